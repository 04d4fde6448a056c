"""An export of ours, edited in a spreadsheet, comes back as exactly what was edited."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import re
import shutil
import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contacts.exchange.conftest import Base, Edited
from showkit.contacts.edit import edited as changed_file
from showkit.contacts.exchange.csv_write import csv_files, zipped
from showkit.contacts.exchange.data_package import package_files
from showkit.contacts.exchange.fields import Kind
from showkit.contacts.exchange.file_after import file_after
from showkit.contacts.exchange.own_cells import plain, plain_cell
from showkit.contacts.exchange.own_columns import SheetName, columns_of, values_of
from showkit.contacts.exchange.own_export import own_plan
from showkit.contacts.exchange.own_tables import listed_rows
from showkit.contacts.exchange.read_file import read_sheets
from showkit.contacts.exchange.sheet import Sheet, SheetRow
from showkit.contacts.exchange.three_way import Take
from showkit.contacts.forget import without_person
from showkit.contacts.wanted import EditError, Set


def written(plan):
    """Return the changes of a plan that are written: way to (before, after)."""
    return {
        change.way: (change.ours, change.value)
        for house in plan.houses
        for change in house.all_changes()
        if change.is_written
    }


def codes(plan):
    return [finding.code for finding in plan.findings]


@pytest.mark.parametrize("form", ["xlsx", "xlsx saved again", "zip", "data package", "csv"])
def test_what_nobody_touched_changes_nothing(base, form):
    """Whoever opens an export to look at it, and saves it, must not find files changed."""
    if form == "xlsx":
        files = {"contacts.xlsx": base.workbook()}
    elif form == "xlsx saved again":
        files = {"contacts.xlsx": Edited(base.workbook()).saved()}
    elif form == "zip":
        files = {"contacts.zip": zipped(csv_files(base.tables(), mark=True))}
    elif form == "data package":
        company = base.library.company
        files = {
            "contacts.zip": zipped(package_files(base.tables(), company, base.today, base.words))
        }
    else:
        files = csv_files(base.tables(), mark=True)
        del files["showkit.csv"]
    for name, data in files.items():
        plan = base.plan(data, name)
        assert plan.findings == []
        assert written(plan) == {}
        assert plan.to_write() == []


def test_a_csv_that_a_program_saved_its_own_way_changes_nothing(base):
    """Excel in French saves semicolons, decimal commas and its own dates."""
    for name, data in csv_files(base.tables(), mark=True).items():
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        saved = io.StringIO(newline="")
        csv.writer(saved, delimiter=";").writerows(map(map, [_as_excel_saves] * len(rows), rows))
        if name != "showkit.csv":
            assert written(base.plan(saved.getvalue().encode("cp1252"), name)) == {}


def _as_excel_saves(cell):
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell)
    if day:
        return f"{day[3]}/{day[2]}/{day[1]}"
    return cell.replace(".", ",") if re.fullmatch(r"\d+\.\d+", cell) else cell


def test_edits_come_back_and_nothing_else_changes(base, edited):
    """The line that was edited differs in the file, and no other."""
    edited.set("people", "claire-aubin", email="direction@la-poterne.example")
    edited.set("rooms", "la-poterne/petite", load_in__dock="no", capacity=98)
    edited.set("talks", "la-poterne/haubans/1", stage="joué")
    edited.set("houses", "lakeshore", address__city=None, interests__genres="circus; Conte")
    edited.set("history", "le-hangar/1", done="yes", due=dt.date(2026, 4, 1))
    plan = base.plan(edited.saved())
    assert plan.findings == []
    assert written(plan) == {
        "people.0.email": ("claire@la-poterne.example", "direction@la-poterne.example"),
        "rooms.1.load_in.dock": ("yes", "no"),
        "rooms.1.capacity": ("95", "98"),
        "shows.haubans.0.stage": ("contract", "performed"),
        "address.city": ("Kingston", ""),
        "interests.genres": ("", ("circus", "storytelling")),
        "history.0.done": ("no", "yes"),
        "history.0.due": ("2026-03-01", "2026-04-01"),
    }
    before, after = base.apply(plan)
    texts = {name: (before[name].decode(), after[name].decode()) for name in after}
    assert texts["la-poterne.yaml"][1] == texts["la-poterne.yaml"][0].replace(
        "email: claire@", "email: direction@"
    ).replace("capacity: 95", "capacity: 98").replace(
        "stage: contract", "stage: performed"
    ).replace("    load_in: *quai\n", "    load_in:\n      dock: false\n      door_width: 3\n")
    assert 'city: "Kingston"' not in texts["lakeshore.yaml"][1]
    assert "due: 2026-04-01\n  done: true\n" in texts["le-hangar.yaml"][1]
    again = base.plan(edited.saved())
    assert written(again) == {}
    assert again.to_write() == []


_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\x85\u2028\u2029", exclude_categories=["Cc"])
    | st.sampled_from("\n;=+-@'\\é"),
    min_size=1,
    max_size=12,
).map(str.strip)
_VALUES = {
    Kind.TEXT: _TEXTS,
    Kind.NAME: _TEXTS,
    Kind.POSTAL_CODE: _TEXTS,
    Kind.TOWN: _TEXTS | st.sampled_from(["BESANCON", "Montréal"]),
    Kind.REGION: _TEXTS | st.sampled_from(["Québec", "on"]),
    Kind.PHONE: st.sampled_from(["+33 1 99 00 21 99", "514 555-0199 poste 3", "0199002199"]),
    Kind.EMAIL: st.sampled_from(["a@b.example", "Zoé.B@c-d.example"]),
    Kind.WEB: st.sampled_from(["https://x.example/a?b=c", "http://y.example"]),
    Kind.DAY: st.dates(dt.date(1901, 1, 1), dt.date(2100, 1, 1)),
    Kind.YES_NO: st.sampled_from(["yes", "no"]),
    Kind.NUMBER: st.integers(1, 80) | st.integers(1, 800).map(lambda n: n / 10),
    Kind.WHOLE: st.integers(0, 12),
    Kind.COUNTRY: st.sampled_from(["CA", "BE", "NO"]),
    Kind.LANGUAGE: st.sampled_from(["en", "fr-CA", "de"]),
    Kind.MONTH: st.sampled_from(["1", "11; 12", "3;4;5"]),
    Kind.TERM: st.sampled_from(["opera", "theatre"]),
    Kind.SHOW: st.sampled_from(["haubans", "mi-figue"]),
}
_BY_NAME = {
    "kind": {
        SheetName.HOUSES: ["PresentingOrganization", "TheatreCompany"],
        SheetName.ROOMS: ["BlackBox", "TheatreBuilding"],
        SheetName.HISTORY: ["call", "letter"],
    }
}
_CHOICES = {
    "relation": ["former", "relay"],
    "interests.budget": ["small", "medium"],
    "consent.email.basis": ["implied", "none"],
    "stage": ["option", "performed"],
    "person": ["claire-aubin", "thomas-gruter"],
    "technical_contact": ["claire-aubin", "thomas-gruter"],
}


@st.composite
def cell_edits(draw):
    """Draw edits: (sheet, key, column) to what is typed."""
    rows = {
        SheetName.HOUSES: ["la-poterne", "le-hangar", "lakeshore"],
        SheetName.ROOMS: ["la-poterne/grande", "la-poterne/petite"],
        SheetName.PEOPLE: ["claire-aubin", "thomas-gruter", "margaret"],
        SheetName.TALKS: ["la-poterne/haubans/1", "la-poterne/mi-figue/1", "la-poterne/mi-figue/2"],
        SheetName.HISTORY: ["la-poterne/1", "la-poterne/2", "la-poterne/3", "le-hangar/1"],
    }
    edits = {}
    for _ in range(draw(st.integers(1, 8))):
        sheet = draw(st.sampled_from(sorted(rows)))
        column = draw(st.sampled_from(values_of(sheet)))
        if column.name.startswith(("address.coordinates", "load_in")):
            continue  # two that go together; what another room takes over (see below)
        offered = _CHOICES.get(column.name) or _BY_NAME.get(column.name, {}).get(sheet)
        value = st.sampled_from(offered) if offered else _VALUES[column.kind]
        if column.kind is Kind.WEB and column.is_list:
            value = st.sampled_from(["https://x.example", "https://x.example; https://y.example"])
        emptied = st.nothing() if column.is_required else st.just(None)
        edits[sheet, draw(st.sampled_from(rows[sheet])), column] = draw(value | emptied)
    return edits


@pytest.fixture(scope="module")
def shared():
    """Return one contact base for all examples; each puts back what it changed."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(Path(__file__).parent / "base", folder, dirs_exist_ok=True)
        yield Base(Path(folder))


