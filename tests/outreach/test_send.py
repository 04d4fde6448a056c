"""`showkit outreach send`: over a real connection, to each person once."""

from __future__ import annotations

import csv
import re
from email.utils import parsedate_to_datetime

import pytest
from click.testing import CliRunner

from outreach.conftest import DAY, know
from outreach.mail_server import PASSWORD, USER, mail_server
from showkit.access.links import links
from showkit.access.secret import open_secret
from showkit.cli import showkit
from showkit.commands import outreach_send
from showkit.commands.content import ContentError
from showkit.commands.outreach import OutreachError
from showkit.commands.outreach_drafts import drafts
from showkit.commands.outreach_send import Sending, send
from showkit.content.load import load
from showkit.output.lock import BusyError, sending_lock
from showkit.outreach.post import PostError
from showkit.outreach.refusals import Refusals

NOW = Sending(unasked=True)


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch):
    monkeypatch.setattr(outreach_send, "_MINUTE", 0.0)


def _sent(company):
    path = company.content / "outreach" / "sent.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def _link(company, person):
    library = load(company).library
    return next(one for one in links(library, open_secret(company), DAY) if one.person.id == person)


def _both(letter):
    """Return a letter as plain text and as HTML, line ends as they are on this side."""
    forms = (letter.get_body((form,)).get_content() for form in ("plain", "html"))
    return [form.replace("\r\n", "\n") for form in forms]


def test_each_person_gets_one_letter_in_their_language_and_it_is_noted(company, server, capsys):
    assert send(company, "printemps", NOW, DAY) == 0
    assert server.box.addresses == [
        "claire@le-vauban.example",
        "thomas@le-vauban.example",
        "margaret@bay.example",
    ]
    (_, french), _, (_, english) = server.box.letters
    assert french["Subject"] == "Le Vauban\u00a0: un soir en mars\u202f?"
    assert french["From"].addresses[0].display_name == "Ana Brun, Compagnie Seule"
    assert english["Subject"] == "An evening in March, Margaret?"
    told = capsys.readouterr().out
    same = "Margaret O'Neil (The Bay Playhouse & Co) gets it at the same address"
    assert f"Sam Poole, The Bay Playhouse & Co: {same}" in told
    assert "Paul Parti, Le Vauban: no longer works there" in told
    assert "Nadia Non, Le Vauban: unsubscribed on 2026-05-02" in told
    assert "Nick Nomail, The Bay Playhouse & Co: no address" in told

    rows = _sent(company)
    assert [row["person"] for row in rows] == ["claire", "thomas", "margaret"]
    assert {(row["campaign"], row["channel"]) for row in rows} == {("Printemps 2027", "email")}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", row["time"]) for row in rows)


def test_the_letter_is_whole_in_both_forms_and_asks_for_nothing(company, server):
    send(company, "printemps", NOW, DAY)
    claire = _link(company, "claire")
    page = f"https://seule.example/fr/p/#{claire.keys.fragment}"
    twin = f"https://seule.example/fr/p/#{claire.twin.fragment}"
    letter = server.box.letters[0][1]
    text, html = _both(letter)
    for form in (text, html):
        assert page in form
        assert twin in form, "every letter offers the page that notes nothing"
        assert f"https://seule.example/fr/shows/solo/?via={claire.via}" in form
        assert re.search(r"https://seule\.example/fr/[)\"]", form), "and the portal"
    assert text.startswith("Bonjour Claire,\n\nNous sommes tout près. Voyez votre page\n(https://")
    assert "\n- un solo\n- deux valises\n" in text
    assert "nous notons le jour et ce que vous ouvrez" in text
    assert "<img" not in html
    assert "<script" not in html
    assert not re.search(r"\bsrc=|url\(", html)
    assert letter["List-Unsubscribe"] == "<mailto:ana@seule.example?subject=unsubscribe>"
    assert letter["Content-Language"] == "fr"
    assert parsedate_to_datetime(letter["Date"])


