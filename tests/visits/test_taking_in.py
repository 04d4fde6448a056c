"""What logs told is gone through day by day, and let go: it may be more than fits into memory."""

from __future__ import annotations

import datetime as dt
import weakref

from showkit.model.visit import Event, Evidence, Visit
from showkit.output.project import Project
from showkit.visits.folding import Counts, Folding
from showkit.visits.link_log import month_files
from showkit.visits.merging import merged
from showkit.visits.piles import Piles
from showkit.visits.sendings import Sendings
from showkit.visits.taking_in import months_of, room_for_piles
from showkit.visits.tally import Tallies
from visits.houses import LIBRARY

FIRST = dt.datetime(2026, 9, 1, 23, 30, tzinfo=dt.UTC)
DAYS, EACH = 60, 20


class _Held:
    """What a row has for as long as somebody holds it."""


class _Watched(Visit):
    """A row of which one can tell whether anybody still holds it, as long as it is not changed."""


def _rows_of(day):
    """Return a day's rows: a visit late in the evening, which goes on after midnight."""
    for n in range(EACH):
        time = FIRST + dt.timedelta(days=day, minutes=5 * n)
        key = f"key{day}-{n}"
        yield _Watched(
            time,
            "le-vauban",
            "claire",
            Event.SHOW_VIEWED,
            "les-marees",
            Evidence.MACHINE,
            ("no-script",),
            f"key{day}-0",
            key,
        )


def _months(days, folder, today=dt.date(2026, 12, 1)):
    folding, tallies = Folding(Counts(), LIBRARY, today), Tallies(LIBRARY)
    files = months_of(days, folding, tallies, Sendings(LIBRARY), Piles(folder, held=5))
    return files, tallies


def _by_day():
    by_day = {}
    for day in range(DAYS):
        for row in _rows_of(day):
            by_day.setdefault(row.time.date(), []).append(row)
    return [rows for _, rows in sorted(by_day.items())]


def test_rows_are_let_go_once_their_visits_are_over(tmp_path):
    watched = []
    most = 0

    def days():
        nonlocal most
        for number in range(len(_by_day())):
            rows = _by_day()[number]
            for row in rows:
                row.held = _Held()
                watched.append(weakref.ref(row.held))
            del row
            yield rows
            del rows
            most = max(most, sum(one() is not None for one in watched))

    _months(days(), tmp_path / "months")
    assert len(watched) == DAYS * EACH
    assert 0 < most <= 2 * EACH


def test_the_files_are_those_of_all_rows_at_once(tmp_path):
    files, tallies = _months(_by_day(), tmp_path / "months")
    rows = merged(row for day in range(DAYS) for row in _rows_of(day))
    expected = {name: data for name, data in month_files(rows).items() if name.endswith(".csv")}
    assert len(expected) == 2
    assert {name: b"".join(data) for name, data in files.items()} == expected
    assert {name: b"".join(data) for name, data in files.items()} == expected, "and again"
    assert tallies.of_house["le-vauban"].machine_visits == DAYS, "none is parted by midnight"


def test_what_a_killed_run_left_in_the_room_goes(tmp_path):
    project = Project(tmp_path)
    with room_for_piles(project) as room:
        assert room.stat().st_mode & 0o077 == 0, "there are pseudonyms in it"
        (room / "rows").mkdir()
        (room / "rows" / "2026-11-02").write_text("of a run that was killed")
        with room_for_piles(project) as again:
            assert list(again.iterdir()) == []
    assert not room.exists()
