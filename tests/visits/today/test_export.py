"""The morning page for other programs, and in people's words."""

from __future__ import annotations

import csv
import datetime as dt
import io

from icalendar import Calendar

from showkit.contacts.where import select
from showkit.output.catalogues import catalogue
from showkit.portal.calendars.write import task_bytes
from showkit.portal.reader import Reader
from showkit.visits.today.export import as_csv, tasks
from showkit.visits.today.morning import morning
from showkit.visits.today.view import MorningView, morning_view
from visits.today.morning_house import (
    FEES,
    KIT,
    READER,
    RIDER,
    TODAY,
    library,
    person,
    visit,
)

PROMISE = {
    "date": "2026-11-10",
    "kind": "call",
    "show": "le-sel",
    "person": "thomas",
    "by": "Noé",
    "note": "Je lui renvoie le schéma.",
    "due": "2026-11-18",
}


def page(
    *visits: list, reader: Reader = READER, day: dt.date = TODAY, **house: object
) -> tuple[MorningView, dict[str, dict]]:
    """Return the page, and its tasks by what they are about."""
    of = library(**house)
    made = morning(of, [row for one in visits for row in one], select(of, None, day), day)
    view = morning_view(made, of, reader)
    read = Calendar.from_ical(task_bytes(tasks(made, view, reader, "frasil.example")))
    return view, {str(todo["summary"]): todo for todo in read.walk("VTODO")}


def test_tasks_can_be_read_back_with_their_days_and_what_one_must_know():
    view, found = page(visit(FEES), history=[PROMISE])
    assert len(view.verify) == 3
    call = found["Call Claire (+33 1 99 00 21 41)"]
    assert call["due"].dt == TODAY
    assert "opened the fees of Les Marées yesterday" in call["description"]
    promise = found["Thomas (+33 1 99 00 21 44): Je lui renvoie le schéma."]
    assert promise["due"].dt == dt.date(2026, 11, 18)
    assert (promise["priority"], call["priority"]) == (1, 3)
    assert {todo["class"] for todo in found.values()} == {"PRIVATE"}
    assert "Verify Thomas (+33 1 99 00 21 44)" in found


def test_a_task_that_is_still_to_be_done_tomorrow_is_the_same_task():
    """Taken in each morning, the calendar must not fill with copies."""
    today, tomorrow = (
        {str(todo["uid"]) for todo in page(visit(FEES), history=[PROMISE], day=day)[1].values()}
        for day in (TODAY, TODAY + dt.timedelta(days=1))
    )
    assert today == tomorrow
    assert all("claire" not in uid and uid.endswith("@frasil.example") for uid in today)


def test_the_table_has_a_row_for_each_line_and_nothing_in_it_runs():
    view, _ = page(visit(FEES, KIT), history=[{**PROMISE, "note": "=HYPERLINK(1)"}])
    data = as_csv(view)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["list"] for row in rows] == ["call", "promise", "verify", "verify", "verify"]
    assert rows[0]["why"] == (
        "opened the fees of Les Marées yesterday; took the kit of Les Marées yesterday"
    )
    assert rows[0]["phone"] == "'+33 1 99 00 21 41"
    assert not any(cell[:1] in "=+-@" for row in rows for cell in row.values() if cell)


def test_a_line_says_who_on_which_number_why_how_sure_and_what_was_said_last():
    history = [
        {"date": "2026-10-14", "kind": "call", "person": "claire", "note": "Elle veut mars."}
    ]
    talk = {"les-marees": {"stage": "interested", "since": "2026-10-14"}}
    view, _ = page(visit(RIDER, RIDER), history=history, shows=talk)
    (line,) = view.calls
    assert (line.name, line.phone, line.dial) == (
        "Claire",
        "+33 1 99 00 21 41",
        "tel:+33199002141",
    )
    assert line.reasons == ("read the tech rider of Les Marées 2 times, last yesterday",)
    assert (line.evidence, line.show) == ("certain visit", "Les Marées (interested)")
    assert line.last == "October\u00a014, 2026, call. Elle veut mars."


def test_reasons_of_one_kind_are_said_once_for_all_shows():
    other = (FEES[0], "le-sel/fees")
    view, _ = page(visit(FEES, ago=3), visit(other, ago=1))
    assert view.calls[0].reasons == ("opened the fees of Le Sel and Les Marées yesterday",)


def test_where_only_the_house_is_known_the_line_says_whom_to_ask_for():
    view, _ = page(visit(FEES, who=None))
    (line,) = view.calls
    assert (line.name, line.beside) == ("Le Vauban", "Ask for Claire")


def test_who_asked_for_no_e_mail_is_called_and_not_written_to():
    consent = {
        "tracking": [{"state": "granted", "since": "2024-01-01"}],
        "email": {"unsubscribed_on": "2026-01-01"},
    }
    view, _ = page(visit(FEES), people=[{**person("claire"), "consent": consent}])
    assert view.calls[0].warning == "Call, do not write: they asked for no e-mail"


def test_in_french_it_is_said_in_french():
    view, _ = page(visit(FEES, ago=0), history=[PROMISE], reader=Reader(catalogue("fr-CA")))
    assert view.day == "vendredi 27\u00a0novembre 2026"
    assert view.calls[0].reasons == ("a ouvert les tarifs de Les Marées aujourd’hui",)
    assert view.promises[0].reasons == ("9 jours de retard",)


def test_an_empty_base_has_an_empty_page():
    of = library()
    empty = type(of)(of.company)
    view = morning_view(morning(empty, [], select(empty, None, TODAY), TODAY), empty, READER)
    assert not view.has_contacts
    assert not view.has_visits
    assert (view.calls, view.promises, view.verify, view.runs_out) == ((), (), (), ())