def test_who_said_no_gets_links_that_note_nothing(company, server):
    send(company, "printemps", NOW, DAY)
    margaret = _link(company, "margaret")
    text, _ = _both(server.box.letters[2][1])
    assert margaret.keys.fragment not in text
    assert f"https://seule.example/en/p/#{margaret.twin.fragment}" in text
    assert "via=" not in text
    assert "Nothing is noted when you open your page." in text
    begin = "Dear Margaret of The Bay Playhouse & Co in Swansea, see\nhttps://seule.example/en/p/#"
    assert text.startswith(begin)


def test_nobody_gets_it_twice_and_nobody_is_written_to_too_often(company, server, capsys):
    send(company, "printemps", NOW, DAY)
    assert send(company, "printemps", NOW, DAY) == 0
    assert len(server.box.letters) == 3
    assert "Claire Aubin, Le Vauban: has it since 2026-11-29" in capsys.readouterr().out
    other = company.content / "outreach" / "autre.yaml"
    other.write_text("where: country is FR\n", "utf-8")
    words = company.content / "outreach" / "printemps.fr.md"
    (company.content / "outreach" / "autre.fr.md").write_text(words.read_text("utf-8"), "utf-8")
    send(company, "autre", NOW, DAY)
    assert "Claire Aubin, Le Vauban: had an e-mail on 2026-11-29" in capsys.readouterr().out
    other.write_text("where: country is FR\nquiet_days: 0\n", "utf-8")
    send(company, "autre", NOW, DAY)
    assert len(server.box.letters) == 5


def test_it_goes_on_where_it_ended(company, server, capsys):
    send(company, "printemps", Sending(unasked=True, limit=1), DAY)
    assert "Still to be written to: 2" in capsys.readouterr().out
    send(company, "printemps", NOW, DAY)
    assert server.box.addresses == [
        "claire@le-vauban.example",
        "thomas@le-vauban.example",
        "margaret@bay.example",
    ]


def test_a_letter_that_nobody_knows_of_is_asked_about(company, server, capsys):
    """The server hung up with the letter in its hands: it may have it."""
    server.box.hangs_up_after = 1
    with pytest.raises(PostError, match="hung up"):
        send(company, "printemps", NOW, DAY)
    told = capsys.readouterr().out
    assert "Sent, and noted in the sent log: 1." in told
    assert "Nobody knows whether the letter to Thomas Grüter went" in told
    assert "Still to be written to: 1." in told
    assert [row["person"] for row in _sent(company)] == ["claire"]
    server.box.hangs_up_after = None
    with pytest.raises(OutreachError, match="nobody knows whether the letter to Thomas") as error:
        send(company, "printemps", NOW, DAY)
    assert 'showkit links thomas --sent --campaign "Printemps 2027"' in str(error.value)
    assert send(company, "printemps", Sending(unasked=True, again=True), DAY) == 0
    assert [row["person"] for row in _sent(company)] == ["claire", "thomas", "margaret"]


def test_what_is_said_of_a_letter_that_is_there_settles_it(company, server):
    server.box.hangs_up_after = 1
    with pytest.raises(PostError):
        send(company, "printemps", NOW, DAY)
    server.box.hangs_up_after = None
    command = ["links", "thomas", "--sent", "--campaign", "Printemps 2027", "--as-of", str(DAY)]
    result = CliRunner().invoke(showkit, ["--project", str(company.root), *command])
    assert result.exit_code == 0, result.output
    send(company, "printemps", NOW, DAY)
    assert server.box.addresses == ["claire@le-vauban.example", "margaret@bay.example"]


def test_who_is_refused_is_told_and_the_others_are_written_to(company, server, capsys):
    server.box.refused = {
        "claire@le-vauban.example": "550 5.1.1 no such user",
        "thomas@le-vauban.example": "451 4.7.1 greylisted, come again",
    }
    assert send(company, "printemps", NOW, DAY) == 1
    told = capsys.readouterr().out
    assert "Claire Aubin <claire@le-vauban.example> was refused: 5.1.1 no such user" in told
    assert "showkit contacts log le-vauban" in told
    assert "Thomas Grüter <thomas@le-vauban.example> not yet: 4.7.1 greylisted" in told
    assert [row["person"] for row in _sent(company)] == ["margaret"]


