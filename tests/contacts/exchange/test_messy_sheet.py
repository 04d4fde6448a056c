"""A sheet that people keep by hand, with all that goes wrong in one."""

from __future__ import annotations

import datetime as dt

import pytest

from showkit.commands.contacts_export import export
from showkit.commands.contacts_import import Wishes, import_contacts
from showkit.contacts.exchange.three_way import Take
from showkit.content.load import load

_DAY = dt.date(2026, 11, 21)


@pytest.fixture
def bring(smallest, capsys):
    """Return how rows of a sheet are imported: what is printed, and the houses there are then."""

    def _bring(*rows, name="liste.csv", whole=False):
        sheet = smallest.root / name
        sheet.write_text("\n".join(rows) + "\n", "utf-8")
        capsys.readouterr()
        import_contacts(smallest, sheet, Wishes(apply=True, whole=whole), _DAY)
        printed = capsys.readouterr()
        told = " ".join((printed.out + printed.err).replace("│", " ").split())
        return told, load(smallest).library.presenter_by_slug

    return _bring


def _people(house):
    return [person.name for person in house.people]


def test_who_has_no_house_where_the_others_repeat_theirs_is_asked_about(bring):
    """An agent under the row of Tohu does not work there, and must not get a link as if."""
    told, houses = bring(
        "Organisme,Contact,Courriel,Ville",
        "Tohu,Anne Gagnon,anne@tohu.example,Montréal",
        "Tohu,Guy Roy,guy@tohu.example,Montréal",
        ",Paul Savard,paul@courriel.example,",
        "Agora,,,Boulazac",
    )

    assert "Doubtful: 1." in told
    assert "Paul Savard" in told
    assert _people(houses["tohu"]) == ["Anne Gagnon", "Guy Roy"]


def test_a_sheet_that_says_each_house_once_is_still_filled_down(bring):
    """People under their house, the cell beside them empty: so most sheets are made."""
    told, houses = bring(
        "Organisme,Contact,Courriel,Ville,Note",
        "Tohu,,,Montréal,",
        ",Anne Gagnon,anne@tohu.example,,",
        ",Guy Roy,guy@tohu.example,,",
        ",Paul Savard,paul@courriel.example,,Agent; pas de lieu",
    )

    assert _people(houses["tohu"]) == ["Anne Gagnon", "Guy Roy"]
    assert "Doubtful: 1." in told


def test_a_card_without_an_organisation_is_not_of_the_house_of_the_card_before(bring):
    """An address book is in no order."""
    _, houses = bring(
        *("BEGIN:VCARD", "VERSION:3.0", "FN:Anne Gagnon", "ORG:Tohu"),
        *("EMAIL:anne@tohu.example", "END:VCARD"),
        *("BEGIN:VCARD", "VERSION:3.0", "FN:Paul Savard"),
        *("EMAIL:paul@courriel.example", "END:VCARD"),
        name="carnet.vcf",
    )

    assert _people(houses["tohu"]) == ["Anne Gagnon"]


_TWO_ADDRESSES = (
    "Organisme,Contact,Courriel,Ville",
    "Tohu,Anne Gagnon,anne@tohu.example,Montréal",
    "Tohu,Anne Gagnon,anne.gagnon@courriel.example,Montréal",
    "Tohu,Anne Gagnon,anne@tohu.example / ag@agora.example,Montréal",
)


def test_every_address_of_a_person_on_several_rows_is_kept(bring):
    """Two lists put under one another often have another address of the same person each."""
    told, houses = bring(*_TWO_ADDRESSES)

    (anne,) = houses["tohu"].people
    assert anne.email == "anne@tohu.example"
    assert anne.extensions["x-email-2"] == "anne.gagnon@courriel.example"
    assert anne.extensions["x-email-3"] == "ag@agora.example"
    assert "this one is kept as “x-email-2”" in told
    assert "I121" not in told


def test_a_cell_with_two_addresses_loses_none_to_the_column_of_second_ones(bring):
    """The column “Courriel 2” takes the name under which the second of a cell would be kept."""
    _, houses = bring(
        "Organisme,Contact,Courriel,Courriel 2,Ville",
        "Tohu,Anne Gagnon,anne@tohu.example; ag@agora.example,a@courriel.example,Montréal",
        "Tohu,Guy Roy,guy@tohu.example; gr@agora.example,,Montréal",
    )

    anne, guy = houses["tohu"].people
    assert anne.addresses == ("anne@tohu.example", "a@courriel.example", "ag@agora.example")
    assert guy.addresses == ("guy@tohu.example", "gr@agora.example")


