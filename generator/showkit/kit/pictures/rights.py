"""Whose work a photograph is and what others may do with it, as its own files say it.

XMP is written as ISO 16684-1 wants it (Dublin Core, Photoshop, Rights Management, Creative
Commons), and for JPEG also the older IPTC-IIM 4.2, which picture desks still read.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

_LICENCES: Final = re.compile(
    r"CC-(?P<terms>BY(?:-NC)?(?:-ND|-SA)?)-(?P<version>\d\.\d)(?:-(?P<place>[A-Z]{2,4}))?"
)
"""A Creative Commons licence by its SPDX id; `place` is that of a ported one."""

_WAIVERS: Final = {
    "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-PDM-1.0": ("PDM 1.0", "https://creativecommons.org/publicdomain/mark/1.0/"),
}
"""Who gives everything away claims no copyright."""

_LONGEST: Final = 1000
"""Characters of one field: a JPEG segment holds 64 KiB, and a credit is a line."""

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 §2.2 cannot hold."""


@dataclass(frozen=True)
class Rights:
    """The photographer, the year, and the licence: an SPDX id or the company's own words."""

    photographer: str = ""
    year: int | None = None
    licence: str = ""

    @property
    def terms(self) -> str:
        """The licence as people know it: CC BY-SA 4.0."""
        if self.licence in _WAIVERS:
            return _WAIVERS[self.licence][0]
        commons = _LICENCES.fullmatch(self.licence)
        if commons is None:
            return self.licence
        parts = ("CC", commons["terms"], commons["version"], commons["place"])
        return " ".join(part for part in parts if part)

    @property
    def web_statement(self) -> str:
        """The address of a Creative Commons licence's own words, or nothing."""
        if self.licence in _WAIVERS:
            return _WAIVERS[self.licence][1]
        commons = _LICENCES.fullmatch(self.licence)
        if commons is None:
            return ""
        place = f"{commons['place'].lower()}/" if commons["place"] else ""
        path = f"{commons['terms'].lower()}/{commons['version']}/{place}"
        return f"https://creativecommons.org/licenses/{path}"

    @property
    def line(self) -> str:
        """Whose photograph it is and under which licence, as the line under it says.

        A year belongs to a name or a licence: alone it says nothing.
        """
        if not (self.photographer or self.terms):
            return ""
        if self._is_said_by_the_licence:
            return self.terms
        year = str(self.year or "")
        mark = "" if self.licence in _WAIVERS or not self.photographer else "© "
        who = f"{mark}{self.photographer} {year}".strip()
        return ", ".join(part for part in (who, self.terms) if part)

    @property
    def _is_said_by_the_licence(self) -> bool:
        """Whether the company's own words name the photographer already: “© Léa Rue 2018”."""
        words = self.terms.casefold()
        return words.startswith("©") and self.photographer.casefold() in words


@lru_cache(maxsize=1024)  # one photographer's pictures, in every width and format
def xmp_packet(rights: Rights) -> bytes:
    """Return the XMP packet of a picture; one that says nothing where nothing is known."""
    body = "".join(f"\n   {element}" for element in _elements(rights))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '  <rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
        f' xmlns:cc="http://creativecommons.org/ns#">{body}\n'
        "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()


def _elements(rights: Rights) -> Iterator[str]:
    creator, terms = _plain(rights.photographer), _plain(rights.terms)
    if creator:
        yield f"<dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>"
        yield f"<photoshop:Credit>{creator}</photoshop:Credit>"
    if rights.year:
        yield f"<photoshop:DateCreated>{rights.year:04}</photoshop:DateCreated>"
    if rights.line:
        yield f"<dc:rights>{_in_any_language(_plain(rights.line))}</dc:rights>"
        marked = rights.licence not in _WAIVERS
        yield f"<xmpRights:Marked>{marked}</xmpRights:Marked>"
    if terms:
        yield f"<xmpRights:UsageTerms>{_in_any_language(terms)}</xmpRights:UsageTerms>"
    if rights.web_statement:
        address = escape(rights.web_statement)
        yield f"<xmpRights:WebStatement>{address}</xmpRights:WebStatement>"
        yield f'<cc:license rdf:resource="{address}"/>'


def _in_any_language(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt>'


def _plain(text: str) -> str:
    return escape(_NOT_XML.sub("", text)[:_LONGEST])


def iptc_record(rights: Rights) -> bytes:
    """Return the same as an IPTC-IIM record in UTF-8, its fields cut to the standard's lengths."""
    fields = [
        ((1, 90), b"\x1b%G"),  # what follows is UTF-8
        ((2, 0), b"\x00\x04"),
        ((2, 55), f"{rights.year:04}0000".encode() if rights.year else b""),
        ((2, 80), _cut(rights.photographer, 32)),
        ((2, 110), _cut(rights.photographer, 32)),
        ((2, 116), _cut(rights.line, 128)),
    ]
    return b"".join(
        struct.pack(">BBBH", 0x1C, *dataset, len(value)) + value
        for dataset, value in fields
        if value
    )


def _cut(text: str, octets: int) -> bytes:
    """Return as many whole characters as fit."""
    clean = _NOT_XML.sub("", text)
    return clean.encode()[:octets].decode(errors="ignore").encode()
