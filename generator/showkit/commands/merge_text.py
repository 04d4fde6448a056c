"""What a merge would do, for the person who is to say yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from showkit.contacts.duplicates.pairs import Sort
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from showkit.commands.merge import Plan
    from showkit.contacts.merging.houses import Merge
    from showkit.model.library import Library
    from showkit.output.catalogues import Catalogue

_LONGEST: Final = 70


def as_text(plan: Plan, library: Library, words: Catalogue) -> str:
    """Return what is kept, what is taken over and what is kept aside, a line each."""
    names = {"a": _shown(plan.a, plan, library), "b": _shown(plan.b, plan, library)}
    lines = [words.say(Message("{a} is kept and takes over {b}:", **names))]
    lines += _facts(plan.merge, words)
    if plan.sort is Sort.HOUSE:
        text = Message("its name leads here; every link that it or its people were sent works on")
    else:
        text = Message("the link that was sent opens the page of {a}", **names)
    lines.append(f"  = {words.say(text)}")
    lines += [f"  ! {words.say(warning)}" for warning in plan.warnings]
    return "\n".join(lines)


def _shown(name: str, plan: Plan, library: Library) -> str:
    """Return a record as people know it, with its name in the contact base."""
    if plan.sort is Sort.HOUSE:
        return f"{library.presenter_by_slug[name].name} ({name})"
    house, person = library.person_by_id[name]
    return f"{person.name}, {house.name} ({name})"


def _facts(merge: Merge, words: Catalogue) -> Iterator[str]:
    for way, value in merge.taken:
        yield f"  + {_way(way)}: {_value(value)}"
    for way, value in merge.aside:
        said = words.say(
            Message("{field} says otherwise and is kept aside: {value}", field=_way(way),
                    value=_value(value))
        )  # fmt: skip
        yield f"  ~ {said}"
    for comment in merge.comments:
        said = words.say(Message("a comment is kept aside: {comment}", comment=_value(comment)))
        yield f"  ~ {said}"


def _way(way: Sequence[str | int]) -> str:
    return ".".join(map(str, way))


def _value(value: Any) -> str:  # noqa: ANN401 - YAML holds anything
    text = "; ".join(map(_plain, value)) if isinstance(value, list) else _plain(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _plain(value: Any) -> str:  # noqa: ANN401 - YAML holds anything
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return "; ".join(map(_plain, value))
    return " ".join(str(value).split())