def test_who_is_known_by_a_second_address_is_not_made_anew_by_it(bring):
    """Another list has the other address alone, and no name."""
    bring(*_TWO_ADDRESSES)

    told, houses = bring(
        "Structure,Contact,E-mail,Téléphone,Ville",
        "Tohu,,ANNE.GAGNON@courriel.example,+1 514 555 0101,Montréal",
        name="other.csv",
    )

    (anne,) = houses["tohu"].people
    assert anne.email == "anne@tohu.example"
    assert anne.phone == "+1 514 555 0101"
    assert "Doubtful: 0. In conflict: 0." in told


_NO_ADDRESS = (
    "Organisme,Contact,Courriel,Note,Ville",
    'Tohu,Anne Gagnon,"anne@tohu,example",Végane,Montréal',
    "Tohu,Guy Roy,-,,Montréal",
    "Agora,,par le formulaire,Ferme en août,Boulazac",
)


def test_what_stands_for_an_address_and_is_none_is_kept_as_a_note(bring):
    """Somebody may still make the address out of it; a dash says nothing."""
    told, houses = bring(*_NO_ADDRESS)

    anne, guy = houses["tohu"].people
    assert (anne.email, anne.note) == (None, "Végane\nanne@tohu,example")
    assert (guy.email, guy.note) == (None, "")
    (note,) = houses["agora"].notes
    assert note.root["mul"] == "Ferme en août\npar le formulaire"
    assert told.count("until then it is kept as a note") == 2
    assert "Doubtful: 0." in told


def test_an_address_that_was_corrected_takes_its_note_away(bring):
    """The note holds what is wrong, and nobody has to clear it by hand."""
    bring(*_NO_ADDRESS)

    _, houses = bring(*(row.replace("tohu,example", "tohu.example") for row in _NO_ADDRESS))

    anne, _ = houses["tohu"].people
    assert (anne.email, anne.note) == ("anne@tohu.example", "Végane")


def test_one_wrong_address_of_several_people_is_kept_with_its_owner(bring):
    """One cell names two people, and one the addresses of both."""
    _, houses = bring(
        "Organisme,Contact,Courriel,Note,Ville",
        "Tohu,Anne Gagnon; Guy Roy,anne@tohu.example; guy chez tohu,,Montréal",
    )

    assert [(one.email, one.note) for one in houses["tohu"].people] == [
        ("anne@tohu.example", ""),
        (None, "guy chez tohu"),
    ]


def test_the_name_before_an_address_is_not_taken_for_a_wrong_one(bring):
    """Addresses are copied out of mail programs with the name before them."""
    told, houses = bring(
        "Organisme,Contact,Courriel,Ville",
        "Tohu,Anne Gagnon,Anne Gagnon <anne@tohu.example>; Bureau <ag@agora.example>,Montréal",
    )

    (anne,) = houses["tohu"].people
    assert (anne.addresses, anne.note) == (("anne@tohu.example", "ag@agora.example"), "")
    assert "I120" not in told


@pytest.mark.parametrize("rows", [_TWO_ADDRESSES, _NO_ADDRESS], ids=["two", "none"])
def test_what_is_kept_of_addresses_is_kept_once(bring, smallest, rows):
    """The same list comes every month."""
    bring(*rows)
    before = _contact_files(smallest)

    told, _ = bring(*rows)

    assert _contact_files(smallest) == before
    assert "There was nothing to write." in told


@pytest.mark.parametrize("rows", [_TWO_ADDRESSES, _NO_ADDRESS], ids=["two", "none"])
@pytest.mark.parametrize("name", ["contacts.xlsx", "contacts.vcf"])
def test_what_is_kept_of_addresses_goes_out_and_comes_back(bring, smallest, rows, name):
    """An export that is brought back as it is must change nothing that was kept."""
    _, houses = bring(*rows)
    addresses = {one.id: (one.addresses, one.note) for one in _all_people(houses)}
    export(smallest, smallest.root / name, None, None, _DAY)

    import_contacts(smallest, smallest.root / name, Wishes(apply=True, take=Take.THEIRS), _DAY)

    houses = load(smallest).library.presenter_by_slug
    assert {one.id: (one.addresses, one.note) for one in _all_people(houses)} == addresses


