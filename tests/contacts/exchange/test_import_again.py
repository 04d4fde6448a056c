"""A newer sheet of the same source: updates, edits in between, conflicts, doubts."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showkit.commands.contacts_import import Wishes, import_contacts
from showkit.commands.merge import merge
from showkit.contacts.duplicates.finding import find_duplicates
from showkit.contacts.duplicates.pairs import Tier
from showkit.contacts.edit import Set, edited
from showkit.contacts.exchange.column_names import is_column
from showkit.contacts.exchange.gather import Surroundings, plan_import, sources_of
from showkit.contacts.exchange.read_file import read_sheets
from showkit.contacts.exchange.three_way import Take
from showkit.content.load import load
from showkit.model.talk import TalkStage
from showkit.output.project import Project

_DAY = dt.date(2026, 11, 21)
_HEADER = "Structure,Ville,Téléphone du lieu,Contact,Courriel,Fonction,Genres\n"
_ROW = "Le Vauban,Namur,+32 81 55 01 01,Claire Aubin,claire@vauban.example,Programmatrice,cirque\n"


@pytest.fixture
def project(smallest):
    """Return a project into which one sheet was imported."""
    _import(smallest, _HEADER + _ROW)
    return smallest


def _import(project: Project, text: str, *, name: str = "liste.csv", take: Take | None = None):
    sheet = project.root / name
    sheet.write_text(text, "utf-8")
    import_contacts(project, sheet, Wishes(apply=True, take=take), _DAY)


def _house(project: Project, slug: str = "le-vauban"):
    library = load(project).library
    return library.presenter_by_slug[slug]


def _edit(project: Project, *changes: Set) -> None:
    path = project.content / "presenters" / "le-vauban.yaml"
    path.write_bytes(edited(path.read_bytes(), changes))


def _settle(project: Project, source: str, answer: str) -> None:
    mapping = project.content / "import" / f"{source}.yaml"
    mapping.write_text(f"{mapping.read_text('utf-8')}settled:\n  {answer}\n", "utf-8")


def test_every_imported_field_keeps_its_source_and_day(project):
    """Whoever doubts a number can see where it comes from, and since when."""
    said = _house(project).imported["liste"]

    assert said.on == _DAY
    assert said.fields["phone"] == "+32 81 55 01 01"
    assert said.fields["people.claire-aubin.email"] == "claire@vauban.example"


def test_a_newer_sheet_updates_and_leaves_the_rest_alone(project):
    """The next month's list has a new telephone number; the comment above it stays."""
    path = project.content / "presenters" / "le-vauban.yaml"
    path.write_text("# ask for Claire before noon\n" + path.read_text("utf-8"), "utf-8")

    _import(project, _HEADER + _ROW.replace("55 01 01", "55 09 09"))

    text = path.read_text("utf-8")
    assert text.startswith("# ask for Claire before noon\n")
    assert _house(project).phone == "+32 81 55 09 09"
    assert _house(project).people[0].email == "claire@vauban.example"


def test_fields_that_say_the_same_keep_the_day_on_which_they_were_first_said(project):
    """One changed number must not make the whole record look fresh."""
    sheet = project.root / "liste.csv"
    sheet.write_text(_HEADER + _ROW.replace("55 01 01", "55 09 09"), "utf-8")

    import_contacts(project, sheet, Wishes(apply=True), dt.date(2027, 1, 5))

    said = _house(project).imported["liste"]
    assert said.on == dt.date(2027, 1, 5)
    assert said.earlier["people.claire-aubin.email"] == _DAY
    assert "phone" not in said.earlier


def test_what_a_person_edited_since_stays_where_the_sheet_says_the_same_as_before(project):
    """The tour manager corrected a number by hand; the old sheet does not bring it back."""
    _edit(project, Set(("phone",), "+32 81 00 00 00"))

    _import(project, _HEADER + _ROW)

    assert _house(project).phone == "+32 81 00 00 00"


