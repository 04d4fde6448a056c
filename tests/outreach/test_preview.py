"""`showkit outreach preview` and `drafts`: looked at before anybody gets it."""

from __future__ import annotations

import csv
import email
import email.policy
import stat

import pytest
from click.testing import CliRunner

from outreach.conftest import DAY
from showkit.access.links import links
from showkit.access.secret import open_secret
from showkit.cli import showkit
from showkit.commands.content import ContentError
from showkit.commands.outreach import OutreachError, preview, read_campaign
from showkit.commands.outreach_drafts import drafts
from showkit.content.load import load
from showkit.output.private_files import PublicPlaceError
from showkit.outreach.campaigns import load_campaigns
from web import chromium, violations


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


def _keys(company, person):
    library = load(company).library
    found = links(library, open_secret(company), DAY)
    return next(one for one in found if one.person.id == person)


def _page(company):
    return (company.work / "outreach" / "printemps.html").read_text("utf-8")


def test_everybody_stands_there_and_why_some_get_nothing(company, capsys):
    assert preview(company, "printemps", as_of=DAY) == 0
    told = capsys.readouterr().out
    assert "Printemps 2027. Letters: 3 (fr 2, en 1). Not written to: 4." in told
    assert "Claire Aubin, Le Vauban <claire@le-vauban.example>" in told
    assert "Nadia Non, Le Vauban: unsubscribed on 2026-05-02" in told
    assert "Nadia Non" in _page(company)


def test_to_look_at_it_counts_as_nobody_s_visit(company):
    """Whoever clicks in the preview is of the company, and would be taken for Claire."""
    preview(company, "printemps", as_of=DAY)
    page = _page(company)
    for person in ("claire", "margaret"):
        assert _keys(company, person).keys.fragment not in page
    assert "via=" not in page
    assert "When you open your page we note" not in page
    assert "nous notons le jour" in page, "it says what they will read"


@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_can_be_read_by_everybody_and_asks_no_host(company, browser, width):
    preview(company, "printemps", as_of=DAY)
    page = browser.new_page(viewport={"width": width, "height": 900})
    said, asked = [], []
    page.on("console", lambda one: said.append(one.text))
    page.on("request", lambda one: asked.append(one.url))
    page.goto((company.work / "outreach" / "printemps.html").as_uri())
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert page.locator(".sample__letter").count() == 2
    page.close()


def test_one_person_s_letter_can_be_asked_for(company):
    preview(company, "printemps", person="Thomas Grüter", as_of=DAY)
    assert "Bonjour Thomas," in _page(company)
    with pytest.raises(OutreachError, match="Paul Parti gets no letter: no longer works there"):
        preview(company, "printemps", person="paul", as_of=DAY)


def test_a_draft_is_opened_by_the_mail_program_and_only_its_owner_reads_it(company, tmp_path):
    folder = tmp_path / "drafts"
    assert drafts(company, "printemps", folder, DAY) == 0
    files = sorted(folder.iterdir())
    assert [path.name for path in files] == [
        "printemps-le-vauban-claire.eml",
        "printemps-le-vauban-thomas.eml",
        "printemps-the-bay-margaret.eml",
    ]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in files)
    draft = email.message_from_bytes(files[0].read_bytes(), policy=email.policy.default)
    assert draft["X-Unsent"] == "1"
    assert draft["Date"] is None, "it is sent another day"
    assert draft["To"] == "Claire Aubin <claire@le-vauban.example>"
    text = draft.get_body(("plain",)).get_content()
    assert _keys(company, "claire").keys.fragment in text
    assert not (company.content / "outreach" / "sent.csv").exists()


def test_drafts_that_were_sent_are_noted_and_that_can_be_taken_back(company, tmp_path, capsys):
    folder = tmp_path / "drafts"
    drafts(company, "printemps", folder, DAY)
    drafts(company, "printemps", folder, DAY, sent=True)
    log = company.content / "outreach" / "sent.csv"
    with log.open(encoding="utf-8", newline="") as rows:
        assert [row["person"] for row in csv.DictReader(rows)] == ["claire", "thomas", "margaret"]
    with pytest.raises(OutreachError, match="is still to be noted"):
        drafts(company, "printemps", folder, DAY, sent=True)
    capsys.readouterr()
    drafts(company, "printemps", folder, DAY)
    told = capsys.readouterr().out
    assert "has it since 2026-11-29" in told
    assert "printemps-le-vauban-claire.eml is of an earlier day: do not send it" in told
    undo = ["--project", str(company.root), "contacts", "undo"]
    assert CliRunner().invoke(showkit, undo, input="y\n").exit_code == 0
    assert not log.exists() or "claire" not in log.read_text("utf-8")