def test_spellings_of_one_place_are_no_contradiction(bring):
    """Four hands kept this list; the house is in one place."""
    told, houses = bring(
        "Organisme,Contact,Courriel,Ville,Province,Pays",
        "Tohu,Anne Gagnon,anne@tohu.example,MONTREAL,Québec,Canada",
        "Tohu,Guy Roy,guy@tohu.example,Montréal,QC,Canada",
        "Tohu,Ida Sy,ida@tohu.example,MONTRÉAL,quebec,Canada",
        "Tohu,Léa Ba,lea@tohu.example,Montreal,Qc,Canada",
    )

    address = houses["tohu"].address
    assert (address.city, address.region) == ("Montréal", "QC")
    assert "I121" not in told


def test_a_region_is_that_of_the_company_s_country_where_the_sheet_names_none(bring, smallest):
    """A list of one's own country has no column for it."""
    facts = smallest.content / "company.yaml"
    facts.write_text(facts.read_text("utf-8") + "address: {country: CA}\n", "utf-8")

    _, houses = bring(
        "Organisme,Ville,Province",
        "Tohu,Montréal,Québec",
        "La Nouvelle Scène,Ottawa,Ontario",
        "La Digue,Rimouski,Bas-Saint-Laurent",
    )

    assert [houses[slug].address.region for slug in ("tohu", "la-nouvelle-scene", "la-digue")] == [
        *("QC", "ON", "Bas-Saint-Laurent"),
    ]


def test_cantons_and_countries_in_one_column_are_told_apart_or_asked_about(bring):
    """Olten in Somalia, and Fribourg in France, would be on no tour."""
    told, houses = bring(
        "Structure,NPA,Localité,Canton/Pays,Tél.",
        "Stadttheater,4600,Olten,SO,062 555 33 44",
        "Théâtre des Osses,1762,Givisiez,FR,",
        "Le Sablier,1000,Bourg-en-Bresse,F,",
        "Reflet,1800,Vevey,VD,",
        "Kulturfabrik,,,LU,",
    )

    where = {slug: (h.address.region, h.address.country) for slug, h in houses.items()}
    assert where == {
        "stadttheater": ("SO", "CH"),
        "theatre-des-osses": ("FR", "CH"),
        "le-sablier": ("", "FR"),
        "reflet": ("VD", "CH"),
        "kulturfabrik": ("", None),
    }
    assert houses["le-sablier"].address.postal_code == "01000"
    assert "“LU” in the column “Canton/Pays” is not clearly a canton or a country" in told


def test_another_list_with_another_spelling_of_a_place_asks_nothing(bring):
    """The preview is for what somebody has to decide."""
    bring("Organisme,Ville,Province,Pays", "Tohu,Montréal,QC,Canada")

    told, houses = bring("Organisme,Ville,Province", "Tohu,MONTREAL,Quebec", name="other.csv")

    assert "In conflict: 0." in told
    assert (houses["tohu"].address.city, houses["tohu"].address.region) == ("Montréal", "QC")


@pytest.mark.parametrize(
    "row",
    [
        "Total : 29,,,",
        "Total,,,29",
        ",,TOTAL,312",
        "TOTAL 312 contacts,,,",
        "Somme,,,1 234",
        "Nombre de contacts,2,,",
        "Count,,,=2",
        "Grand total,,2 contacts,",
        "Sous-total,,,",
    ],
)
def test_a_row_that_adds_up_the_others_is_no_house(bring, row):
    """It would get a contact file, a page and a letter."""
    told, houses = bring("Organisme,Contact,Ville,Jauge", "Tohu,Anne Gagnon,Montréal,800", row)

    assert list(houses) == ["tohu"]
    assert "I127 note" in told


