"""Documents that anybody may take away."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from showkit.model.record import Visibility
from showkit.output.artifact import Artifact
from showkit.portal.views import DownloadView

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from showkit.model.material import Document
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site


def download_views(show: Show, site: Site, reader: Reader, up: str) -> tuple[DownloadView, ...]:
    """Return the public documents of a show, those in the reader's language first."""
    views = []
    language = reader.tag.split("-", maxsplit=1)[0]
    documents = sorted(
        _public(show, site.root),
        key=lambda pair: pair[0].language.split("-")[0] not in {"", language},
    )
    for document, source in documents:
        about = [
            PurePosixPath(document.file).suffix.removeprefix(".").upper(),
            reader.size(source.stat().st_size),
            reader.language(document.language) if document.language else "",
        ]
        views.append(
            DownloadView(
                title=reader.text(document.title) or PurePosixPath(document.file).stem,
                href=up + quote(_path(show, document)),
                about=", ".join(part for part in about if part),
            )
        )
    return tuple(views)


def document_links(show: Show, root: Path, up: str) -> dict[str, str]:
    """Return where on the site each public document lies, by its place in the show's folder."""
    return {
        f"documents/{document.file}": up + quote(_path(show, document))
        for document, _ in _public(show, root)
    }


def download_artifacts(show: Show, root: Path) -> tuple[Artifact, ...]:
    """Return the public documents of a show as files of the site."""
    return tuple(
        Artifact(_path(show, document), source) for document, source in _public(show, root)
    )


def _public(show: Show, root: Path) -> Iterator[tuple[Document, Path]]:
    for document in sorted(show.documents, key=lambda document: (document.order, document.file)):
        source = root / show.folder / "documents" / document.file
        if document.visibility is Visibility.PUBLIC and source.is_file():
            yield document, source


def _path(show: Show, document: Document) -> str:
    return f"files/{show.slug}/{document.file}"
