"""A photographer's name, year and licence travel inside every file made from the photograph."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, IptcImagePlugin

from showkit.kit.pictures.embed import with_rights
from showkit.kit.pictures.encode import encoded
from showkit.kit.pictures.picture import MIME
from showkit.kit.pictures.rights import Rights, iptc_record, xmp_packet

_LEA = Rights("Léa Rue & filles", 2018, "CC-BY-SA-4.0")
_NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "rights": "http://ns.adobe.com/xap/1.0/rights/",
    "cc": "http://creativecommons.org/ns#",
}
_TEXTS = st.text(st.characters(codec="utf-8"), max_size=300)
_RIGHTS = st.builds(
    Rights,
    photographer=_TEXTS,
    year=st.none() | st.integers(1826, 2100),
    licence=st.sampled_from(["CC0-1.0", "CC-BY-NC-ND-3.0", "CC-BY-2.0-FR"]) | _TEXTS,
)


def _field(packet, path):
    found = ET.fromstring(packet).find(f".//{path}", _NS)  # noqa: S314 - written by us
    return None if found is None else found.text


def _in_xml(character):
    return " " <= character < "\ufffe" or character > "\uffff"


def _picture():
    return Image.radial_gradient("L").convert("RGB")


@pytest.mark.parametrize(
    ("licence", "terms", "address"),
    [
        ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        (
            "CC-BY-NC-SA-3.0",
            "CC BY-NC-SA 3.0",
            "https://creativecommons.org/licenses/by-nc-sa/3.0/",
        ),
        (
            "CC-BY-SA-2.0-FR",
            "CC BY-SA 2.0 FR",
            "https://creativecommons.org/licenses/by-sa/2.0/fr/",
        ),
        ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("free for announcing the show", "free for announcing the show", ""),
        ("CC-BY-4.0 or ask", "CC-BY-4.0 or ask", ""),
        ("", "", ""),
    ],
)
def test_a_licence_leads_to_its_own_words_where_they_are_known(licence, terms, address):
    """A presenter's press desk must be able to see what it may do, from the file alone."""
    rights = Rights("Léa Rue", 2018, licence)
    assert rights.terms == terms
    assert rights.web_statement == address


@pytest.mark.parametrize(
    ("rights", "line"),
    [
        (Rights("Léa Rue", 2018, "CC-BY-4.0"), "© Léa Rue 2018, CC BY 4.0"),
        (Rights("Léa Rue", None, ""), "© Léa Rue"),
        (Rights("Léa Rue", 2018, "© Léa Rue 2018"), "© Léa Rue 2018"),
        (Rights("Léa Rue", None, "© Cie du Lavoir"), "© Léa Rue, © Cie du Lavoir"),
        (Rights("Léa Rue", 2018, "CC0-1.0"), "Léa Rue 2018, CC0 1.0"),
        (Rights("", 2018, "CC-BY-4.0"), "2018, CC BY 4.0"),
        (Rights("", 2018, ""), ""),
        (Rights(), ""),
    ],
)
def test_the_line_under_a_photograph_claims_what_is_claimed(rights, line):
    """Who waives all rights (CC0) has none to mark with ©."""
    assert rights.line == line


@pytest.mark.parametrize("extension", MIME)
def test_each_format_says_whose_work_it_is(extension):
    """Files are saved, renamed and sent on: what stands beside them on a page stays behind."""
    with Image.open(io.BytesIO(encoded(_picture(), extension, _LEA))) as image:
        packet = image.info["xmp"]
        assert _field(packet, "dc:creator/rdf:Seq/rdf:li") == "Léa Rue & filles"
        assert _field(packet, "photoshop:Credit") == "Léa Rue & filles"
        assert _field(packet, "photoshop:DateCreated") == "2018"
        assert _field(packet, "dc:rights/rdf:Alt/rdf:li") == "© Léa Rue & filles 2018, CC BY-SA 4.0"
        assert _field(packet, "rights:UsageTerms/rdf:Alt/rdf:li") == "CC BY-SA 4.0"
        assert _field(packet, "rights:WebStatement") == _LEA.web_statement
        assert _field(packet, "rights:Marked") == "True"
        if extension == "jpg":
            iptc = IptcImagePlugin.getiptcinfo(image)
            assert iptc[2, 80] == iptc[2, 110] == "Léa Rue & filles".encode()
            assert iptc[2, 116] == _LEA.line.encode()
            assert iptc[2, 55] == b"20180000"


@pytest.mark.parametrize("extension", MIME)
@settings(deadline=None, max_examples=60)
@given(first=_RIGHTS, second=_RIGHTS)
def test_a_changed_credit_changes_no_pixel_and_leaves_nothing_of_the_old_one(
    extension, first, second
):
    """Correcting a name must neither cost minutes of encoding nor wear the photograph down."""
    made = encoded(_picture(), extension, first)
    changed = with_rights(made, second)
    assert changed == encoded(_picture(), extension, second)
    assert with_rights(changed, first) == made
    with Image.open(io.BytesIO(made)) as one, Image.open(io.BytesIO(changed)) as other:
        assert one.tobytes() == other.tobytes()
        assert other.info["xmp"] == xmp_packet(second)


@settings(deadline=None)
@given(_RIGHTS)
def test_any_words_make_a_packet_that_can_be_read(rights):
    """Names hold ampersands, quotes and, pasted from elsewhere, characters that XML forbids."""
    creator = _field(xmp_packet(rights), "dc:creator/rdf:Seq/rdf:li")
    said = (creator or "").replace("\r", "\n")
    kept = "".join(c for c in rights.photographer if c in "\t\n\r" or _in_xml(c))
    assert said == kept.replace("\r\n", "\n").replace("\r", "\n")


@settings(deadline=None)
@given(_RIGHTS)
def test_iptc_fields_keep_the_lengths_of_their_standard_and_whole_characters(rights):
    """Old programs of picture desks cut, or refuse, a longer field."""
    record, fields = iptc_record(rights), {}
    while record:
        mark, kind, number, length = record[0], record[1], record[2], int.from_bytes(record[3:5])
        assert mark == 0x1C
        fields[kind, number] = record[5 : 5 + length]
        record = record[5 + length :]
    assert len(fields.get((2, 80), b"")) <= 32
    assert len(fields.get((2, 116), b"")) <= 128
    for value in fields.values():
        value.decode()  # raises where a character was cut in two


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\0\0\0\x1cftypavif", b"\0\0\0\x08meta\0\0\0\x08mdat"]
)
def test_what_we_did_not_encode_is_not_touched(data):
    with pytest.raises(ValueError, match=r"AVIF|box"):
        with_rights(data, _LEA)