@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(edits=cell_edits())
def test_random_edits_come_back_as_exactly_those_edits(shared, edits):
    """Each edited cell is a change, each change an edited cell, and the file says it then."""
    book = Edited(shared.workbook())
    cells = {
        (table.name, row.key, column): text
        for table in shared.tables()
        for row in table.rows
        for column, text in zip(table.columns, row.texts, strict=True)
    }
    wanted = dict(cells)
    for (sheet, key, column), value in edits.items():
        book.set(sheet, key, **{column.name: value})
        wanted[sheet, key, column] = (
            plain(column.default, column) if value is None else plain_cell(value, column)
        )

    plan = shared.plan(book.saved())

    refused = {(finding.place.line, finding.place.column) for finding in plan.findings}
    assert not refused, [str(finding.what) for finding in plan.findings]
    changed = {place for place, text in wanted.items() if text != cells[place]}
    changes = [one for house in plan.houses for one in house.all_changes() if one.is_written]
    assert len(changes) == len(changed)
    before, _ = shared.apply(plan)
    try:
        shared.library = shared.load()
        now = {
            (table.name, row.key, column): text
            for table in shared.tables()
            for row in table.rows
            for column, text in zip(table.columns, row.texts, strict=True)
        }
        for place, text in now.items():
            assert text == wanted[place] or place[2] not in values_of(place[0]), place
        assert written(shared.plan(book.saved())) == {}
    finally:
        shared.restore(before)
        shared.library = shared.load()