def test_by_an_encrypted_way_with_a_password(company, tmp_path, monkeypatch):
    with mail_server(tmp_path, secured=True) as running:
        know(company, host="localhost", port=running.port, user=USER)
        monkeypatch.setenv(outreach_send.PASSWORD, PASSWORD)
        how = Sending(unasked=True, context=running.trusted)
        assert send(company, "printemps", how, DAY) == 0
        assert running.box.logins == [USER]
        assert len(running.box.letters) == 3


def test_a_wrong_password_is_said_with_the_way_out(company, tmp_path, monkeypatch):
    with mail_server(tmp_path, secured=True) as running:
        know(company, host="localhost", port=running.port, user=USER)
        monkeypatch.setenv(outreach_send.PASSWORD, "vent du sud")
        with pytest.raises(PostError, match="app password"):
            send(company, "printemps", Sending(unasked=True, context=running.trusted), DAY)
    assert _sent(company) == []


def test_a_server_that_nobody_vouches_for_gets_no_letter(company, tmp_path, monkeypatch):
    with mail_server(tmp_path, secured=True) as running:
        know(company, host="localhost", port=running.port, user=USER)
        monkeypatch.setenv(outreach_send.PASSWORD, PASSWORD)
        with pytest.raises(PostError, match="cannot be reached"):
            send(company, "printemps", NOW, DAY)
        assert running.box.logins == []


def test_a_server_that_is_not_there_is_said(company):
    know(company, host="127.0.0.1", port=1, security="none")
    with pytest.raises(PostError, match=r"127\.0\.0\.1, port 1 \(none\) cannot be reached"):
        send(company, "printemps", NOW, DAY)


def test_the_way_to_another_computer_is_never_in_the_clear(company, capsys):
    know(company, host="smtp.seule.example", security="none")
    with pytest.raises(ContentError):
        send(company, "printemps", NOW, DAY)
    assert "starttls or tls" in capsys.readouterr().err


def test_without_a_server_the_drafts_are_named(company):
    with pytest.raises(OutreachError, match="showkit outreach drafts printemps --to FOLDER"):
        send(company, "printemps", NOW, DAY)


def test_a_test_goes_to_nobody_else_and_is_noted_nowhere(company, server):
    assert send(company, "printemps", Sending(test="moi@seule.example"), DAY) == 0
    assert server.box.addresses == ["moi@seule.example"] * 2
    for person, (_, letter) in zip(("claire", "margaret"), server.box.letters, strict=True):
        text, _ = _both(letter)
        assert _link(company, person).keys.fragment not in text
        assert "via=" not in text
        assert letter["To"] == "moi@seule.example"
    assert "nous notons le jour" in _both(server.box.letters[0][1])[0]
    assert _sent(company) == []


def test_it_is_asked_before_anything_goes(company, server):
    begin = ["--project", str(company.root), "outreach", "send", "printemps", "--as-of", str(DAY)]
    result = CliRunner().invoke(showkit, begin, input="n\n")
    assert "Letters to be sent by 127.0.0.1: 3." in result.output
    assert server.box.letters == []
    CliRunner().invoke(showkit, begin, input="y\n")
    assert len(server.box.letters) == 3


def test_two_at_a_time_would_write_twice(company, server):
    with sending_lock(company), pytest.raises(BusyError):
        send(company, "printemps", NOW, DAY)
    assert server.box.letters == []


def test_a_page_that_is_not_in_the_site_is_not_sent(company, server, capsys):
    claire = _link(company, "claire")
    (company.site / "p" / claire.keys.payload_id).unlink()
    send(company, "printemps", NOW, DAY)
    assert "claire@le-vauban.example" not in server.box.addresses
    assert "their page is not in the site: build it and publish it first" in capsys.readouterr().out


def test_who_may_have_it_is_asked_about_even_after_a_while(company, server):
    """In between, their page was not in the site: what nobody knows is not forgotten for that."""
    server.box.hangs_up_after = 1
    with pytest.raises(PostError):
        send(company, "printemps", NOW, DAY)
    server.box.hangs_up_after = None
    thomas = company.site / "p" / _link(company, "thomas").keys.payload_id
    page = thomas.read_bytes()
    thomas.unlink()
    send(company, "printemps", NOW, DAY)
    thomas.write_bytes(page)
    with pytest.raises(OutreachError, match="whether the letter to Thomas Grüter went"):
        send(company, "printemps", NOW, DAY)
    assert server.box.addresses == ["claire@le-vauban.example", "margaret@bay.example"]