def test_a_conflict_is_shown_with_all_three_values_and_nothing_is_overwritten(project, capsys):
    """Both have changed the number: only a person can know which is right."""
    _edit(project, Set(("phone",), "+32 81 00 00 00"))
    capsys.readouterr()

    _import(project, _HEADER + _ROW.replace("55 01 01", "55 09 09"))

    screen = capsys.readouterr().out
    assert _house(project).phone == "+32 81 00 00 00"
    for value in ("+32 81 55 01 01", "+32 81 55 09 09", "+32 81 00 00 00"):
        assert value in screen


@pytest.mark.parametrize(
    ("take", "phone"), [(Take.THEIRS, "+32 81 55 09 09"), (Take.OURS, "+32 81 00 00 00")]
)
def test_a_conflict_is_settled_by_a_word_and_stays_settled(project, take, phone, capsys):
    """Once settled it is not asked again at every import."""
    _edit(project, Set(("phone",), "+32 81 00 00 00"))
    newer = _HEADER + _ROW.replace("55 01 01", "55 09 09")

    _import(project, newer, take=take)
    capsys.readouterr()
    _import(project, newer)

    assert _house(project).phone == phone
    assert "In conflict: 0" in capsys.readouterr().out


def test_a_cell_that_was_emptied_takes_away_only_what_the_sheet_itself_had_said(project):
    """An old role goes when the source drops it; a note of ours does not."""
    _edit(project, Set(("people", 0, "note"), "ours"))

    _import(project, _HEADER + _ROW.replace("Programmatrice", ""))

    person = _house(project).people[0]
    assert person.role == ""
    assert person.note == "ours"


def test_a_column_that_is_gone_takes_nothing_away(project):
    """Next month's export has fewer columns: that is no statement about anybody."""
    _import(project, "Structure,Ville,Contact,Courriel\nLe Vauban,Namur,Claire Aubin,\n")

    assert _house(project).phone == "+32 81 55 01 01"
    assert _house(project).people[0].role == "Programmatrice"


def test_a_new_address_of_a_known_person_is_theirs(project):
    """People change their address; they do not become two people."""
    _import(project, _HEADER + _ROW.replace("claire@vauban", "c.aubin@vauban"))

    assert [one.id for one in _house(project).people] == ["claire-aubin"]
    assert _house(project).people[0].email == "c.aubin@vauban.example"


def test_who_unsubscribed_here_is_not_subscribed_again_by_a_sheet(project):
    """Consent can be taken away by an import, never given back."""
    _edit(project, Set(("people", 0, "consent"), {"email": {"unsubscribed_on": "2026-05-01"}}))

    _import(
        project,
        "Structure,Contact,Courriel,Désinscrit\nLe Vauban,Claire Aubin,claire@vauban.example,non\n",
        name="other.csv",
        take=Take.THEIRS,
    )

    assert _house(project).people[0].consent.email.unsubscribed_on == dt.date(2026, 5, 1)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("Théâtre Vauban,Namur,,Paul Roy,paul@x.example,,\n", "is probably “Le Vauban”"),
        ("Maison Dieu,Liège,,Claire Aubin,claire@vauban.example,,\n", "is with “Le Vauban”"),
        ("Le Vauban,Namur,,Thomas Grüter,claire@vauban.example,,\n", "is that of Claire Aubin"),
        ("Le Vauban,Namur,,Claire Aubain,,,\n", "is nearly Claire Aubin"),
        (",,,Paul Roy,paul@courriel.example,,\n", "names no house"),
    ],
)
def test_what_only_a_person_can_know_is_asked_and_not_written(project, rows, reason, capsys):
    """Two records for one person, or one for two, are worse than a question."""
    before = sorted((project.content / "presenters").iterdir())
    people = [one.id for one in _house(project).people]
    capsys.readouterr()

    _import(project, _HEADER + rows)

    assert reason in " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert sorted((project.content / "presenters").iterdir()) == before
    assert [one.id for one in _house(project).people] == people