def test_what_changed_in_the_file_meanwhile_is_kept(base, edited):
    """The sheet is a week old; somebody has corrected the role in the file since."""
    path = base.project.content / "presenters" / "lakeshore.yaml"
    path.write_text(path.read_text("utf-8").replace("margaret@", "m.oyelaran@"), "utf-8")
    edited.set("people", "margaret", role="Producer")
    plan = base.plan(edited.saved())
    assert written(plan) == {"people.0.role": ("", "Producer")}


def test_a_cell_changed_on_both_sides_is_a_conflict(base, edited):
    """Neither word is lost: a person decides."""
    path = base.project.content / "presenters" / "lakeshore.yaml"
    path.write_text(path.read_text("utf-8").replace("margaret@", "m.oyelaran@"), "utf-8")
    edited.set("people", "margaret", email="margaret@elsewhere.example")
    data = edited.saved()
    ((_, conflict),) = base.plan(data).conflicts()
    assert (conflict.ours, conflict.theirs) == (
        "m.oyelaran@lakeshore.example",
        "margaret@elsewhere.example",
    )
    assert written(base.plan(data)) == {}
    assert written(base.plan(data, take=Take.OURS)) == {}
    assert list(written(base.plan(data, take=Take.THEIRS))) == ["people.0.email"]


def test_sorted_filtered_and_rearranged_sheets_are_read_all_the_same(base, edited):
    """Rows are known by their key, columns by their name: order means nothing."""
    sheet = edited.sheet("people")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    for n, row in enumerate(reversed(rows), 3):
        for column, value in enumerate(row, 1):
            sheet.cell(n, column).value = value
    sheet.delete_cols(edited.columns("people")["given_name"])
    sheet.insert_cols(3)
    sheet.cell(2, 3).value = "My own remarks"
    sheet.cell(4, 3).value = "nice"
    edited.set("people", "margaret", role="Producer")
    plan = base.plan(edited.saved())
    assert written(plan) == {"people.0.role": ("", "Producer")}
    assert codes(plan) == ["E108"]


def test_added_rows_become_houses_people_rooms_talks_and_exchanges(base, edited):
    edited.add("houses", name="La Nouvelle", address__city="Lyon", address__country="France")
    edited.add("people", house="La Nouvelle", name="Ali Ben", email="ali@nouvelle.example")
    edited.add("people", house="lakeshore", name="Margaret Oyelaran-Smith", role="Intern")
    edited.add("rooms", house="Le Hangar", name="Halle 2", capacity=400, stage__width=12.5)
    edited.add("talks", house="le-hangar", show="haubans", stage="contacted", period="2027-2028")
    edited.add("talks", house="la-poterne", show="haubans", stage="option", period="2028-2029")
    edited.add(
        "history", house="hangar-44", date=dt.date(2026, 11, 20), kind="call", note="=Rappeler"
    )
    data = edited.saved()
    plan = base.plan(data)
    assert plan.findings == []
    base.apply(plan)
    library = base.load()
    nouvelle = library.presenter_by_slug["la-nouvelle"]
    assert (nouvelle.name, nouvelle.address.city, nouvelle.address.country) == (
        "La Nouvelle",
        "Lyon",
        "FR",
    )
    assert [(one.id, one.email) for one in nouvelle.people] == [("ali-ben", "ali@nouvelle.example")]
    hangar = library.presenter_by_slug["le-hangar"]
    assert [(room.id, room.capacity, room.stage.width) for room in hangar.rooms] == [
        ("halle-2", 400, 12.5)
    ]
    assert [talk.stage for talk in hangar.shows["haubans"]] == ["contacted"]
    assert [entry.note for entry in hangar.history] == ["Rappeler en mars.", "=Rappeler"]
    poterne = library.presenter_by_slug["la-poterne"]
    assert [talk.stage for talk in poterne.shows["haubans"]] == ["contract", "option"]
    assert [one.id for one in library.presenter_by_slug["lakeshore"].people] == [
        "margaret",
        "margaret-oyelaran-smith",
    ]
    assert base.plan(data).to_write() == [], "the same file again adds nothing twice"


