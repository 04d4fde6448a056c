"""Starting files: commented, valid, with every field that one may want, from the records."""

from __future__ import annotations

import textwrap
from functools import cache
from typing import TYPE_CHECKING, Final

from showkit.content.file_kinds import FILE_KINDS, FileKind, Form, schema_line
from showkit.content.table_schema import columns
from showkit.content.type_words import choices, holds_several, record_in, type_words
from showkit.content.yaml import dump_yaml
from showkit.model.campaign import Campaign, CampaignWords
from showkit.model.message import Message
from showkit.model.requirement import Amount, Choice, Item, Provision
from showkit.output.catalogues import available_languages, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pydantic.fields import FieldInfo

    from showkit.model.record import Record
    from showkit.output.catalogues import Catalogue

TAGLINE: Final = Message("One sentence that says who you are")
BODY: Final = Message("Here the text begins, in Markdown.")
PERSON: Final = Message("First name Last name")
NOBODY_YET: Final = Message("write here for whom")
SUBJECT: Final = Message("One line for which it is opened")
LETTER: Final = Message(
    "Here the letter begins, in Markdown: three sentences are better than ten. The greeting above "
    "it and your name under it are added.\n\n"
    "What fits your house is on [your own page]({{page}})."
)
SITE_URL: Final = "https://www.example.org/"
"""What stands in a new file until somebody writes their own."""

_WIDTH: Final = 88
_WRITTEN_AS_EXAMPLE: Final = (Amount, Provision, Choice, Item)
_COMPANY, _FACTS, _WORDS, _RIDER = FILE_KINDS[:4]
_PRESENTER: Final = next(kind for kind in FILE_KINDS if kind.path.startswith("presenters/"))
_CAMPAIGN: Final = next(kind for kind in FILE_KINDS if kind.record is Campaign)
_LETTER: Final = next(kind for kind in FILE_KINDS if kind.record is CampaignWords)
_LATER: Final = frozenset(
    {
        *("$schema", "id", "title", "description", "version", "homepage", "contributors"),
        *("sources", "licenses", "image", "resources", "company", "former_slugs", "same_as"),
    }
)
"""What nobody needs when a show is begun; the content guide has it."""


@cache
def said(message: Message) -> AbstractSet[str]:
    """Return a sentence in every language in which showkit may have written it."""
    return {catalogue(tag).say(message) for tag in available_languages()}


def is_unnamed(name: str) -> bool:
    """Tell whether a person is still called what a new contact file calls them."""
    return name.strip() in said(PERSON)


def is_starting_letter(subject: str, body: str) -> bool:
    """Tell whether a letter still has the subject or the first paragraph of a new one."""
    first = {text.partition("\n\n")[0] for text in said(LETTER)}
    return subject.strip() in said(SUBJECT) or any(text in body for text in first)


def starting_company(name: str, words: Catalogue) -> Mapping[str, str]:
    """Return the files of a new company, by their path from ``content/``."""
    tag = words.tag
    tagline = words.say(TAGLINE)
    given = {
        "name": _scalar(name),
        "tagline": f"{{{tag.split('-')[0]}: {_scalar(tagline)}}}",
        "languages": f"[{tag}]",
        "site_url": SITE_URL,
    }
    return {_COMPANY.path: _yaml(_COMPANY, _COMPANY.path, words, given)}


def starting_show(slug: str, languages: Sequence[str], words: Catalogue) -> Mapping[str, str]:
    """Return the files of a new show, by their path from ``content/``.

    A text per language of the company, the facts, the tech rider, and each table with its first
    row. `words` are those of the comments.
    """
    folder = f"shows/{slug}/"
    title = slug.replace("-", " ").capitalize()
    begun = {"name": slug, "state": "creation"}
    files = {
        f"{folder}datapackage.yaml": _yaml(_FACTS, _FACTS.path, words, begun, _LATER),
        f"{folder}tech-rider.yaml": _yaml(_RIDER, _RIDER.path, words, {"version": '"1"'}),
    }
    for tag in languages:
        text = words.say(BODY)
        facts = _fields(_WORDS, words, {"title": _scalar(title)}, frozenset({"body"}))
        files[f"{folder}show.{tag}.md"] = "\n".join(["---", *facts, "---", "", text, ""])
    for kind in FILE_KINDS:
        if kind.form is Form.TABLE and kind.path.startswith("shows/"):
            name = kind.path.rpartition("/")[2]
            files[folder + name] = _first_row(kind.record, languages)
    return files


def starting_presenter(
    slug: str, name: str, person: Mapping[str, str], words: Catalogue
) -> Mapping[str, str]:
    """Return the contact file of a new presenter; `person` has an `id` and a `name`."""
    given = {
        "name": _scalar(name),
        "relation": "prospect",
        "people": "".join(
            f"\n  {_dash(n)}{key}: {_scalar(value)}"
            for n, (key, value) in enumerate(person.items())
        ),
    }
    path = f"presenters/{slug}.yaml"
    left_out = frozenset({"engagement", "imported", "former_slugs"})
    return {path: _yaml(_PRESENTER, path, words, given, left_out)}