def test_what_was_merged_is_not_brought_back_by_the_next_sheet(project, capsys):
    """The list still has both; whoever made one of them must not do so every month."""
    rows = (
        _HEADER
        + _ROW
        + "Maison Dieu,Namur,,Paule Roy,paule@dieu.example,,\nLa Remise,Namur,,,,,\n"
        + "La Remise,Namur,,P. Roy-Lemay,p.lemay@remise.example,,\n"
    )
    _import(project, rows)
    merge(project, "le-vauban", "maison-dieu", is_sure=True)
    merge(project, "le-vauban", "la-remise", is_sure=True)
    merge(project, "paule-roy", "p-roy-lemay", is_sure=True)
    before = sorted((project.content / "presenters").iterdir())
    capsys.readouterr()

    _import(project, rows)

    assert sorted((project.content / "presenters").iterdir()) == before
    assert [one.id for one in _house(project).people] == ["claire-aubin", "paule-roy"]
    assert "Doubtful: 0. In conflict: 0." in capsys.readouterr().out


@pytest.mark.parametrize("is_listed_first", [True, False])
def test_a_house_that_was_merged_across_two_spellings_of_its_town_stays_one(
    is_listed_first, project, capsys
):
    """Biel is Bienne: two rows of one house, whichever of the two was kept."""
    header = "Structure,Ville,Contact,Courriel\n"
    rows = [
        "Théâtre du Quai,Bienne,Sylvie Roth,sylvie@quai.example\n",
        "Théâtre du Quai,Biel/Bienne,Marco Bieri,\n",
    ]
    _import(project, header + rows[0], name="quai.csv")
    _settle(project, "quai", "Théâtre du Quai (Biel/Bienne): new")
    _import(project, header + rows[1], name="quai.csv")
    merge(project, "theatre-du-quai", "theatre-du-quai-biel-bienne", is_sure=True)
    before = sorted((project.content / "presenters").iterdir())
    text = (project.content / "presenters" / "theatre-du-quai.yaml").read_text("utf-8")
    capsys.readouterr()

    _import(project, header + "".join(rows if is_listed_first else rows[::-1]), name="quai.csv")

    screen = capsys.readouterr()
    assert sorted((project.content / "presenters").iterdir()) == before
    assert (project.content / "presenters" / "theatre-du-quai.yaml").read_text("utf-8") == text
    assert "no longer names" not in screen.out
    assert "Doubtful: 0. In conflict: 0." in screen.out
    assert "Biel/Bienne" not in screen.err  # one house with two towns is no contradiction now


def test_the_key_of_a_merged_house_in_another_program_leads_to_the_kept_one(project):
    """Two records there stay two; both are this house here, also once renamed there."""
    header = "Structure,Ville,house.key\n"
    _import(project, header + "La Criée,Bienne,a1\nDas Haus,Biel,b2\n", name="crm.csv")
    merge(project, "la-criee", "das-haus", is_sure=True)
    before = sorted((project.content / "presenters").iterdir())

    _import(project, header + "La Criée,Bienne,a1\nHaus der Bühne,Nidau,b2\n", name="crm.csv")

    assert sorted((project.content / "presenters").iterdir()) == before


def test_a_name_that_another_list_writes_its_own_way_is_no_conflict(project, capsys):
    """A house is found by its name without article and legal form: it is not asked for its name."""
    capsys.readouterr()

    _import(
        project,
        "Structure,Ville,Contact,Courriel\nVAUBAN (Le),Namur,AUBIN Claire,claire@vauban.example\n",
        name="other.csv",
    )

    assert "In conflict: 0" in capsys.readouterr().out
    house = _house(project)
    assert (house.name, house.people[0].name) == ("Le Vauban", "Claire Aubin")
    assert house.imported["other"].fields["name"] == "VAUBAN (Le)"