def test_an_added_row_that_was_edited_in_the_file_since_is_not_written_over(base, edited):
    edited.add("people", house="lakeshore", name="Devon Reid", role="Intern", phone="1")
    data = edited.saved()
    base.apply(base.plan(data))
    path = base.project.content / "presenters" / "lakeshore.yaml"
    path.write_text(path.read_text("utf-8").replace("Intern", "Producer"), "utf-8")
    plan = base.plan(data)
    assert written(plan) == {}
    assert [change.ours for _, change in plan.conflicts()] == ["Producer"]


def test_rows_taken_away_are_taken_away_but_never_people(base, edited):
    """A person who left is remembered as having left; a room that is gone is gone."""
    edited.delete("rooms", "la-poterne/petite")
    edited.delete("history", "la-poterne/1")
    edited.delete("history", "la-poterne/3")
    edited.delete("talks", "la-poterne/haubans/1")
    edited.delete("talks", "la-poterne/mi-figue/1")
    edited.delete("people", "thomas-gruter")
    edited.set("rooms", "la-poterne/grande", capacity=600)
    edited.set("history", "la-poterne/2", by="Odile")
    plan = base.plan(edited.saved())
    assert codes(plan) == ["E104"]
    base.apply(plan)
    poterne = base.load().presenter_by_slug["la-poterne"]
    assert [(room.id, room.capacity, room.load_in.door_width) for room in poterne.rooms] == [
        ("grande", 600, 3)
    ]
    assert [(entry.note, entry.by) for entry in poterne.history] == [("+1", "Odile")]
    assert [(show, [t.period for t in talks]) for show, talks in poterne.shows.items()] == [
        ("mi-figue", ["2027-2028"])
    ]
    assert len(poterne.people) == 2


def test_a_row_taken_away_whose_file_has_changed_since_stays(base, edited):
    path = base.project.content / "presenters" / "la-poterne.yaml"
    path.write_text(path.read_text("utf-8").replace("capacity: 620", "capacity: 640"), "utf-8")
    edited.delete("rooms", "la-poterne/grande")
    plan = base.plan(edited.saved())
    assert codes(plan) == ["E105"]
    assert plan.to_write() == []


def test_a_sheet_or_a_table_that_did_not_come_back_takes_nothing_away(base, edited):
    """Who sends back the people alone has not deleted the rooms."""
    edited.book.remove(edited.sheet("rooms"))
    edited.book.remove(edited.sheet("history"))
    plan = base.plan(edited.saved())
    assert plan.to_write() == []
    assert plan.findings == []


def test_an_export_of_some_takes_nothing_away_from_the_others(base):
    plan = base.plan(base.workbook("country is CA"))
    assert plan.to_write() == []
    assert plan.findings == []


def test_exchanges_are_known_again_where_others_were_added_before_them(base, edited):
    """They have no id; people add the newest on top."""
    path = base.project.content / "presenters" / "la-poterne.yaml"
    text = path.read_text("utf-8")
    added = "  - {date: 2026-11-20, kind: call, note: Nouvelle}\n"
    path.write_text(text.replace("history:\n", f"history:\n{added}"), "utf-8")
    edited.set("history", "la-poterne/1", by="Irène")
    edited.delete("history", "la-poterne/2")
    base.apply(base.plan(edited.saved()))
    history = base.load().presenter_by_slug["la-poterne"].history
    assert [(entry.note, entry.by) for entry in history] == [
        ("Nouvelle", ""),
        ("Visite des deux salles.", "Irène"),
        ("+1", ""),
    ]