def test_a_title_that_is_written_later_makes_it_no_other_letter(company, server):
    facts = company.content / "outreach" / "printemps.yaml"
    facts.write_text("where: country in [FR, GB]\nquiet_days: 0\n", "utf-8")
    send(company, "printemps", Sending(unasked=True, limit=2), DAY)
    facts.write_text("title: Printemps\nwhere: country in [FR, GB]\nquiet_days: 0\n", "utf-8")
    send(company, "printemps", NOW, DAY)
    assert len(server.box.letters) == 3


def test_a_server_that_wants_a_rest_is_left_in_peace(company, server, capsys, monkeypatch):
    """Who goes on against “too many letters” soon has the whole account closed."""
    monkeypatch.setattr(outreach_send, "_PATIENCE", 2)
    server.box.refused = dict.fromkeys(
        ("claire@le-vauban.example", "thomas@le-vauban.example"),
        "450 4.7.1 too many letters this hour",
    )
    with pytest.raises(PostError, match=r"no more letters for now: 4\.7\.1 too many"):
        send(company, "printemps", NOW, DAY)
    assert "Still to be written to: 1." in capsys.readouterr().out
    assert server.box.letters == []


def test_a_server_that_takes_leave_is_called_again(company, server):
    """Its “421” to whether it is there is a no: nobody would know of a letter handed in then."""
    server.box.takes_leave = True
    assert send(company, "printemps", NOW, DAY) == 0
    assert len(server.box.letters) == 3


def test_a_sender_who_must_wait_is_not_told_that_she_may_not_write(company, server):
    server.box.sender_refused = "451 4.7.1 rate limit exceeded"
    with pytest.raises(PostError, match=r"no more letters for now: 4\.7\.1 rate limit"):
        send(company, "printemps", NOW, DAY)


@pytest.mark.parametrize("password", ["été", "vent du nord"])
def test_a_password_may_have_accents(company, tmp_path, monkeypatch, password):
    with mail_server(tmp_path, secured=True) as running:
        running.box.password = password
        know(company, host="localhost", port=running.port, user=USER)
        monkeypatch.setenv(outreach_send.PASSWORD, password)
        send(company, "printemps", Sending(unasked=True, context=running.trusted), DAY)
        assert len(running.box.letters) == 3


def test_a_name_that_no_server_can_have_is_said(company):
    know(company, host="smtp..seule.example")
    with pytest.raises(PostError, match="this is no name of a server"):
        send(company, "printemps", NOW, DAY)


@pytest.mark.parametrize("address", ["", "moi", "moi@seule.example, toi@seule.example"])
def test_a_test_goes_to_one_address(company, server, address):
    with pytest.raises(OutreachError, match="is no address"):
        send(company, "printemps", Sending(test=address), DAY)
    assert server.box.letters == []


@pytest.mark.usefixtures("server")
def test_without_anybody_to_write_to_there_is_nothing_to_test(company):
    facts = company.content / "outreach" / "printemps.yaml"
    facts.write_text("where: country is PL\n", "utf-8")
    with pytest.raises(OutreachError, match="none to look at"):
        send(company, "printemps", Sending(test="moi@seule.example"), DAY)


def test_as_of_a_day_to_come_a_letter_has_gone_today(company, server):
    """Who wants to know what it would be like in ten years has written to people today."""
    send(company, "printemps", NOW, DAY.replace(year=DAY.year + 10))
    days = [row["on"] for row in _sent(company)]
    assert days == [row["time"][:10] for row in _sent(company)]
    assert len(days) == len(server.box.letters)


def test_who_wants_no_more_at_an_address_gets_nothing_there_under_another_name(
    company, server, capsys
):
    """It is one letter box, whoever's name is on the envelope."""
    house = company.content / "presenters" / "the-bay.yaml"
    text = house.read_text("utf-8")
    stopped = text.replace("basis: express}, t", "basis: express, unsubscribed_on: 2026-05-02}, t")
    house.write_text(stopped, "utf-8")
    send(company, "printemps", NOW, DAY)
    assert "margaret@bay.example" not in " ".join(server.box.addresses).casefold()
    who = "Margaret O'Neil (The Bay Playhouse & Co)"
    assert f"Sam Poole, The Bay Playhouse & Co: {who} wants no more e-mail" in (
        capsys.readouterr().out
    )


