"""What is wrong with the letter of a campaign, beyond what any text may have."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from showkit.content.rules import OUTREACH
from showkit.content.starter import is_starting_letter
from showkit.content.suggestions import did_you_mean
from showkit.model.finding import Place
from showkit.model.message import Message
from showkit.outreach.fields import FIELDS, IN_FRENCH, PAGE, fields_in, marked, unknown_fields
from showkit.portal.prose import to_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from showkit.content.front_matter import FrontMatter
    from showkit.model.campaign import CampaignWords
    from showkit.model.finding import Finding

_PICTURE: Final = re.compile(r"!\[[^\]\n]*\]\(|<img\b", re.IGNORECASE)
_HREF: Final = re.compile(r' href="(?P<address>[^"]*)"')
_LEADS_SOMEWHERE: Final = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)


def letter_findings(parsed: FrontMatter, words: CampaignWords | None) -> Iterator[Finding]:
    """Yield what is wrong with a letter as it was read; `words` where its facts are right."""
    for start, field in unknown_fields(parsed.body):
        yield _unknown_field(_place(parsed, start), field)
    if words is None:
        return
    subject = parsed.facts.place(("subject",))
    for _, field in unknown_fields(words.subject):
        yield _unknown_field(subject, field)
    if PAGE in fields_in(words.subject):
        yield OUTREACH.LINK_IN_SUBJECT.at(subject)
    if is_starting_letter(words.subject, words.body):
        yield OUTREACH.NOT_WRITTEN.at(Place(parsed.facts.path))
    yield from _links(parsed)
    for found in _PICTURE.finditer(parsed.body):
        yield OUTREACH.PICTURE.at(_place(parsed, found.start()))


def _links(parsed: FrontMatter) -> Iterator[Finding]:
    """Yield a finding for each link that leads nowhere from where letters are read."""
    field = f"{{{PAGE}}}"
    for found in _HREF.finditer(to_html(marked(parsed.body), "en")):
        address = unescape(found["address"]).replace(marked(field), field)
        is_told = any(unknown_fields(address))
        if address != field and not is_told and not _LEADS_SOMEWHERE.match(address):
            start = parsed.body.find(address)
            place = _place(parsed, start) if start >= 0 else Place(parsed.facts.path)
            yield OUTREACH.NO_WHOLE_ADDRESS.at(place, address=address)


def _place(parsed: FrontMatter, start: int) -> Place:
    """Return the place in the file of a sign of the body, by how many stand before it there."""
    above = parsed.body[:start].split("\n")
    return Place(parsed.facts.path, parsed.body_line + len(above) - 1, len(above[-1]) + 1)


def _unknown_field(place: Place, field: str) -> Finding:
    return OUTREACH.UNKNOWN_FIELD.at(
        place,
        field=field.strip(),
        fields=Message("page, name, house, city"),
        suggestion=did_you_mean(field, (*FIELDS, *IN_FRENCH)),
    )