def test_a_renamed_house_is_known_by_the_name_that_it_had(base, edited):
    folder = base.project.content / "presenters"
    text = (folder / "lakeshore.yaml").read_text("utf-8")
    (folder / "lakeshore.yaml").unlink()
    (folder / "lakeshore-arts.yaml").write_text(f"former_slugs: [lakeshore]\n{text}", "utf-8")
    edited.set("houses", "lakeshore", phone="+1 613 555 0100")
    plan = base.plan(edited.saved())
    assert [house.slug for house in plan.to_write()] == ["lakeshore-arts"]


def test_a_row_whose_file_is_gone_is_left_out(base, edited):
    (base.project.content / "presenters" / "lakeshore.yaml").unlink()
    edited.set("people", "margaret", role="Producer")
    plan = base.plan(edited.saved())
    assert set(codes(plan)) == {"E101"}
    assert plan.to_write() == []


def test_an_old_workbook_does_not_bring_back_who_asked_to_be_forgotten(base, edited):
    """It lies in somebody's mailbox for years; with its key or typed anew, they stay forgotten."""
    path = base.project.content / "presenters" / "lakeshore.yaml"
    path.write_bytes(without_person(path.read_bytes(), {"margaret"}))
    edited.add("people", house="lakeshore", name="M. O.", email="margaret@lakeshore.example")
    around = base.around(
        is_forgotten=lambda email, id_: id_ == "margaret" or email == "margaret@lakeshore.example"
    )
    sheets, _ = read_sheets(edited.saved(), "contacts.xlsx", lambda _: False)
    plan = own_plan(sheets, (), around, base.words)
    assert (plan.forgotten, plan.to_write(), codes(plan)) == (2, [], [])


def test_the_id_of_somebody_who_was_merged_is_not_given_again(base, edited):
    """The link that hung on it still opens a page, which must not become another person's."""
    path = base.project.content / "presenters" / "lakeshore.yaml"
    place = ("people", 0, "former_ids")
    path.write_bytes(changed_file(path.read_bytes(), [Set(place, ["ali-ben"])]))
    edited.add("people", house="lakeshore", name="Ali Ben")
    (house,) = base.plan(edited.saved()).to_write()
    assert [thing.id for thing in house.things if thing.is_new] == ["ali-ben-2"]


def test_a_show_may_be_called_by_its_title(base, edited):
    edited.set("history", "le-hangar/1", show="Haubans")
    edited.add("talks", house="le-hangar", show="MI-FIGUE", stage="contacted")
    plan = base.plan(edited.saved())
    assert plan.findings == []
    base.apply(plan)
    hangar = base.load().presenter_by_slug["le-hangar"]
    assert hangar.history[0].show == "haubans"
    assert [talk.stage for talk in hangar.shows["mi-figue"]] == ["contacted"]


def test_a_copied_row_with_its_key_is_not_taken_for_a_new_one(base, edited):
    sheet = edited.sheet("people")
    copied = [cell.value for cell in sheet[edited.row("people", "margaret")]]
    sheet.append(copied)
    plan = base.plan(edited.saved())
    assert codes(plan) == ["E102"]


def test_a_row_cannot_be_moved_to_another_house(base, edited):
    edited.set("people", "margaret", house="le-hangar")
    plan = base.plan(edited.saved())
    assert codes(plan) == ["E103"]
    assert plan.to_write() == []


@pytest.mark.parametrize(
    "case",
    [
        ("people", "margaret", "name", None, "E107"),
        ("people", "margaret", "verified_on", "03/04/2026", "E110"),
        ("people", "margaret", "verified_on", "soon", "I113"),
        ("people", "margaret", "email", "nobody", "I113"),
        ("houses", "lakeshore", "interests.genres", "circus; cirqe", "I113"),
        ("houses", "lakeshore", "relation", "friend", "I113"),
        ("rooms", "la-poterne/petite", "capacity", "many", "I113"),
        ("rooms", "la-poterne/petite", "stage.width", -3, "R105"),
        ("history", "le-hangar/1", "show", "hauban", "C103"),
    ],
)
def test_a_cell_that_says_nothing_right_is_left_out_with_its_place(base, edited, case):
    """The rest of the sheet is taken; the one cell is pointed at."""
    sheet, key, column, typed, code = case
    place = edited.row(sheet, key), edited.columns(sheet)[column]
    edited.set(sheet, key, **{column: typed})
    edited.set("houses", "le-hangar", phone="+33 2 99 00 00 00")
    plan = base.plan(edited.saved())
    (finding,) = plan.findings
    assert finding.code == code
    assert (finding.place.line, finding.place.column) == place
    assert list(written(plan)) == ["phone"]


