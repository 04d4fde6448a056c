"""`showkit outreach list`: what was sent, and whether anybody came."""

from __future__ import annotations

import datetime as dt

from outreach.conftest import DAY
from showkit.commands.outreach_list import list_campaigns


def _row(told, name):
    (line,) = [line for line in told.splitlines() if f" {name} " in line]
    return [cell.strip() for cell in line.strip("│ ").split("│")]


def test_each_campaign_says_what_went_and_who_came(company, capsys):
    assert list_campaigns(company, DAY) == 0
    found = _row(capsys.readouterr().out, "printemps")
    assert found == ["printemps", "Printemps 2027", "0", "0", "0", "3"]
    (company.content / "outreach" / "sent.csv").write_text(
        "on,presenter,person,campaign,channel\n"
        "2026-11-20,le-vauban,claire,Printemps 2027,email\n"
        "2026-11-21,le-vauban,thomas,Printemps 2027,email\n"
        "2026-11-20,the-bay,margaret,printemps,email\n"
        "2026-11-01,the-bay,margaret,Automne,email\n"
        "2026-11-20,the-bay,office,Printemps 2027,card\n",
        "utf-8",
    )
    for house, day in (("le-vauban", "2026-11-20"), ("the-bay", "2026-11-19")):
        path = company.content / "presenters" / f"{house}.yaml"
        seen = f"engagement: {{visits: 1, evidence: human, last_visit: {day}}}\n"
        path.write_text(path.read_text("utf-8") + seen, "utf-8")
    list_campaigns(company, DAY + dt.timedelta(days=1))
    found = _row(capsys.readouterr().out, "printemps")
    assert found == ["printemps", "Printemps 2027", "3", "2", "1", "0"]


def test_what_is_wrong_with_one_does_not_hide_the_others(company, capsys):
    (company.content / "outreach" / "autre.yaml").write_text("where: cuntry is FR\n", "utf-8")
    assert list_campaigns(company, DAY) == 1
    told = capsys.readouterr()
    assert "M104" in told.err
    assert "Printemps 2027" in told.out


def test_a_company_without_campaigns_is_told_how_to_begin(company, capsys):
    for path in (company.content / "outreach").iterdir():
        path.unlink()
    assert list_campaigns(company, DAY) == 0
    assert "showkit new campaign NAME" in capsys.readouterr().out
