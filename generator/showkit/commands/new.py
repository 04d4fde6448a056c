"""``showkit new``: commented, valid files to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.commands.progress import say
from showkit.commands.schemas import write_schemas
from showkit.content.load import load
from showkit.content.records import check_slug
from showkit.content.slugs import as_slug
from showkit.content.starter import (
    PERSON,
    starting_campaign,
    starting_company,
    starting_presenter,
    starting_show,
)
from showkit.model.finding import Place
from showkit.model.message import Message
from showkit.output.cache import write_atomically
from showkit.output.catalogues import catalogue, reader_language

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from showkit.model.company import Company
    from showkit.output.catalogues import Catalogue
    from showkit.output.project import Project


class NewError(Exception):
    """The files cannot be begun; `message` says why and what would do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def new_company(project: Project, name: str) -> int:
    """Begin a company: ``content/company.yaml``."""
    words = catalogue(reader_language())
    return _write(project, starting_company(name, words), words)


def new_show(project: Project, slug: str) -> int:
    """Begin a show: its facts, words, tech rider and tables."""
    company, _ = _company(project)
    _require_slug(slug, {path.name for path in _entries(project, "shows")})
    words = catalogue(company.main_language)
    files = starting_show(slug, company.languages, words)
    code = _write(project, files, words)
    for folder in ("visuals", "documents"):
        (project.content / "shows" / slug / folder).mkdir(exist_ok=True)
    return code


def new_presenter(project: Project, slug: str, person: str = "") -> int:
    """Begin a contact file, with a first person whose id nobody else has."""
    company, ids = _company(project)
    _require_slug(slug, {path.stem for path in _entries(project, "presenters")})
    words = catalogue(company.main_language)
    name = person or words.say(PERSON)
    first = {"id": _free_id(as_slug(person) if person else f"{slug}-1", ids), "name": name}
    house = slug.replace("-", " ").capitalize()
    return _write(project, starting_presenter(slug, house, first, words), words)


def new_campaign(project: Project, slug: str) -> int:
    """Begin a campaign: to whom, and a letter in each language of the company."""
    company, _ = _company(project)
    _require_slug(slug, {path.stem for path in _entries(project, "outreach")})
    words = {tag: catalogue(tag) for tag in company.languages}
    return _write(project, starting_campaign(slug, words), words[company.main_language])


def _company(project: Project) -> tuple[Company, frozenset[str]]:
    """Return the company and the ids of all people; the rest may have errors for now."""
    library = load(project).library
    if library is None:
        raise NewError(Message("company.yaml comes first: mend it, or write “showkit new company”"))
    return library.company, frozenset(one for _, person in library.people() for one in person.ids)


def _entries(project: Project, folder: str) -> Collection[Path]:
    here = project.content / folder
    return tuple(here.iterdir()) if here.is_dir() else ()


def _require_slug(slug: str, taken: Collection[str]) -> None:
    free = _free_id(as_slug(slug), taken)
    if check_slug(slug, Place("")):
        raise NewError(
            Message(
                "the name “{name}” cannot be an address; use small letters, digits and hyphens: "
                "“{suggestion}” would do",
                name=slug,
                suggestion=free,
            )
        )
    if slug in taken:
        raise NewError(
            Message(
                "“{name}” is there already and was left as it is; “{suggestion}” is free",
                name=slug,
                suggestion=free,
            )
        )


def _free_id(wanted: str, taken: Collection[str]) -> str:
    number = 2
    free = wanted
    while free in taken:
        free = f"{wanted}-{number}"
        number += 1
    return free


def _write(project: Project, files: Mapping[str, str], words: Catalogue) -> int:
    """Write files that are not there yet, all or none; say which."""
    targets = {project.content / path: text for path, text in files.items()}
    for path in targets:
        if path.exists() or path.is_symlink():
            raise NewError(
                Message(
                    "{file} is there already and was left as it is", file=project.relative(path)
                )
            )
    for path, text in targets.items():
        write_atomically(path, text.encode())
    write_schemas(project, words)
    for path in targets:
        say(Message("New: {file}", file=project.relative(path)))
    return 0