_QUAI = (
    "Théâtre du Quai,Bienne,,Sylvie Roth,sylvie@quai.example,,\n"
    "Théâtre du Quai,Biel/Bienne,,Marco Bieri,,,\n"
)
_LITTLE = (
    "Petit Théâtre,Lausanne,,Sophie Gardaz,sg@petit.example,,\n"
    "Le Petit Théâtre de Lausanne,Lausanne,,Sophie Gardaz,sg@petit.example,,\n"
)
_SHORT = "Vauban,Namur-la-Citadelle,+32 81 55 01 01,Paul Roy,paul@x.example,,\n"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (_QUAI, "(Biel/Bienne)” is “Théâtre du Quai (Bienne)”, as far as can be told: the same"),
        (_LITTLE, "“Le Petit Théâtre de Lausanne” is “Petit Théâtre”, as far as can be told: the"),
        (_SHORT, "“Vauban” is “Le Vauban”, as far as can be told: the same name, towns of much"),
    ],
)
def test_what_would_be_a_certain_duplicate_is_asked_about_before_it_is_written(
    rows, reason, project
):
    """Afterwards two links are out, and somebody has to merge them."""
    sheets, _ = read_sheets((_HEADER + rows).encode(), "liste.csv", is_column)
    sources, _ = sources_of(sheets, "liste.csv", ())
    (doubt,) = plan_import(sources, Surroundings(load(project).library, _DAY, str)).doubts
    assert reason in str(doubt.reason)

    _import(project, _HEADER + rows)

    library = load(project).library
    assert not any(pair.tier is Tier.CERTAIN for pair in find_duplicates(library).found)


@pytest.mark.parametrize(("answer", "houses"), [("theatre-du-quai", 1), ("new", 2)])
def test_a_house_that_is_asked_about_is_settled_within_one_sheet(answer, houses, project, capsys):
    """The answer may name a house that this very sheet brings; given once, it is not asked again.

    A house of which it is said that it is new is made once, not at every import.
    """
    rows = _HEADER + _QUAI + "Théâtre du Quai,Biel/Bienne,,Rosa Tschudi,,,\n"
    _settle(project, "liste", f"Théâtre du Quai (Biel/Bienne): {answer}")
    for _ in range(2):
        capsys.readouterr()
        _import(project, rows)

        assert "Doubtful: 0. In conflict: 0." in capsys.readouterr().out
        found = [one for one in load(project).library.presenters if one.name == "Théâtre du Quai"]
        assert len(found) == houses
        assert sum(len(one.people) for one in found) == 3


def test_a_doubt_is_settled_in_the_mapping(project):
    """The answer is written down once, and counts for every row and every later import."""
    mapping = project.content / "import" / "liste.yaml"
    mapping.write_text(
        mapping.read_text("utf-8") + "settled:\n  Théâtre Vauban: le-vauban\n", "utf-8"
    )

    _import(project, _HEADER + "Théâtre Vauban,Namur,,Paul Roy,paul@vauban.example,,\n")

    assert {one.name for one in _house(project).people} == {"Claire Aubin", "Paul Roy"}


def test_a_history_column_adds_each_exchange_once(project):
    """A log of calls in the sheet becomes history; the same call is not told twice."""
    sheet = (
        "Structure,Ville,Contact,Dernier contact,Historique\n"
        "Le Vauban,Namur,Claire Aubin,12/03/2026,Veut une date en mars\n"
    )
    mapping = "dates: day-first\n"
    folder = project.content / "import"
    (folder / "appels.yaml").write_text(mapping, "utf-8")

    _import(project, sheet, name="appels.csv")
    _import(project, sheet, name="appels.csv")

    (entry,) = _house(project).history
    assert (entry.date, entry.note, entry.person) == (
        dt.date(2026, 3, 12),
        "Veut une date en mars",
        "claire-aubin",
    )


def test_a_show_may_be_called_by_its_title(project):
    """Whoever keeps a list writes “Le solo”, not the name of a folder."""
    sheet = "Structure,Ville,Spectacle,Étape\nLe Vauban,Namur,{},option\n"
    title = load(project).library.shows[0].words["fr"].title

    _import(project, sheet.format(title.upper()), name="suivi.csv")

    (talk,) = _house(project).shows["solo"]
    assert talk.stage is TalkStage.OPTION


