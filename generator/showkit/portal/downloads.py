"""Documents that anybody may take away."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from showkit.content.file_names import FileName, judge
from showkit.model.record import Visibility
from showkit.output.artifact import Artifact
from showkit.output.catalogues import catalogue
from showkit.portal.views import DownloadView

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from showkit.model.material import Document
    from showkit.model.show import Show
    from showkit.portal.reader import Reader
    from showkit.portal.sheets import SheetFile
    from showkit.portal.site import Site


def download_views(show: Show, site: Site, reader: Reader, up: str) -> tuple[DownloadView, ...]:
    """Return what anybody may take of a show: the kit, its sheets, its public documents, its data.

    Documents in the reader's language come first.
    """
    views = kit_views(show, site, reader, up)
    package = site.to_take.packages.get(show.slug)
    if package is None:
        return views
    data = DownloadView(
        title=reader.gettext("The show as data"),
        href=up + quote(package.path),
        about=", ".join(
            ["Data Package, ZIP", reader.size(package.size), *_as_of(show, site, reader)]
        ),
    )
    return (*views, data)


def kit_views(show: Show, site: Site, reader: Reader, up: str) -> tuple[DownloadView, ...]:
    """Return the same without the data, which is for programs."""
    views = list(_archive_views(show, site, reader, up))
    sheets = site.to_take.sheets.get((show.slug, reader.tag), ())
    views += [_sheet_view(sheet, show, reader, up) for sheet in sheets]
    language = reader.tag.split("-", maxsplit=1)[0]
    documents = sorted(
        _public(show, site.root),
        key=lambda pair: pair[0].language.split("-")[0] not in {"", language},
    )
    views += [_document_view(document, source, show, reader, up) for document, source in documents]
    return tuple(views)


def rider_views(show: Show, site: Site, reader: Reader, up: str) -> tuple[DownloadView, ...]:
    """Return what a stage needs of it: the rider in every language, the public files it names.

    The reader's own language comes first.
    """
    tags = sorted(site.addresses.languages, key=lambda tag: tag != reader.tag)
    views = [
        _sheet_view(sheet, show, reader, up, tag)
        for tag in tags
        for sheet in site.to_take.sheets.get((show.slug, tag), ())
        if sheet.is_rider
    ]
    named = show.rider.files if show.rider else ()
    views += [
        _document_view(document, source, show, reader, up)
        for document, source in _public(show, site.root)
        if document.file in named
    ]
    return tuple(views)


def _document_view(
    document: Document, source: Path, show: Show, reader: Reader, up: str
) -> DownloadView:
    about = [
        PurePosixPath(document.file).suffix.removeprefix(".").upper(),
        reader.size(source.stat().st_size),
        reader.language(document.language) if document.language else "",
        reader.day(document.date) if document.date else "",
    ]
    return DownloadView(
        title=reader.text(document.title) or PurePosixPath(document.file).stem,
        href=up + quote(_path(show, document.file)),
        about=", ".join(part for part in about if part),
    )


def _archive_views(show: Show, site: Site, reader: Reader, up: str) -> Iterator[DownloadView]:
    kit = site.to_take.kits.get(show.slug)
    if kit is None:
        return
    photos = len(kit.photographs)
    inside = [
        reader.ngettext("{n} photograph", "{n} photographs", photos).format(n=photos)
        if photos
        else "",
        reader.gettext("texts in {languages}").format(
            languages=reader.listed(
                reader.language(tag) for tag in show.told_in(site.addresses.languages)
            )
        ),
    ]
    about = ["ZIP", reader.size(kit.archive.size), *inside, *_as_of(show, site, reader)]
    yield DownloadView(
        title=reader.gettext("The whole press kit"),
        href=up + quote(kit.archive.path),
        about=", ".join(part for part in about if part),
    )


def _as_of(show: Show, site: Site, reader: Reader) -> Iterator[str]:
    """Yield how old something made of a whole show is: the day of its last news, if it has any."""
    day = site.dated(show)
    if day:
        yield reader.gettext("as of {day}").format(day=reader.day(day))


def _sheet_view(
    sheet: SheetFile, show: Show, reader: Reader, up: str, tag: str = ""
) -> DownloadView:
    """Return a sheet made for the language `tag`, else the reader's, and what it is written in."""
    day = reader.day(sheet.date) if sheet.date else ""
    tag = tag or reader.tag
    written_in = [catalogue(tag).spoken]
    if not sheet.is_rider:
        written_in.append(show.language_for(tag).split("-", maxsplit=1)[0])
    languages = reader.listed(reader.language(one) for one in dict.fromkeys(written_in))
    about = ["PDF", reader.size(sheet.size), languages, day]
    return DownloadView(
        title=sheet.title,
        href=up + quote(sheet.path),
        about=", ".join(part for part in about if part),
    )


def public_documents(show: Show, root: Path) -> Iterator[tuple[Document, Path, str]]:
    """Yield the public documents of a show: each row, its file, and its path in the site."""
    for document, source in _public(show, root):
        yield document, source, _path(show, document.file)


def document_links(show: Show, root: Path, up: str) -> dict[str, str]:
    """Return where on the site each public document lies, by its place in the show's folder."""
    return {
        f"documents/{document.file}": up + quote(_path(show, document.file))
        for document, _ in _public(show, root)
    }


def download_artifacts(show: Show, root: Path) -> tuple[Artifact, ...]:
    """Return the public documents of a show as files of the site, its own trailer among them."""
    files = {_path(show, document.file): source for document, source in _public(show, root)}
    film = _film(show, root)
    if film is not None:
        files.setdefault(_path(show, film.name), film)
    return tuple(Artifact(path, source) for path, source in files.items())


def film_path(show: Show, root: Path) -> str | None:
    """Return the address, from the site's root, of the trailer that is a file of the show.

    None where there is no such file, or where ``documents.csv`` keeps it from the public.
    """
    film = _film(show, root)
    return quote(_path(show, film.name)) if film is not None else None


def _film(show: Show, root: Path) -> Path | None:
    name, folder = show.facts.video.trailer_file, root / show.folder / "documents"
    if not name or judge(name, folder) is not FileName.FILE:
        return None
    kept = (document for document in show.documents if document.file == name)
    if any(document.visibility is not Visibility.PUBLIC for document in kept):
        return None
    return folder / name


def _public(show: Show, root: Path) -> Iterator[tuple[Document, Path]]:
    for document in sorted(show.documents, key=lambda document: (document.order, document.file)):
        source = root / show.folder / "documents" / document.file
        if document.visibility is Visibility.PUBLIC and source.is_file():
            yield document, source


def _path(show: Show, file: str) -> str:
    return f"files/{show.slug}/{file}"