def starting_campaign(slug: str, words: Mapping[str, Catalogue]) -> Mapping[str, str]:
    """Return the files of a new campaign: its facts, and a letter in each locale of `words`.

    It goes to nobody until its filter is written: nothing goes out by mistake.
    """
    first = next(iter(words.values()))
    title = slug.replace("-", " ").capitalize()
    given = {"title": _scalar(title), "where": f'name is "{first.say(NOBODY_YET)}"'}
    path = f"outreach/{slug}.yaml"
    files = {path: _yaml(_CAMPAIGN, path, first, given)}
    for tag, said_in in words.items():
        subject = _scalar(said_in.say(SUBJECT))
        facts = _fields(_LETTER, said_in, {"subject": subject}, frozenset({"body"}))
        files[f"outreach/{slug}.{tag}.md"] = "\n".join(
            ["---", *facts, "---", "", said_in.say(LETTER), ""]
        )
    return files


def _dash(position: int) -> str:
    return "  " if position else "- "


def _first_row(record: type[Record], languages: Sequence[str]) -> str:
    names: list[str] = []
    for column in columns(record):
        own = dict.fromkeys(tag.split("-")[0] for tag in languages)
        names += [f"{column.name}_{tag}" for tag in own] if column.local else [column.name]
    return ",".join(names) + "\n"


def _yaml(
    kind: FileKind,
    path: str,
    words: Catalogue,
    given: Mapping[str, str],
    left_out: frozenset[str] = frozenset(),
) -> str:
    about = words.say(kind.about)
    hint = words.say(Message("Take away the # before what you need."))
    lines = [schema_line(path, kind.schema), *_comment(about), *_comment(hint), ""]
    return "\n".join([*lines, *_fields(kind, words, given, left_out)]) + "\n"


def _fields(
    kind: FileKind, words: Catalogue, given: Mapping[str, str], left_out: frozenset[str]
) -> Iterator[str]:
    """Yield the lines of a file: what is given stands, everything else is commented out.

    No space follows the # of a field, so that it stands in line once the # is taken away.
    """
    for name, info in _own_fields(kind.record, left_out):
        yield from _comment(_explained(info, words))
        if name in given:
            value = given[name]
            yield f"{name}:{value}" if value.startswith("\n") else f"{name}: {value}"
            yield from (f"#{line}" for line in _rest_of_person(name, info, words))
        else:
            yield from (f"#{line}".rstrip() for line in _offered(name, info, words))
        yield ""


def _rest_of_person(name: str, info: FieldInfo, words: Catalogue) -> Iterator[str]:
    """Yield what else may be said of the first entry of a list, under the lines given."""
    inner = record_in(info)
    if name == "people" and inner is not None:
        for field, said in _own_fields(inner, frozenset({"id", "name"})):
            yield from (f"    {line}" for line in _offered(field, said, words, explained=True))


def _offered(
    name: str, info: FieldInfo, words: Catalogue, *, explained: bool = False
) -> Iterator[str]:
    """Yield the lines of one field that people may want, with the fields inside it."""
    if explained:
        yield from _comment(_explained(info, words))
    inner = record_in(info)
    if inner is None or issubclass(inner, _WRITTEN_AS_EXAMPLE) or info.examples:
        yield f"{name}: {info.examples[0] if info.examples else ''}".rstrip()
        return
    yield f"{name}:"
    is_list = holds_several(info)
    if name == "shows":  # by the name of a show
        yield "  a-show:"
    lines = [
        line
        for field, said in _own_fields(inner, frozenset())
        for line in _offered(field, said, words, explained=True)
    ]
    indent = "    " if is_list else "  "
    for number, line in enumerate(lines):
        yield ("  - " if is_list and not number else indent) + line


def _own_fields(record: type[Record], left_out: frozenset[str]) -> Iterator[tuple[str, FieldInfo]]:
    for name, info in record.model_fields.items():
        shown = info.alias or name
        if name != "extensions" and not info.exclude and shown not in left_out:
            yield shown, info


def _explained(info: FieldInfo, words: Catalogue) -> str:
    """Return what a field is and, in brackets, what it takes; fields of its own speak below."""
    text = words.gettext(info.description) if info.description else ""
    inner = record_in(info)
    if inner is not None and not issubclass(inner, _WRITTEN_AS_EXAMPLE):
        return text
    allowed = choices(info)
    takes = " | ".join(allowed) if allowed else words.say(type_words(info))
    return f"{text} [{takes}]"


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in textwrap.wrap(text, _WIDTH, break_on_hyphens=False)]


def _scalar(text: str) -> str:
    """Return a text as a YAML value, quoted where it must be."""
    return dump_yaml({"x": text}).removeprefix("x: ").rstrip("\n")
