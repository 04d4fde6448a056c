"""Links as cards to hand over: a sheet of labels with a QR code each, to print and cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.kit.printing.make import sheet_pdf
from showkit.kit.printing.qr import qr_svg
from showkit.kit.printing.sheet import Sheet
from showkit.model.company import PaperSize
from showkit.model.message import Message
from showkit.output.catalogues import catalogue
from showkit.portal.colour import readable
from showkit.portal.reader import Reader

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from showkit.access.links import Link
    from showkit.kit.printing.sheet import Stationery
    from showkit.model.company import Company

_PAPER: Final[Mapping[PaperSize, str]] = {PaperSize.A4: "a4", PaperSize.LETTER: "us-letter"}
_REGION: Final = 2
"""Letters of a region (ISO 3166-1 alpha-2)."""


def cards_pdf(
    links: Sequence[Link], company: Company, stationery: Stationery, day: dt.date
) -> bytes:
    """Return a PDF of cards, ten to a page, in the order of `links`, each in its reader's language.

    The paper is the company's: on A4 a card measures 85 × 54 mm, on Letter 3.5 × 2 inches, as
    sheets of ready-cut cards do.

    Raises:
        TypesettingError: the company's own template is wrong.
    """
    reader = Reader(catalogue(company.main_language))
    language, _, region = reader.tag.partition("-")
    data = {
        "lang": language,
        "region": region if len(region) == _REGION else "",
        "paper": _PAPER[company.printed_on],
        "accent": readable(company.brand.colour).light,
        "document": reader.say(Message("Cards with personal links")),
        "company": reader.set(company.name),
        "cards": [_card(link, company) for link in links],
    }
    sheet = Sheet(path="", template="cards.typ", data=data, source="", date=day)
    return sheet_pdf(sheet, stationery)


def _card(link: Link, company: Company) -> Mapping[str, str]:
    reader = Reader(catalogue(link.locale))
    house = link.presenter
    return {
        "lang": reader.tag.split("-", maxsplit=1)[0],
        "name": reader.set(link.person.name),
        "house": reader.set(house.name),
        "city": reader.set(house.address.city),
        "words": reader.say(Message("Our shows, chosen for you")),
        "company": reader.set(company.name),
        "qr": qr_svg(link.url(company.site_url)),
        "qr_words": reader.say(
            Message("QR code of the personal page of {name}", name=link.person.name)
        ),
    }