@pytest.mark.parametrize(
    "row",
    [
        "Total Théâtre,,Mons,120",
        "Total Théâtre,,,",
        "Total,Ida Sy,,",
        "Total,,Mons,",
        "La Somme,,,80",
        "Nombre d’Or,,,29",
    ],
)
def test_a_house_that_is_called_like_a_sum_is_a_house(bring, row):
    """Companies and festivals have such names."""
    told, houses = bring("Organisme,Contact,Ville,Jauge", "Tohu,Anne Gagnon,Montréal,800", row)

    assert len(houses) == 2
    assert "I127" not in told


def test_a_telephone_number_is_no_sum(bring):
    """All that is known of a house may be its name and its number."""
    _, houses = bring("Organisme,Ville,Téléphone", "Tohu,Montréal,", "Total,,+32 81 55 01 01")

    assert list(houses) == ["tohu", "total"]


def test_what_a_long_list_does_not_show_is_told(bring):
    """Whoever reads a list to its end must know whether that was all of it."""
    header = "Organisme,Contact,Courriel,Ville"
    tohu = "Tohu,Anne Gagnon,anne@tohu.example,Montréal"
    people = [f"Tohu,{_name(n)},{n}@tohu.example,Montréal" for n in range(45)]
    agents = [f",{_name(n)},{n}@courriel.example," for n in range(43)]
    bring(header, tohu, *people)

    told, _ = bring(header, tohu, *agents)
    whole, _ = bring(header, tohu, *agents, whole=True)

    assert "no longer names 45 people" in told
    assert "… and 5 more; --all shows them." in told
    assert "… and 3 more; --all shows them." in told  # of those that are doubtful
    assert "more; --all" not in whole
    assert all(f"{_name(n)} (Tohu)" in whole for n in range(45))


def _name(number):
    """Return names that nobody takes for one another."""
    given = ("Anatole", "Béatrice", "Corentin", "Delphine", "Edmond", "Fatima", "Gontran")
    family = ("Ouellet", "Pelchat", "Quirion", "Rondeau", "Savard", "Tremblay", "Ungaro")
    return f"{given[number % 7]} {family[number // 7]}"


def _all_people(houses):
    return [person for house in houses.values() for person in house.people]


def _contact_files(project):
    return {path: path.read_bytes() for path in (project.content / "presenters").iterdir()}


@pytest.mark.parametrize(
    ("cell", "basis", "end"),
    [
        ("consentement tacite jusqu’en 2028", "implied", "2028-01-01"),
        ("Tacite jusqu'à la fin de 2027", "implied", "2027-12-31"),
        ("tacite (contrat 2024); échéance 15/06/2026", "implied", "2026-06-15"),
        ("membre – tacite jusqu’au 30 juin 2027", "implied", "2027-06-30"),
        ("implied, until Nov 2026", "implied", "2026-11-01"),
        ("express consent (e-mail 20 Oct 2026)", "express", "None"),
        ("tacite, carte d’affaires CINARS nov. 2024", "implied", "None"),
        ("tacite expiré, demander exprès", "none", "None"),
        ("exprès à demander", "none", "None"),
        ("pas de consentement tacite", "none", "None"),
    ],
)
def test_a_remark_on_consent_says_its_ground_and_its_end_and_is_kept(bring, cell, basis, end):
    """CASL wants a company to show why it wrote to somebody: the remark is all it has."""
    _, houses = bring(
        "Diffuseur,Contact,Courriel,LCAP",
        f'Tohu,Anne Gagnon,anne@tohu.example,"{cell}"',
    )

    consent = houses["tohu"].people[0].consent.email
    assert consent.basis == basis
    assert str(consent.expires_on) == end
    assert cell in consent.evidence


def test_a_remark_on_consent_imported_again_changes_nothing(bring):
    """The list of next month still has the cell."""
    rows = (
        "Diffuseur,Contact,Courriel,LCAP",
        "Tohu,Anne Gagnon,anne@tohu.example,tacite jusqu’en 2028",
    )
    _, before = bring(*rows)
    told, after = bring(*rows)

    assert after == before
    assert "There was nothing to write." in told


def test_nobody_knows_is_no_ground_and_no_problem(bring):
    """A question mark in the column of consent is what the sheet says of half its people."""
    told, houses = bring(
        "Diffuseur,Contact,Courriel,LCAP",
        "Tohu,Anne Gagnon,anne@tohu.example,?",
    )

    assert houses["tohu"].people[0].consent.email.evidence == ""
    assert "I146" not in told