def test_only_who_had_a_draft_is_noted_as_written_to(company, tmp_path, capsys):
    """Whoever was not sent hers, or came to the contact base since, has yet to be written to."""
    folder = tmp_path / "drafts"
    drafts(company, "printemps", folder, DAY)
    (folder / "printemps-le-vauban-thomas.eml").unlink()
    drafts(company, "printemps", folder, DAY, sent=True)
    with (company.content / "outreach" / "sent.csv").open(encoding="utf-8", newline="") as rows:
        assert [row["person"] for row in csv.DictReader(rows)] == ["claire", "margaret"]
    assert "Without a draft there, and not noted: Thomas Grüter" in capsys.readouterr().out


def test_drafts_do_not_lie_where_everybody_reads(company):
    with pytest.raises(PublicPlaceError):
        drafts(company, "printemps", company.site / "drafts", DAY)


def test_a_campaign_that_is_not_there_is_nearly_there(company):
    with pytest.raises(OutreachError, match=r"did you mean “printemps”.*showkit new campaign"):
        preview(company, "printemp", as_of=DAY)


def test_a_campaign_that_is_not_right_goes_nowhere(company, capsys):
    words = company.content / "outreach" / "printemps.fr.md"
    words.write_text(words.read_text("utf-8").replace("{page}", "{pgae}"), "utf-8")
    with pytest.raises(ContentError):
        preview(company, "printemps", as_of=DAY)
    told = capsys.readouterr().err
    assert "printemps.fr.md:5:" in told
    assert "M107" in told
    assert "did you mean “page”" in told


def test_another_s_mistake_holds_up_no_campaign(company):
    (company.content / "outreach" / "autre.yaml").write_text("where: cuntry is FR\n", "utf-8")
    assert preview(company, "printemps", as_of=DAY) == 0


def test_a_new_campaign_is_right_and_goes_to_nobody(company, capsys):
    begin = ["--project", str(company.root)]
    result = CliRunner().invoke(showkit, [*begin, "new", "campaign", "rideau-2027"])
    assert result.exit_code == 0, result.output
    files = sorted(path.name for path in (company.content / "outreach").glob("rideau*"))
    assert files == ["rideau-2027.en.md", "rideau-2027.fr.md", "rideau-2027.yaml"]
    checked = CliRunner().invoke(showkit, [*begin, "check", str(company.content / "outreach")])
    assert checked.exit_code == 0, checked.output
    assert "M10" not in checked.output
    assert preview(company, "rideau-2027", as_of=DAY) == 0
    assert "The filter chooses nobody." in capsys.readouterr().out


def test_a_letter_that_nobody_wrote_goes_to_nobody(company, capsys):
    """Who writes the French one and forgets the English one sends no instructions to Swansea."""
    begin = ["--project", str(company.root)]
    CliRunner().invoke(showkit, [*begin, "new", "campaign", "mars"])
    folder = company.content / "outreach"
    (folder / "mars.yaml").write_text("where: country in [FR, GB]\n", "utf-8")
    (folder / "mars.fr.md").write_text((folder / "printemps.fr.md").read_text("utf-8"), "utf-8")
    assert preview(company, "mars", as_of=DAY) == 0
    told = capsys.readouterr()
    assert "Letters: 2 (fr 2)" in told.out
    assert "Margaret O'Neil, The Bay Playhouse & Co: there is no letter in “en”" in told.out
    assert "mars.en.md  M120" in told.err


def test_a_letter_in_no_language_of_the_site_goes_to_nobody(company, capsys):
    (company.content / "outreach" / "herbst.yaml").write_text("where: country is FR\n", "utf-8")
    (company.content / "outreach" / "herbst.de.md").write_text("---\nsubject: Herbst\n---\n\nHallo")
    assert preview(company, "herbst", as_of=DAY) == 0
    assert "Claire Aubin, Le Vauban: there is no letter in “fr”" in capsys.readouterr().out