def test_an_address_is_left_in_peace_whoever_was_written_to_there(company, server, capsys):
    log = company.content / "outreach" / "sent.csv"
    log.write_text("on,presenter,person,channel,campaign\n2026-11-27,the-bay,office,email,Été\n")
    send(company, "printemps", NOW, DAY)
    assert server.box.addresses == ["claire@le-vauban.example", "thomas@le-vauban.example"]
    told = capsys.readouterr().out
    assert "Margaret O'Neil, The Bay Playhouse & Co: had an e-mail on 2026-11-27" in told


def test_a_sent_log_that_cannot_be_read_sends_nothing_twice(company, server, capsys):
    """A spreadsheet program has made “nov. 29” of the day: Claire has the letter all the same."""
    send(company, "printemps", NOW, DAY)
    log = company.content / "outreach" / "sent.csv"
    log.write_text(log.read_text("utf-8").replace(f"{DAY},", "nov. 29,"), "utf-8")
    with pytest.raises(ContentError):
        send(company, "printemps", NOW, DAY)
    assert len(server.box.letters) == 3
    assert "sent.csv:2:1" in capsys.readouterr().err


def test_where_nothing_can_be_noted_nothing_is_sent(company, server):
    log = company.content / "outreach" / "sent.csv"
    send(company, "printemps", Sending(unasked=True, limit=1), DAY)
    aside = log.rename(log.with_name("held"))
    log.mkdir()  # what root cannot write either
    with pytest.raises(IsADirectoryError):
        send(company, "printemps", NOW, DAY)
    assert len(server.box.letters) == 1
    log.rmdir()
    aside.rename(log)
    send(company, "printemps", NOW, DAY)
    assert len(server.box.letters) == 3


def test_no_letter_leads_to_the_address_of_a_new_file(company, server, tmp_path):
    facts = company.content / "company.yaml"
    text = facts.read_text("utf-8").replace("https://seule.example", "https://www.example.org")
    facts.write_text(text, "utf-8")
    with pytest.raises(OutreachError, match=r"would lead to https://www\.example\.org/"):
        send(company, "printemps", NOW, DAY)
    with pytest.raises(OutreachError, match="would lead to"):
        drafts(company, "printemps", tmp_path / "drafts", DAY)
    assert server.box.letters == []


def test_an_address_that_was_refused_for_good_is_not_tried_again(company, server, capsys):
    """Whoever goes on writing to what is not there is soon taken for one who buys addresses."""
    server.box.refused = {"claire@le-vauban.example": "550 5.1.1 no such user"}
    assert send(company, "printemps", NOW, DAY) == 1
    server.box.refused = {}
    assert send(company, "printemps", NOW, DAY) == 0
    told = capsys.readouterr().out
    assert "claire@le-vauban.example was refused on 2026-11-29: 5.1.1 no such user" in told
    assert "claire@le-vauban.example" not in server.box.addresses
    assert send(company, "printemps", Sending(unasked=True, refused=True), DAY) == 0
    assert "claire@le-vauban.example" in server.box.addresses
    assert Refusals.of(company).by_address == {}


def test_a_corrected_address_is_written_to(company, server):
    server.box.refused = {"claire@le-vauban.example": "550 5.1.1 no such user"}
    send(company, "printemps", NOW, DAY)
    path = company.content / "presenters" / "le-vauban.yaml"
    path.write_text(path.read_text("utf-8").replace("claire@le", "c.aubin@le"), "utf-8")
    assert send(company, "printemps", NOW, DAY) == 0
    assert server.box.addresses[-1] == "c.aubin@le-vauban.example"


@pytest.mark.parametrize("held", ["", "[]", "{", '{"a@b.example": 3}', '{"a@b.example": ["x", 1]}'])
def test_what_was_kept_of_refusals_and_cannot_be_read_holds_up_nobody(company, server, held):
    path = Refusals.of(company).path
    path.parent.mkdir(exist_ok=True)
    path.write_text(held, "utf-8")
    assert send(company, "printemps", NOW, DAY) == 0
    assert len(server.box.letters) == 3
