"""An address that was pasted into a letter is a link, with its reader's mark if it is ours."""

from __future__ import annotations

import pytest

from outreach.conftest import DAY
from showkit.commands.outreach import read_campaign
from showkit.outreach.bare_links import with_links

_A = '<a href="https://a.example/x">https://a.example/x</a>'


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        ("<p>See https://a.example/x.</p>", f"<p>See {_A}.</p>"),
        ("<p>(https://a.example/x)</p>", f"<p>({_A})</p>"),
        ("<p>« https://a.example/x »</p>", f"<p>« {_A} »</p>"),
        (f"<p>{_A}</p>", f"<p>{_A}</p>"),
        ("<code>https://a.example/x</code>", "<code>https://a.example/x</code>"),
        (
            "<p>https://a.example/?a=1&amp;b=2</p>",
            '<p><a href="https://a.example/?a=1&amp;b=2">https://a.example/?a=1&amp;b=2</a></p>',
        ),
    ],
)
def test_a_bare_address_becomes_a_link(html, linked):
    assert with_links(html) == linked


def test_ours_carries_the_mark_of_its_reader(company):
    words = company.content / "outreach" / "printemps.fr.md"
    address = "https://seule.example/fr/shows/solo/"
    words.write_text(f"---\nsubject: Mars\n---\n\nVoyez {address}, {{lieu}}.\n", "utf-8")
    ready = read_campaign(company, "printemps", DAY)
    letter = ready.writer.letter(ready.recipients.to[0])
    via = letter.recipient.link.via
    assert f'<a href="{address}?via={via}">{address}</a>, Le Vauban.' in letter.inner
    assert f"Voyez {address}?via={via}, Le Vauban." in " ".join(letter.text.split())