def test_the_own_page_as_the_words_of_its_link_is_one_link(company):
    words = company.content / "outreach" / "printemps.fr.md"
    words.write_text("---\nsubject: Mars\n---\n\n[{page}]({page}) et {page}\n", "utf-8")
    preview(company, "printemps", as_of=DAY)
    sample = _page(company).partition('class="sample__letter"')[2].partition("</p>\n<p>Ana")[0]
    assert sample.count("<a ") == sample.count("</a>") == 2


def test_a_town_that_nobody_noted_is_not_made_up(company, capsys):
    """“La Grange (La Grange)” and “près de La Grange” are what a machine would write."""
    house = company.content / "presenters" / "le-vauban.yaml"
    house.write_text(house.read_text("utf-8").replace(", city: Besançon", ""), "utf-8")
    words = company.content / "outreach" / "printemps.fr.md"
    words.write_text("---\nsubject: Mars\n---\n\nPrès de {ville}.\n", "utf-8")
    preview(company, "printemps", as_of=DAY)
    told = capsys.readouterr().out
    assert "Claire Aubin, Le Vauban: the letter names their town, and their file does not" in told
    assert "Letters: 1 (en 1)" in told


def test_the_sender_is_shown_as_the_reader_sees_her(company):
    preview(company, "printemps", as_of=DAY)
    assert "Ana Brun, Compagnie Seule &lt;ana@seule.example&gt;" in _page(company)


def test_the_letter_of_a_locale_comes_before_that_of_its_language(company):
    facts = company.content / "company.yaml"
    text = facts.read_text("utf-8").replace("languages: [fr, en]", "languages: [fr-CA, fr-FR]")
    facts.write_text(text, "utf-8")
    for tag, subject in (("fr", "Partout"), ("fr-FR", "En France")):
        path = company.content / "outreach" / f"printemps.{tag}.md"
        path.write_text(f"---\nsubject: {subject}\n---\n\nTout près.\n", "utf-8")
    (company.content / "outreach" / "printemps.en.md").unlink()
    found = load_campaigns(company, load(company).library).letters["printemps"].words
    assert {tag: one.subject for tag, one in found.items()} == {
        "fr-CA": "Partout",
        "fr-FR": "En France",
    }


def test_the_languages_stand_in_the_order_of_the_site(company, capsys):
    """Whoever comes first in the contact base may read the second one."""
    house = company.content / "presenters" / "the-bay.yaml"
    house.rename(house.with_name("a-bay.yaml"))
    preview(company, "printemps", as_of=DAY)
    assert "(fr 2, en 1)" in capsys.readouterr().out
    page = _page(company)
    assert page.index("Bonjour Claire,") < page.index("Dear Margaret")


@pytest.mark.parametrize(
    "body",
    [
        "Bonjour à vous,\n\nNous jouons tout près.",
        "Nous jouons tout près, et le camion reste dix jours.\n\nVoyez.",
        "Nous jouons,\ntout près.\n\nVoyez.",
    ],
)
def test_everybody_is_greeted_once(company, body):
    """“Bonjour Claire,” and then “Bonjour à vous,” is what a machine would write."""
    words = company.content / "outreach" / "printemps.fr.md"
    words.write_text(f"---\nsubject: Mars\n---\n\n{body}\n", "utf-8")
    preview(company, "printemps", as_of=DAY)
    assert _page(company).count("Bonjour ") == 1


@pytest.mark.parametrize("page", ["<{page}>", "![{page}](x.jpg)", "<!-- {page} -->"])
def test_no_letter_goes_without_the_link(company, page):
    """What Markdown or the sanitiser takes away is given under the letter."""
    words = company.content / "outreach" / "printemps.fr.md"
    words.write_text(f"---\nsubject: Mars\n---\n\nVoyez {page}, {{prénom}}.\n", "utf-8")
    ready = read_campaign(company, "printemps", DAY)
    letter = ready.writer.letter(ready.recipients.to[0])
    assert f'<a href="{letter.recipient.link.url(ready.library.company.site_url)}">' in letter.inner
    assert "Bonjour " not in letter.inner