def test_a_status_beside_a_show_is_how_far_the_talk_has_come(project, capsys):
    """Whoever has played there is not asked whether they are interested."""
    rows = "Le Vauban,Namur,solo,joué\nLa Criée,Vevey,solo,intéressée\n"
    capsys.readouterr()

    _import(project, "Structure,Ville,Spectacle,Statut\n" + rows, name="salon.csv")

    stages = [_house(project, slug).shows["solo"][0].stage for slug in ("le-vauban", "la-criee")]
    assert stages == [TalkStage.PERFORMED, TalkStage.INTERESTED]
    assert "I113" not in capsys.readouterr().err


def test_a_show_that_is_not_ours_is_told_and_the_rest_of_the_row_comes_in(project, capsys):
    """A typing error in a title must not put a talk about nothing into the file, nor hide."""
    sheet = "Structure,Ville,Téléphone du lieu,Spectacle,Étape\nLe Vauban,Namur,{},Sola,option\n"
    capsys.readouterr()

    _import(project, sheet.format("+32 81 55 01 01"), name="suivi.csv")

    screen = capsys.readouterr().err
    assert "“Sola” in the column “Spectacle” is not one of your shows" in screen
    assert "did you mean “solo”?" in screen
    assert _house(project).shows == {}


def test_what_each_person_s_row_says_of_their_house_s_talk_is_one_talk(project, capsys):
    """A sheet with a row per person repeats the house's columns on each of them."""
    sheet = (
        "Structure,Ville,Contact,Spectacle,Saison,Étape\n"
        "Le Vauban,Namur,Claire Aubin,solo,2027-2028,interested\n"
        "Le Vauban,Namur,Paul Roy,solo,2027-2028,interested\n"
        "Le Vauban,Namur,Ida Sy,solo,2027-2028,declined\n"
    )

    _import(project, sheet, name="suivi.csv")

    (talk,) = _house(project).shows["solo"]
    assert (talk.stage, talk.period) == (TalkStage.INTERESTED, "2027-2028")
    assert "declined" in capsys.readouterr().err


def test_who_asked_to_be_forgotten_is_not_brought_back(smallest):
    """An old list must not undo what somebody had the right to ask."""
    data = (_HEADER + _ROW + _ROW.replace("Claire Aubin,claire", "Paul Roy,paul")).encode()
    sheets, _ = read_sheets(data, "old.csv", is_column)
    sources, _ = sources_of(sheets, "old.csv", ())
    around = Surroundings(
        load(smallest).library, _DAY, str, lambda email, _: email == "claire@vauban.example"
    )

    plan = plan_import(sources, around)

    (house,) = plan.houses
    assert [thing.name for thing in house.things] == ["Paul Roy"]
    assert plan.forgotten == 1
    assert "claire" not in str(plan).casefold()


def test_who_asked_to_be_forgotten_is_known_by_any_of_their_addresses(smallest):
    """The old list has the forgotten address second, behind one that nobody knew."""
    row = _ROW.replace("claire@vauban.example", "c.aubin@courriel.example / claire@vauban.example")
    sheets, _ = read_sheets((_HEADER + row).encode(), "old.csv", is_column)
    sources, _ = sources_of(sheets, "old.csv", ())
    around = Surroundings(
        load(smallest).library, _DAY, str, lambda email, _: email == "claire@vauban.example"
    )

    plan = plan_import(sources, around)

    assert plan.forgotten == 1
    assert [thing.name for house in plan.houses for thing in house.things] == []


_CELLS = st.sampled_from(["", "a", "b", "Accueil", "Le Vauban"])
_PHONES = st.sampled_from(["", "+32 81 55 01 01", "+32 81 55 02 02"])