def test_an_added_row_that_misses_something_is_left_out(base, edited):
    edited.add("people", house="Le Hangr", name="Ann")
    edited.add("people", house="le-hangar", role="Nobody")
    edited.add("talks", house="le-hangar", show="hauban", stage="option")
    edited.add("talks", show="haubans", stage="option")
    edited.add("history", house="le-hangar", date="2026-01-01")
    edited.add("houses", address__city="Lyon")
    plan = base.plan(edited.saved())
    assert sorted(codes(plan)) == ["C103", "E106", "E107", "E107", "E107", "E107"]
    assert "did you mean “Le Hangar”" in "".join(str(one.advice) for one in plan.findings)
    assert plan.to_write() == []


def test_an_edit_of_a_text_too_long_for_a_cell_is_refused(base):
    """A workbook cuts it: what comes back is not all of it."""
    path = base.project.content / "presenters" / "le-hangar.yaml"
    path.write_text(path.read_text("utf-8") + f"source: {'long ' * 8000}\n", "utf-8")
    base.library = base.load()
    data = base.workbook()
    assert base.plan(data).to_write() == []
    book = Edited(data)
    book.set("houses", "le-hangar", source="short")
    plan = base.plan(book.saved())
    assert codes(plan) == ["E109"]


def test_coordinates_go_together(base, edited):
    edited.set(
        "houses",
        "la-poterne",
        address__coordinates__latitude=None,
        address__coordinates__longitude=None,
    )
    base.apply(base.plan(edited.saved()))
    assert base.load().presenter_by_slug["la-poterne"].address.coordinates is None


def test_without_stamps_differences_are_edits(base, edited):
    """A program that drops hidden columns must not cost the edits, only the three-way view."""
    sheet = edited.sheet("people")
    for row in sheet.iter_rows(min_row=3, min_col=sheet.max_column):
        row[0].value = None
    edited.set("people", "margaret", role="Producer")
    assert written(base.plan(edited.saved())) == {"people.0.role": ("", "Producer")}


def test_a_sheet_from_elsewhere_is_none_of_ours(base):
    book = openpyxl.Workbook()
    book.active.append(["person", "house", "name", "email", "showkit"])
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(AssertionError):
        base.plan(out.getvalue())


_CELLS = st.one_of(
    st.just(""),
    st.text(max_size=6),
    st.booleans(),
    st.integers(-10, 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(
        [
            "la-poterne",
            "claire-aubin",
            "la-poterne/1",
            "la-poterne/haubans/1",
            "Le Hangar",
            "=",
            "'",
        ]
    ),
)


@settings(deadline=None, max_examples=150)
@given(data=st.data(), name=st.sampled_from(SheetName), listed=st.booleans())
def test_whatever_stands_in_the_cells_is_read_or_explained(shared, data, name, listed):
    """People paste, drag and sort; nothing of it may end in a traceback."""
    header = [column.name for column in columns_of(name)]
    kept = data.draw(st.permutations(header)) if data.draw(st.booleans()) else header
    rows = data.draw(st.lists(st.lists(_CELLS, max_size=len(kept) + 3), max_size=5))
    table = next(table for table in shared.tables() if table.name is name)
    whole = [[*row.texts, row.stamp] for row in table.rows]
    if data.draw(st.booleans()) and whole:
        row = data.draw(st.sampled_from(whole))
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(_CELLS)
        kept, rows = header, [*whole, *rows]
    cells = [[*kept, table.stamps], *rows]
    lines = tuple(SheetRow(n, one) for n, one in enumerate(cells, 1) if one)
    sheet = Sheet("x.xlsx", "x", lines)
    went_out = list(listed_rows([table])) if listed else []
    plan = own_plan([sheet], went_out, shared.around(), shared.words)
    for house in plan.to_write():
        path = shared.project.content / "presenters" / f"{house.slug}.yaml"
        before = path.read_bytes() if path.exists() else None
        with contextlib.suppress(EditError):
            file_after(house, before, shared.today, "x")


def test_every_column_has_a_label():
    for sheet in SheetName:
        for column in columns_of(sheet):
            assert "." not in str(column.label).rstrip("."), (sheet, column.name)
