"""The content guide: every file, field, unit, default and example, from the records themselves."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from showkit.content.file_kinds import FILE_KINDS, FileKind, Form
from showkit.content.type_words import choices, record_in, type_words
from showkit.content.vocabularies import LIST_NAMES, terms
from showkit.model.message import Message
from showkit.model.requirement import Amount, Choice, Item, Provision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic.fields import FieldInfo

    from showkit.model.record import Record
    from showkit.output.catalogues import Catalogue

_WRITTEN_BY_SHOWKIT = frozenset({"engagement", "imported"})
_SHAPES: Sequence[tuple[type[Record], Message, Message, str]] = (
    (
        Amount,
        Message("Amount"),
        Message("A number that a room must reach. One bare number is the minimum."),
        "width: 8\nwidth: {min: 8, ideal: 10, level: required}",
    ),
    (
        Provision,
        Message("Provision"),
        Message("Something that a room has or has not. A bare yes or no will do."),
        "crossover: yes\ncrossover: {value: yes, level: preferred}",
    ),
    (
        Choice,
        Message("Choice"),
        Message("Values that will do. A bare word or a list of them will do."),
        "floor: wood\nfloor: {any_of: [wood, sprung], level: preferred}",
    ),
    (
        Item,
        Message("Equipment list"),
        Message("A list; a line may be just its name."),
        "microphones:\n  - two boundary microphones\n  - {quantity: 2, item: {fr: HF, en: Radio}}",
    ),
)


def content_guide(words: Catalogue) -> str:
    """Return the guide in Markdown, in the language of `words`."""
    return "\n".join([*_intro(words), *_files(words), *_shapes(words), *_vocabularies(words)])


def _intro(words: Catalogue) -> Iterator[str]:
    say = words.say
    yield "# " + say(Message("Content guide"))
    yield ""
    yield say(
        Message(
            "Everything that you can write in content/, file by file. Only what is marked "
            "required has to be there. This page is made from the program itself (make docs)."
        )
    )
    yield ""
    for sentence in (
        Message(
            "Text in several languages: {example}. One bare text serves every language.",
            example="`{fr: Gril, en: Grid}`",
        ),
        Message("Where a list is meant, one value alone will do: {example}.", example="`fr`"),
        Message(
            "Yes and no may be written {examples}.",
            examples="`yes`, `no`, `true`, `false`, `oui`, `non`",
        ),
        Message(
            "A field whose name begins with {prefix} is your own: showkit keeps it, checks "
            "nothing and publishes nothing of it.",
            prefix="`x-`",
        ),
        Message(
            "In a table, columns may stand in any order. Comma, semicolon and tab are "
            "understood, and so is what spreadsheets save."
        ),
    ):
        yield f"- {say(sentence)}"
    yield ""


def _files(words: Catalogue) -> Iterator[str]:
    for kind in FILE_KINDS:
        yield f"## {words.say(kind.title)}"
        yield ""
        yield f"`content/{kind.path}`"
        yield ""
        yield words.say(kind.about)
        yield ""
        yield from _fields(kind.record, kind, (), words)


def _fields(
    record: type[Record], kind: FileKind, path: tuple[str, ...], words: Catalogue
) -> Iterator[str]:
    """Yield the table of a record's fields, then the tables of the records in it."""
    fields = [
        (info.alias or name, info)
        for name, info in record.model_fields.items()
        if name != "extensions" and not info.exclude
    ]
    titles = (Message("Field"), Message("Meaning"), Message("Value"), Message("Example"))
    if kind.form is Form.TABLE:
        titles = (Message("Column"), *titles[1:])
    yield _row([words.say(title) for title in titles])
    yield _row(["---"] * len(titles))
    for name, info in fields:
        yield _row([f"`{name}`", _meaning(info, words), _value(info, words), _example(info)])
    yield ""
    shapes = {shape for shape, *_ in _SHAPES}
    for name, info in fields:
        inner = record_in(info)
        if inner is None or inner in shapes or name in _WRITTEN_BY_SHOWKIT:
            continue
        here = (*path, name)
        yield f"### `{'.'.join(here)}`"
        yield ""
        yield from _fields(inner, kind, here, words)


def _meaning(info: FieldInfo, words: Catalogue) -> str:
    text = words.gettext(info.description) if info.description else ""
    if info.is_required():
        return words.say(Message("{meaning} (**required**)", meaning=text))
    return text


def _value(info: FieldInfo, words: Catalogue) -> str:
    parts = [words.say(type_words(info))]
    allowed = choices(info)
    if allowed:
        parts = [", ".join(f"`{word}`" for word in allowed)]
    default = _default(info)
    if default:
        parts.append(words.say(Message("if left out: {value}", value=f"`{default}`")))
    return "; ".join(parts)


def _default(info: FieldInfo) -> str:
    """Return what counts where the field is left out, as one would write it; or nothing."""
    value = None if info.is_required() else info.default
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return f"{value:g}"
    return value if isinstance(value, str) else ""


def _example(info: FieldInfo) -> str:
    return f"`{info.examples[0]}`" if info.examples else ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _shapes(words: Catalogue) -> Iterator[str]:
    rider = FILE_KINDS[3]
    for record, title, about, example in _SHAPES:
        yield f"## {words.say(title)}"
        yield ""
        yield words.say(about)
        yield ""
        yield "```yaml"
        yield example
        yield "```"
        yield ""
        yield from _fields(record, rider, (), words)


def _vocabularies(words: Catalogue) -> Iterator[str]:
    for vocabulary, title in LIST_NAMES.items():
        yield f"## {words.say(title)}"
        yield ""
        yield words.say(Message("The sector's vocabulary (Artsdata, CC0)."))
        yield ""
        for term in terms(vocabulary).values():
            yield f"- `{term.id}` {term.label(words.language)}"
        yield ""