@given(
    st.lists(st.tuples(_PHONES, _CELLS), min_size=1, max_size=4),
    st.one_of(st.none(), st.sampled_from(["+32 81 99 99 99", "+32 81 55 02 02"])),
)
@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_run_of_sheets_keeps_the_hand_edit_or_says_so(tmp_path_factory, sheets, edit):
    """However sheets follow one another, a number typed by hand is there at the end."""
    root = tmp_path_factory.mktemp("project")
    (root / "content").mkdir()
    (root / "content" / "company.yaml").write_text(
        "name: C\ntagline: T\nlanguages: [fr]\nsite_url: https://c.example/\n", "utf-8"
    )
    project = Project(root)
    _import(project, _HEADER + _ROW)
    if edit is not None:
        _edit(project, Set(("phone",), edit))

    for phone, role in sheets:
        row = f"Le Vauban,Namur,{phone},Claire Aubin,claire@vauban.example,{role},cirque\n"
        _import(project, _HEADER + row)
        before = (project.content / "presenters" / "le-vauban.yaml").read_bytes()
        _import(project, _HEADER + row)
        assert (project.content / "presenters" / "le-vauban.yaml").read_bytes() == before

    if edit is not None and edit not in {phone for phone, _ in sheets}:
        assert _house(project).phone == edit


@pytest.mark.parametrize(
    ("column", "cell", "day"),
    [
        ("Consentement", "désabonnée", "2026-11-21"),
        ("Consentement", "STOP", "2026-11-21"),
        ("Consentement", "Ne plus écrire SVP", "2026-11-21"),
        ("Consentement", "désabonnée le 3 mars 2026", "2026-03-03"),
        ("Consentement", "unsubscribed 2026-03-04", "2026-03-04"),
        ("Désabonné", "désabonnée", "2026-11-21"),
        ("Désabonné", "2026-03-04", "2026-03-04"),
        ("Désabonné le", "oui", "2026-11-21"),
        ("Désabonné le", "03/04/2026", "2026-03-04"),
        ("Statut infolettre", "STOP (refuse tout)", "2026-11-21"),
    ],
)
def test_a_cell_that_says_no_more_mail_is_heard_in_any_column_of_consent(
    project, capsys, column, cell, day
):
    """Whoever asked for no more mail gets none, however the sheet says so."""
    row = f"Le Vauban,Claire Aubin,claire@vauban.example,{cell}\n"
    _import(project, f"Structure,Contact,Courriel,{column}\n{row}")

    consent = _house(project).people[0].consent.email
    assert str(consent.unsubscribed_on) == day
    assert "I113" not in capsys.readouterr().err


@pytest.mark.parametrize("cell", ["non désabonnée", "désabonnement annulé", "pas désabonné"])
def test_who_is_said_not_to_be_unsubscribed_is_not(project, cell):
    """A word taken back is no unsubscription; the finding asks what is meant."""
    row = f"Le Vauban,Claire Aubin,claire@vauban.example,{cell}\n"
    _import(project, f"Structure,Contact,Courriel,Consentement\n{row}")

    assert _house(project).people[0].consent.email.unsubscribed_on is None


def test_what_else_a_cell_says_of_an_unsubscription_is_kept(project):
    """Why somebody asked for no more mail is what the next colleague needs to know."""
    row = "Le Vauban,Claire Aubin,claire@vauban.example,désabonnée (trop d’envois)\n"
    _import(project, f"Structure,Contact,Courriel,Consentement\n{row}")

    assert "trop d’envois" in _house(project).people[0].consent.email.evidence


def test_interests_that_are_no_discipline_are_kept_in_the_note(project):
    """A word that showkit does not know is still what the house said."""
    _import(project, 'Structure,Ville,Intérêts\nLa Digue,Namur,"danse, cirque, formes d’hiver"\n')

    interests = _house(project, "la-digue").interests
    assert interests.genres == ("dance", "circus")
    assert interests.note == "formes d’hiver"


def test_the_preview_shows_an_address_whole(project, capsys):
    """An address cut before its end cannot be checked by anybody."""
    address = "bernadette.vaillancourt-desrosiers@theatre-des-rives.example"
    row = f"La Digue,Namur,Bernadette Vaillancourt,{address},Directrice de la programmation\n"
    _import(project, f"Structure,Ville,Contact,Courriel,Fonction\n{row}")

    assert f"{address} …" in (screen := capsys.readouterr().out) or f"{address} " in screen