def test_the_day_of_the_last_contact_is_in_the_history_without_a_word_beside_it(bring):
    """“Dernier contact” stands in most sheets, and a remark beside it in few."""
    _, houses = bring(
        "Diffuseur,Contact,Courriel,Dernier contact",
        "Tohu,Anne Gagnon,anne@tohu.example,2026-03-12",
        "Agora,Guy Roy,guy@agora.example,mars 2026",
        "Hangar,Ariane Fortier,ariane@hangar.example,automne 2025",
    )

    def said(slug):
        return [(str(one.date), one.person, one.note) for one in houses[slug].history]

    assert said("tohu") == [("2026-03-12", "anne-gagnon", "Dernier contact")]
    assert said("agora") == [("2026-03-01", "guy-roy", "Dernier contact")]
    assert said("hangar") == []
    assert houses["hangar"].people[0].note == "Dernier contact (automne 2025)"


def test_what_is_said_of_somebody_beside_their_name_is_no_part_of_it(bring):
    """Who left and who came stand in one cell; the address is of who came."""
    _, houses = bring(
        "Diffuseur,Contact,Courriel",
        'Hangar,"Guillaume Roy (parti en sept. 2026)\nremplacé par Ariane Fortier",'
        "afortier@hangar.example",
        "Tohu,Anne Gagnon (elle),anne@tohu.example",
    )

    left, came = houses["hangar"].people
    assert (left.name, left.email, left.note) == ("Guillaume Roy", None, "parti en sept. 2026")
    assert (came.name, came.email) == ("Ariane Fortier", "afortier@hangar.example")
    assert _people(houses["tohu"]) == ["Anne Gagnon"]


def test_notes_of_a_sheet_are_all_told_where_that_is_asked_for(bring):
    """No check reads a sheet again: what is not told now is never told."""
    rows = [
        "Diffuseur,Contact,Courriel,LCAP",
        *(f"Lieu {n},Anne {n},a{n}@lieu.example,tacite jusqu’en {2026 + n}" for n in range(1, 9)),
    ]

    assert "I145: 4 more notes of this kind; --all tells each" in bring(*rows)[0]
    assert bring(*rows, whole=True)[0].count("I145 note") == 8


def test_a_column_of_interest_tells_of_which_shows_and_loses_no_other_word(bring, smallest):
    """“Intérêt pour…” holds several of our shows in a cell, and words that only its owner knows."""
    for slug, title in (("sel", "Le sel des pierres"), ("vagues", "Petites vagues")):
        folder = smallest.content / "shows" / slug
        folder.mkdir(parents=True)
        (folder / "show.en.md").write_text(f"---\ntitle: {title}\n---\n", "utf-8")
    rows = (
        "Diffuseur,Contact,Courriel,Intérêt pour…",
        "Tohu,Anne Gagnon,anne@tohu.example,Petites vagues / Sel des pierres",
        "Agora,Guy Roy,guy@agora.example,PV",
        "Hangar,Ariane Fortier,ariane@hangar.example,",
    )
    told, houses = bring(*rows)

    talks = {slug: [talk.stage for talk in said] for slug, said in houses["tohu"].shows.items()}
    assert talks == {"vagues": ["interested"], "sel": ["interested"]}
    assert not houses["agora"].shows
    assert houses["agora"].interests.note == "PV"
    assert "I148" in told
    assert bring(*rows)[1] == houses


def test_a_column_of_interest_that_holds_disciplines_is_one_of_disciplines(bring):
    """What a house is interested in need not be our shows."""
    _, houses = bring(
        "Diffuseur,Contact,Courriel,Intérêt pour",
        "Tohu,Anne Gagnon,anne@tohu.example,cirque",
        "Agora,Guy Roy,guy@agora.example,danse",
    )

    assert houses["tohu"].interests.genres == ("circus",)


def test_a_house_in_a_province_of_the_company_is_in_its_country(bring, smallest):
    """Nobody writes Canada beside QC, and a filter by country must find the house all the same."""
    company = smallest.content / "company.yaml"
    company.write_text(company.read_text("utf-8") + "address: {country: CA}\n", "utf-8")
    _, houses = bring(
        "Diffuseur,Ville,Prov.,Contact,Courriel",
        "Tohu,Montréal,QC,Anne Gagnon,anne@tohu.example",
        "Agora,Boulazac,Dordogne,Guy Roy,guy@agora.example",
    )

    assert houses["tohu"].address.country == "CA"
    assert houses["agora"].address.country is None


