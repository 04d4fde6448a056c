"""Files that records name, and files that no record names."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Final

from showkit.content.file_names import FileName, file_findings, judge
from showkit.content.rules import FILES
from showkit.content.slugs import as_slug
from showkit.content.suggestions import did_you_mean
from showkit.model.finding import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from showkit.content.load import Loaded
    from showkit.content.yaml import Pointer
    from showkit.model.company import Brand
    from showkit.model.finding import Finding, Rule
    from showkit.model.library import Library
    from showkit.model.show import Show

PROBLEMS: Final[tuple[Rule, ...]] = (FILES.UNSAFE_PATH, FILES.NOT_HERE, FILES.ADDRESS)

_WORDS: Final = re.compile(r"show\.[^.]+\.md")
_OF_A_SHOW: Final = frozenset(
    {
        "changes.csv",
        "credits.csv",
        "datapackage.json",
        "datapackage.yaml",
        "documents",
        "documents.csv",
        "equipment.csv",
        "performances.csv",
        "press.csv",
        "show.en.md",
        "show.fr.md",
        "tech-rider.yaml",
        "visuals",
        "visuals.csv",
    }
)
_OF_CONTENT: Final = ("company.yaml", "shows", "presenters", "link_log", "outreach")
_WORKBOOKS: Final = frozenset({".ods", ".numbers", ".xls", ".xlsx"})


def files_are_where_they_are_named(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A file that is named is there, in the folder of its kind.

    Photographs lie in the show's ``visuals/``, everything else in its ``documents/``, the team's
    portraits, the logo and the company's own typefaces in ``content/``. An absolute path, ``..``,
    a link that leads out of the folder or a web address would work on one computer only, or
    publish what was not meant to be.
    """
    content = loaded.project.content
    company = "content/company.yaml"
    for n, member in enumerate(library.company.team):
        if member.photo:
            place = loaded.place(company, ("team", n, "photo"))
            yield from file_findings(member.photo, content, "content/", place, flat=False)
    for pointer, name in _of_the_brand(library.company.brand):
        place = loaded.place(company, pointer)
        yield from file_findings(name, content, "content/", place, flat=False)
    for show in library.shows:
        folder = loaded.project.root / show.folder / "documents"
        for path, pointer, name in _named_documents(show):
            if judge(name, folder) is not FileName.FILE:  # a place is sought where one is needed
                place = loaded.place(path, pointer)
                yield from file_findings(name, folder, f"{show.folder}/documents/", place)


def _of_the_brand(brand: Brand) -> Iterator[tuple[Pointer, str]]:
    """Yield the files that ``brand`` names."""
    for field in ("logo", "logo_dark"):
        name: str = getattr(brand, field)
        if name:
            yield ("brand", field), name
    for field in ("title_font", "text_font"):
        names: Sequence[str] = getattr(brand, field)
        yield from ((("brand", field, n), name) for n, name in enumerate(names))


def _named_documents(show: Show) -> Iterator[tuple[str, Pointer, str]]:
    """Yield the documents that a show's records name beside documents.csv."""
    if show.facts.teaching_pack:
        yield f"{show.folder}/datapackage.yaml", ("teaching_pack",), show.facts.teaching_pack
    if show.facts.video.trailer_file:
        film = show.facts.video.trailer_file
        yield f"{show.folder}/datapackage.yaml", ("video", "trailer_file"), film
    if show.rider:
        path = f"{show.folder}/tech-rider.yaml"
        if show.rider.lighting.plot_file:
            yield path, ("lighting", "plot_file"), show.rider.lighting.plot_file
        for n, name in enumerate(show.rider.files):
            yield path, ("files", n), name


def files_are_listed(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A photograph or document in a show's folder is listed in its table.

    Only what ``visuals.csv`` or ``documents.csv`` lists reaches anybody. A file whose name begins
    with ``_`` or a dot is your own and is passed over.
    """
    for show in library.shows:
        listed = {
            "visuals": {visual.file for visual in show.visuals},
            "documents": {document.file for document in show.documents}
            | {name for _, _, name in _named_documents(show)},
        }
        for kind, names in listed.items():
            table = loaded.tables.get(f"{show.folder}/{kind}.csv")
            # a row with a mistake of its own lists its file too
            named = names | (table.column("file") if table else frozenset())
            paths = list(_files(loaded.project.root / show.folder / kind))
            known = _meant(named, {path.name for path in paths})
            for path in paths:
                if path.name not in known:
                    place = Place(loaded.project.relative(path))
                    yield FILES.UNUSED.at(place, file=path.name, table=f"{kind}.csv")


def _meant(named: Iterable[str], present: Collection[str]) -> set[str]:
    """Return the files that names stand for, those included that are only nearly right."""
    missing = [name for name in named if name not in present]
    near = (difflib.get_close_matches(name, present, n=1, cutoff=0.6) for name in missing)
    return {*named, *(name for names in near for name in names)}


def names_are_known(library: Library, loaded: Loaded) -> Iterator[Finding]:
    """A file in a show's folder has a name that showkit knows.

    ``performance.csv`` or ``tech_rider.yaml`` would be passed over in silence, and so would a
    contact file that ends in ``.yaml.txt``. A file whose name begins with ``_`` or a dot is your
    own.
    """
    content = loaded.project.content
    own = {show.slug: set(_resources(show)) for show in library.shows}
    for folder in _folders(content / "shows"):
        known = _OF_A_SHOW | own.get(folder.name, set())
        for path in _entries(folder):
            if path.suffix.lower() in _WORKBOOKS and f"{as_slug(path.stem)}.csv" in _OF_A_SHOW:
                place = Place(loaded.project.relative(path))
                table = f"{as_slug(path.stem)}.csv"
                yield FILES.WORKBOOK.at(place, file=path.name, table=table)
            elif path.name not in known and not _WORDS.fullmatch(path.name):
                suggestion = did_you_mean(path.name, _OF_A_SHOW)
                place = Place(loaded.project.relative(path))
                yield FILES.UNKNOWN.at(place, file=path.name, suggestion=suggestion)
    for path in _files(content / "presenters"):
        if path.suffix not in {".yaml", ".yml"} and re.search(r"\.ya?ml", path.name.lower()):
            suggestion = did_you_mean(path.name, [f"{path.name.split('.')[0]}.yaml"])
            place = Place(loaded.project.relative(path))
            yield FILES.UNKNOWN.at(place, file=path.name, suggestion=suggestion)
    for path in _entries(content):
        near = did_you_mean(path.name, _OF_CONTENT)
        missing = [name for name in _OF_CONTENT if not (content / name).exists()]
        if near and did_you_mean(path.name, missing) == near and path.name not in _OF_CONTENT:
            place = Place(loaded.project.relative(path))
            yield FILES.UNKNOWN.at(place, file=path.name, suggestion=near)


def _resources(show: Show) -> Iterator[str]:
    """Yield what a package that lists its own resources has at the top of its folder."""
    for resource in show.facts.resources:
        paths = resource.get("path", ())
        for path in [paths] if isinstance(paths, str) else paths:
            yield str(path).split("/", maxsplit=1)[0]


def _entries(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (
            path
            for path in sorted(folder.iterdir())
            if not path.name.startswith((".", "_", "~")) and not path.name.endswith("~")
        )


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in _entries(folder) if path.is_file())


def _folders(folder: Path) -> Iterator[Path]:
    return (path for path in _entries(folder) if path.is_dir())
