"""The press kit of a show: photographs in full size, texts in every language, documents, logo."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from showkit.content.file_names import FileName, judge
from showkit.content.slugs import as_slug
from showkit.kit.bundles.archive import Made, Part, archives
from showkit.kit.bundles.paragraphs import RECIPE
from showkit.kit.bundles.texts import about, markdown, photo_credits, plain, written
from showkit.kit.pictures.picture import Original
from showkit.kit.pictures.print_size import print_copy
from showkit.kit.visuals import rights_of
from showkit.model.record import Visibility
from showkit.output.artifact import Artifact
from showkit.output.memory import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from showkit.kit.bundles.paragraphs import Paragraph
    from showkit.kit.bundles.texts import Reader
    from showkit.model.company import Company
    from showkit.model.library import Library
    from showkit.model.material import Visual
    from showkit.model.show import Show
    from showkit.output.cache import Cache
    from showkit.output.project import Project

_PHOTOS: Final = "photos"


@dataclass(frozen=True)
class PressKit:
    """What there is to take of a show.

    `archive` is the kit; `photographs` are its photographs in full size, by the name of the file
    in ``visuals/``.
    """

    archive: Artifact
    photographs: Mapping[str, Artifact]

    @property
    def artifacts(self) -> tuple[Artifact, ...]:
        """The files to publish."""
        return (self.archive, *self.photographs.values())


@dataclass(frozen=True)
class KitInputs:
    """What every kit is made from: who reads, and at which address a show has its page.

    `more` gives, by a show's slug, further files of its kit, by their names in it; `memory` has
    what an earlier build planned for a show's kit.
    """

    library: Library
    project: Project
    readers: Sequence[Reader]
    url: Callable[[Show, str], str]
    more: Mapping[str, Mapping[str, Path]]
    memory: Remembered = field(default_factory=Remembered)


def make_press_kits(
    inputs: KitInputs, cache: Cache, advance: Callable[[int, int], None]
) -> Mapping[str, PressKit]:
    """Return the press kit of each show by its slug; what has not changed is not made again.

    `advance` is called with (done, to do), and not at all where there is none.
    """
    photographs = {
        show.slug: dict(_photographs(show, inputs.project, cache)) for show in inputs.library.shows
    }
    wanted = (
        (show.slug, _planned(show, inputs, photographs[show.slug])) for show in inputs.library.shows
    )
    made = archives(wanted, inputs.project.cache / "bundles", advance, cache.digest_of)
    return {
        slug: PressKit(Artifact(f"files/{slug}/{slug}-kit.zip", path), photographs[slug])
        for slug, path in made.items()
    }


def _planned(show: Show, inputs: KitInputs, photographs: Mapping[str, Artifact]) -> Sequence[Part]:
    return inputs.memory.once(
        show.folder,
        "kit",
        lambda: tuple(_parts(show, inputs, photographs)),
        tuple(photographs.values()),
        tuple(inputs.more.get(show.slug, {}).items()),
    )


def _photographs(show: Show, project: Project, cache: Cache) -> Iterator[tuple[str, Artifact]]:
    """Yield the public photographs in full size, numbered as the company orders them."""
    folder = project.root / show.folder / "visuals"
    public = [one for one in show.visuals if one.visibility is Visibility.PUBLIC]
    for n, visual in enumerate(public, 1):
        if judge(visual.file, folder) is not FileName.FILE:
            continue
        source = folder / visual.file
        copy = print_copy(Original(source, rights_of(visual)), cache.digest_of(source), cache)
        if copy is not None:
            yield visual.file, Artifact(f"files/{show.slug}/{_PHOTOS}/{_name(n, visual)}", copy)


def _name(n: int, visual: Visual) -> str:
    """Return the name of a photograph in a kit: its place, and whose it is."""
    stem = as_slug(PurePosixPath(visual.file).stem)
    owner = f"-{as_slug(visual.photographer)}" if visual.photographer else ""
    return f"{n:02}-{stem}{owner}.jpg"


def _parts(show: Show, inputs: KitInputs, photographs: Mapping[str, Artifact]) -> Iterator[Part]:
    parts = list(_told_of(show, inputs, photographs))
    folders = {part.name.split("/")[1] if part.name.count("/") > 1 else "" for part in parts}
    said = [
        about(show, inputs.library.company, inputs.url(show, reader.tag), folders, reader)
        for reader in inputs.readers
    ]
    yield _text(f"{show.slug}/README.txt", "\n---\n\n".join(said))
    yield from parts


def _told_of(show: Show, inputs: KitInputs, photographs: Mapping[str, Artifact]) -> Iterator[Part]:
    """Yield all of a kit but the file that says what is in it."""
    company, top = inputs.library.company, show.slug
    told_in = show.told_in([reader.tag for reader in inputs.readers])
    for reader in (one for one in inputs.readers if one.tag in told_in):
        yield _text(f"{top}/texts/{show.slug}.{reader.tag}.txt", plain(show, reader))
        yield _text(f"{top}/texts/{show.slug}.{reader.tag}.md", markdown(show, reader))
        yield Part(f"{top}/texts/{show.slug}.{reader.tag}.docx", _word(show, company, reader))
    by_file = {visual.file: visual for visual in show.visuals}
    named = []
    for file, artifact in photographs.items():
        name = PurePosixPath(artifact.path).name
        named.append((name, by_file[file]))
        yield Part(f"{top}/{_PHOTOS}/{name}", artifact.source)
    if named:
        yield _text(f"{top}/{_PHOTOS}/CREDITS.txt", photo_credits(named, inputs.readers))
    for name, path in _documents(show, inputs.project.root):
        yield Part(f"{top}/documents/{name}", path)
    for name, path in inputs.more.get(show.slug, {}).items():
        yield Part(f"{top}/{name}", path)
    yield from _logos(company, inputs.project.content, top)


def _word(show: Show, company: Company, reader: Reader) -> Made:
    """Return how the words of a show become a Word document; that waits until a kit is made."""
    title = reader.set(show.in_language(reader.tag).title)
    paragraphs = written(show, reader)
    return Made(
        f"{RECIPE} {title} {company.name} {reader.tag} {paragraphs}",
        partial(_word_document, title, reader.set(company.name), reader.tag, paragraphs),
    )


def _word_document(
    title: str, author: str, language: str, paragraphs: Sequence[Paragraph]
) -> bytes:
    from showkit.kit.bundles.word import word_document  # noqa: PLC0415 - most builds make none

    return word_document(title, author, language, paragraphs)


def _text(name: str, text: str) -> Part:
    # with a mark, so that Windows' own editor does not take accents for something else
    return Part(name, b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())


def _documents(show: Show, root: Path) -> Iterator[tuple[str, Path]]:
    folder = root / show.folder / "documents"
    for document in show.documents:
        is_open = document.visibility is Visibility.PUBLIC
        if is_open and judge(document.file, folder) is FileName.FILE:
            yield document.file, folder / document.file


def _logos(company: Company, content: Path, top: str) -> Iterator[Part]:
    names = dict.fromkeys((company.brand.logo, company.brand.logo_dark))
    for name in names:
        if name and judge(name, content, flat=False) is FileName.FILE:
            yield Part(f"{top}/logo/{PurePosixPath(name).name}", content / name)
