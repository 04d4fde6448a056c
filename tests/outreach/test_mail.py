"""The e-mail itself: what every server and every program on its way takes."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import re

import pytest

from outreach.conftest import DAY
from showkit.commands.outreach import read_campaign
from showkit.outreach.mail import as_draft, as_mail, deliverable, is_writable


@pytest.fixture
def written(company):
    """Return a function that writes the first letter, in French, with a subject of its own."""

    def write(subject="Un soir en mars", address="claire@le-vauban.example"):
        house = company.content / "presenters" / "le-vauban.yaml"
        text = house.read_text("utf-8").replace("claire@le-vauban.example", address)
        house.write_text(text, "utf-8")
        words = company.content / "outreach" / "printemps.fr.md"
        words.write_text(f'---\nsubject: "{subject}"\n---\n\nTout près. {"é" * 300}\n', "utf-8")
        ready = read_campaign(company, "printemps", DAY)
        letter = ready.writer.letter(ready.recipients.to[0])
        moment = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)
        return as_mail(letter, ready.library.company, "printemps", moment)

    return write


def test_no_line_is_longer_than_the_standards_let_it_be(written):
    """Filters hold longer ones for unwanted mail (RFC 2045 §6.7, RFC 2047 §2)."""
    subject = "À Besançon, « Équilibre » et " + "une résidence très, très longue, " * 6
    data = written(subject).as_bytes()
    assert max(len(line) for line in data.split(b"\r\n")) <= 78
    words = re.findall(rb"=\?utf-8\?[bq]\?[^?]*\?=", data)
    assert max(len(word) for word in words) <= 75
    read = email.message_from_bytes(data, policy=email.policy.default)
    assert str(read["Subject"]).startswith("À Besançon, «")
    assert "é" * 300 in read.get_body(("plain",)).get_content()


def test_an_address_is_never_folded(written):
    mail = written()
    long = f"<mailto:{'diffusion-' * 9}@seule.example?subject=unsubscribe>"
    mail.replace_header("List-Unsubscribe", long)
    assert f"List-Unsubscribe: {long}\r\n".encode() in mail.as_bytes()


def test_a_domain_with_accents_is_written_as_every_server_knows_it(written):
    draft = as_draft(written(address="claire@théâtre-vauban.example"))
    assert b"claire@xn--thtre-vauban-qbb1h.example" in draft


@pytest.mark.parametrize("address", ["josephine", "", "a@", "a@b.example, c@d.example", "a@b..c"])
def test_what_is_no_address_is_known(address):
    assert not is_writable(address)


def test_an_address_of_ours_stays_as_it_is():
    assert deliverable("Fred+cirque@Lille.example") == "Fred+cirque@Lille.example"
