"""A mapping as a file that people edit: with a comment wherever they may want to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.contacts.exchange.column_names import How
from showkit.content.yaml import dump_yaml
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from showkit.contacts.exchange.mapping import ImportMapping
    from showkit.contacts.exchange.matching import Matched


def mapping_text(
    mapping: ImportMapping,
    matched: Matched,
    file_name: str,
    say: Callable[[Message], str],
) -> str:
    """Return the file of a proposed mapping, with a comment wherever a person may want to edit."""
    lines = [
        f"# {say(one)}"
        for one in (
            Message("How contacts are read from “{file}”.", file=file_name),
            Message("Edit it and import again; a line that you delete is proposed anew."),
        )
    ]
    lines += list(_facts(mapping, say))
    lines += ["", *_columns(mapping, matched, say)]
    lines += ["", *_others(mapping, say)]
    return "\n".join(lines) + "\n"


def _facts(mapping: ImportMapping, say: Callable[[Message], str]) -> Iterator[str]:
    given = mapping.model_dump(mode="json", include={"product", "sheet", "header", "rows", "dates"})
    comments = {
        "rows": Message("what a row is: person, house or mixed"),
        "dates": Message("03/04/2026 is: day-first or month-first"),
    }
    for name, value in given.items():
        if value:
            comment = f"  # {say(comments[name])}" if name in comments else ""
            yield dump_yaml({name: value}).rstrip() + comment
        elif name == "dates":
            yield f"# dates: day-first  # {say(comments[name])}"
    comment = say(Message("what parts several values in one cell; left out: ; / | and line ends"))
    if mapping.separator:
        yield dump_yaml({"separator": mapping.separator}).rstrip() + f"  # {comment}"
    else:
        yield f'# separator: ","  # {comment}'


def _columns(
    mapping: ImportMapping, matched: Matched, say: Callable[[Message], str]
) -> Iterator[str]:
    about = (
        Message("Each column and the field that it fills; “ignore” leaves it out,"),
        Message("“keep” keeps it under a name of its own."),
        Message("All fields are listed at the end of docs/spreadsheets.md."),
    )
    yield from (f"# {say(line)}" for line in about)
    yield "columns:"
    reasons = {
        How.GUESS: Message("a guess"),
        How.VALUES: Message("a guess, by what stands in it"),
        How.TAKEN: Message("another column fills the same: left out"),
        How.UNKNOWN: Message("not known: left out"),
    }
    how = {column.name: column.how for column in matched.columns}
    for name, word in mapping.columns.items():
        reason = reasons.get(how.get(name, How.NAME))
        comment = f"  # {say(reason)}" if reason else ""
        yield "  " + dump_yaml({name: word}).rstrip() + comment


def _others(mapping: ImportMapping, say: Callable[[Message], str]) -> Iterator[str]:
    about = Message("What tells who a row is about, surest first.")
    yield f"# {say(about)}"
    yield "identify:"
    yield f"  house: [{', '.join(mapping.identify.house)}]"
    yield f"  person: [{', '.join(mapping.identify.person)}]"
    comment = Message(
        "people of whom the sheet names no house: ask, own (one named like them), skip"
    )
    yield f"without_house: {mapping.without_house}  # {say(comment)}"
    examples = (
        ("fixed", Message("The same for every row."), {"house.relation": "prospect"}),
        ("words", Message("What words of the sheet mean."), {"cirque nouveau": "circus"}),
        (
            "settled",
            Message(
                "Who is meant where showkit asks: an e-mail or a house's name, and an id, “new” "
                "or “skip”."
            ),
            {"Théâtre Vauban": "le-vauban"},
        ),
    )
    for name, said, example in examples:
        yield f"# {say(said)}"
        value = getattr(mapping, name)
        text = dump_yaml({name: value or example}).rstrip().splitlines()
        yield from text if value else (f"# {line}" for line in text)
