"""Old rows become counts: once, whatever happens in between, and never come back."""

from __future__ import annotations

import datetime as dt

import pytest

from showkit.model.folded import Counted
from showkit.output.project import Project
from showkit.visits.engagement import engagement_of
from showkit.visits.folding import (
    Counts,
    first_month_kept,
    folded,
    is_taken_in,
    read_counts,
    write_counts,
)
from showkit.visits.merging import merged
from showkit.visits.tally import tallies
from visits.houses import LIBRARY, READER, page, reading, request, via

SHOW = f"/fr/shows/les-marees/?{via('claire')}"
KIT = f"/files/les-marees/dossier.pdf?{via('claire')}"
TODAY = dt.date(2026, 11, 20)


def rows_of(*hits):
    return merged(READER.visit(request(address, at=at)) for at, address in hits)


ROWS = rows_of(
    ("2024-09-02T19:00:00", page("claire")),
    ("2024-09-02T19:01:00", reading("claire")),
    ("2024-09-02T19:02:00", SHOW),
    ("2024-09-02T19:03:00", KIT),
    ("2024-09-20T19:00:00", page("thomas")),
    ("2024-09-21T19:00:00", SHOW),
    ("2024-11-01T19:00:00", page("claire")),
    ("2026-11-02T19:00:00", page("claire")),
)


@pytest.mark.parametrize(
    ("months", "first"), [(24, "2024-11"), (1, "2026-10"), (11, "2025-12"), (120, "2016-11")]
)
def test_rows_are_kept_for_so_many_whole_months(months, first):
    assert first_month_kept(TODAY, months) == first


def test_old_rows_become_counts_that_name_nobody():
    kept, counts = folded(ROWS, Counts(), LIBRARY, TODAY)
    assert [f"{row.time:%Y-%m}" for row in kept] == ["2024-11", "2026-11"]
    told = [
        (one.counted.value, one.target, one.evidence.value, one.visits, one.first_day.day)
        for one in counts.rows
    ]
    assert told == [
        ("file", "files/les-marees/dossier.pdf", "human", 1, 2),
        ("show", "les-marees", "human", 1, 2),
        ("show", "les-marees", "machine", 1, 21),
        ("visits", "", "human", 1, 2),
        ("visits", "", "machine", 1, 21),
        ("visits", "", "probable", 1, 20),
    ]
    assert {one.month for one in counts.rows} == {"2024-09"}
    assert "claire" not in repr(counts)


def test_a_month_is_folded_once_and_its_lines_do_not_come_back():
    """Also where a run was killed between writing the counts and taking away the rows."""
    _, counts = folded(ROWS, Counts(), LIBRARY, TODAY)
    kept, again = folded(ROWS, counts, LIBRARY, TODAY)
    assert again == counts
    assert not any(
        is_taken_in(row.time, counts.months, "2024-11") for row in ROWS if row not in kept
    )
    later = TODAY - dt.timedelta(days=400)
    assert not is_taken_in(ROWS[0].time, counts.months, first_month_kept(later, 24)), (
        "it is counted already"
    )


def test_engagement_says_the_same_of_what_was_folded():
    whole = engagement_of("le-vauban", tallies(ROWS, LIBRARY).of_house["le-vauban"])
    kept, counts = folded(ROWS, Counts(), LIBRARY, TODAY)
    after = engagement_of(
        "le-vauban", tallies(kept, LIBRARY).of_house["le-vauban"], None, counts.rows
    )
    assert after.model_dump(exclude={"people"}) == whole.model_dump(exclude={"people"})
    alone = engagement_of("le-vauban", None, None, counts.rows)
    assert (alone.visits, alone.machine_visits, alone.first_visit) == (2, 1, dt.date(2024, 9, 2))


def test_counts_are_a_table_that_is_read_back(tmp_path):
    project = Project(tmp_path)
    _, counts = folded(ROWS, Counts(), LIBRARY, TODAY)
    write_counts(project, counts)
    assert read_counts(project) == counts
    path = project.link_log / "folded.csv"
    before = path.stat().st_mtime_ns
    write_counts(project, counts)
    assert path.stat().st_mtime_ns == before
    assert path.read_text("utf-8").splitlines()[0] == (
        "month,presenter,counted,target,evidence,visits,first_day,last_day"
    )
    renamed = [one.model_copy(update={"presenter": "le-bastion"}) for one in counts.rows]
    _, settled = folded([], Counts(tuple(renamed)), LIBRARY, TODAY)
    assert settled.rows == counts.rows
    assert {one.counted for one in counts.rows} == set(Counted)