def test_a_remark_that_the_mapping_explains_is_kept_as_evidence(bring, smallest):
    """What the company's own words mean is said once; that they were said must stay."""
    rows = (
        "Diffuseur,Contact,Courriel,LCAP",
        "Tohu,Anne Gagnon,anne@tohu.example,adresse publiée sur leur site",
    )
    bring(*rows)
    mapping = smallest.content / "import" / "liste.yaml"
    words = "words:\n  adresse publiée sur leur site: implied\n"
    mapping.write_text(mapping.read_text("utf-8") + words, "utf-8")
    _, houses = bring(*rows)

    consent = houses["tohu"].people[0].consent.email
    assert consent.basis == "implied"
    assert "adresse publiée sur leur site" in consent.evidence


def test_what_a_row_says_of_mail_is_said_of_whoever_has_an_address(bring):
    """Who left would be written to on the ground that whoever came gave, and who came not."""
    _, houses = bring(
        "Diffuseur,Contact,LCAP,Courriel",
        'Hangar,"Guillaume Roy (parti)\nremplacé par Ariane Fortier",tacite,afortier@h.example',
        "Tohu,Anne Gagnon / Guy Roy,désabonné,agagnon@tohu.example; groy@tohu.example",
    )

    left, came = houses["hangar"].people
    assert (left.consent.email.basis, came.consent.email.basis) == ("none", "implied")
    assert all(one.consent.email.unsubscribed_on for one in houses["tohu"].people)


def test_the_notes_of_a_person_with_a_row_for_each_show_are_all_kept(bring):
    """The second, “nothing for toddlers”, was dropped with the advice to correct the sheet."""
    rows = (
        "Organisme,Contact,Courriel,Ville,Notes",
        "Tohu,Anne Gagnon,anne@tohu.example,Montréal,option 25 mars",
        "Tohu,Anne Gagnon,anne@tohu.example,Montréal,pas de petite enfance",
        "Tohu,Anne Gagnon,anne@tohu.example,Montréal,option 25 mars",
    )
    told, houses = bring(*rows)
    assert "I121" not in told
    assert houses["tohu"].people[0].note == "option 25 mars\npas de petite enfance"
    told, _ = bring(*rows)
    assert "There was nothing to write." in told


@pytest.mark.parametrize(
    ("cell", "country", "code", "city"),
    [
        ("15000 Aurillac", "", "15000", "Aurillac"),
        ("F-69002 Lyon Cedex 02", "", "69002", "Lyon Cedex 02"),
        ("CH-1227 Carouge", "", "1227", "Carouge"),
        ("2300 LA CHAUX-DE-FONDS", "CH", "2300", "LA CHAUX-DE-FONDS"),
        ("1012 AB Amsterdam", "NL", "1012 AB", "Amsterdam"),
        ("Namur", "", "", "Namur"),
        ("5000", "", "5000", ""),
    ],
)
def test_a_postal_code_and_a_town_in_one_column_are_two(bring, cell, country, code, city):
    """As on envelopes, and in every list that is typed from one."""
    told, houses = bring("Lieu,Contact,CP Ville,Pays", f"Tohu,Anne Gagnon,{cell},{country}")
    address = houses["tohu"].address
    assert (address.postal_code, address.city) == (code, city)
    assert "house.code_and_city" in told


@pytest.mark.parametrize(
    ("cell", "day"),
    [("13 fév 2027", "2027-02-13"), ("fév. 2027", "2027-02-01"), ("2 sep. 2026", "2026-09-02")],
)
def test_months_are_shortened_as_people_shorten_them(bring, cell, day):
    """« fév. » is how half of Québec writes it, and stands in no list of abbreviations."""
    _, houses = bring(
        "Diffuseur,Contact,Courriel,Dernier contact",
        f"Tohu,Anne Gagnon,anne@tohu.example,{cell}",
    )

    assert [str(one.date) for one in houses["tohu"].history] == [day]
