"""All fields of the filter language, and the groups that ``room(…)`` and its like single out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.folding import folded_words
from showkit.content.where.house_fields import HOUSE_FIELDS
from showkit.content.where.interest_fields import INTEREST_FIELDS
from showkit.content.where.person_fields import PERSON_FIELDS
from showkit.content.where.room_fields import ROOM_FIELDS
from showkit.content.where.subject import Group
from showkit.content.where.talk_fields import EXCHANGE_FIELDS, TALK_FIELDS
from showkit.content.where.visit_fields import VISIT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.content.where.subject import Field

FIELDS: Final[tuple[Field, ...]] = (
    *HOUSE_FIELDS,
    *INTEREST_FIELDS,
    *VISIT_FIELDS,
    *PERSON_FIELDS,
    *ROOM_FIELDS,
    *TALK_FIELDS,
    *EXCHANGE_FIELDS,
)
"""The fields, in the order of the reference."""

BY_NAME: Final[Mapping[str, Field]] = {
    folded_words(name): field
    for field in FIELDS
    for name in (field.name, field.french, *field.also)
}
"""Fields by every name that they have, folded."""

LONGEST_NAME: Final = max(len(name.split()) for name in BY_NAME)
"""The most words that a field's name has."""

GROUPS: Final[Mapping[str, Group]] = {
    **dict.fromkeys(("room", "salle"), Group.ROOM),
    **dict.fromkeys(("person", "personne", "contact"), Group.PERSON),
    **dict.fromkeys(("talk", "pourparlers", "discussion"), Group.TALK),
    **dict.fromkeys(("exchange", "echange"), Group.EXCHANGE),
}
"""What may stand before a parenthesis, folded."""
