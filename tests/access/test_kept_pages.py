"""Pages that were kept, or made by other processes, are those that are made here and now."""

from __future__ import annotations

import datetime as dt
import shutil
import stat
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from showkit.access import at_work
from showkit.access.house_pages import HousePages
from showkit.access.kept_pages import KeptPages
from showkit.access.keys import Secret
from showkit.access.made_from import HouseStates
from showkit.access.plan import AccessPlan
from showkit.access.private_files import PrivateFile, SealedFile
from showkit.content.load import load
from showkit.kit.bundles.press_kit import PressKit
from showkit.model.record import LocalText
from showkit.output.artifact import Artifact
from showkit.output.project import Project
from showkit.output.templates import Templates
from showkit.output.writer import publish
from showkit.portal.plan import plan_portal
from showkit.portal.sheets import SheetFile
from showkit.portal.to_take import NOTHING, ToTake

_DEMO = Path(__file__).parents[2] / "content"
_SECRET = Secret(bytes(32))
_DAY = dt.date(2026, 11, 21)
_HOUSES = ("le-vauban", "maison-du-fleuve")


@pytest.fixture
def project(tmp_path):
    """Return a project of the demo's shows, without pictures, and two of its houses."""
    left_out = shutil.ignore_patterns("access.yaml", "link_log", "outreach", "visuals*")
    shutil.copytree(_DEMO, tmp_path / "content", ignore=left_out)
    for path in (tmp_path / "content" / "presenters").iterdir():
        if path.stem not in _HOUSES:
            path.unlink()
    return Project(tmp_path)


@dataclass(frozen=True)
class _Made:
    """The files of a run, those of a plain one, and the houses that were made for it."""

    files: dict
    plain: dict
    artifacts: tuple
    houses: list


@pytest.fixture
def make(project, monkeypatch):
    """Return a function that makes the pages with what is kept, and plainly."""

    def made(day=_DAY, secret=_SECRET, to_take=NOTHING, files=()):
        library, templates = load(project).library, Templates(project.templates)
        portal = plan_portal(library, {}, as_of=day, root=project.root, templates=templates)
        site = replace(portal.site, to_take=to_take)
        plan = AccessPlan(site, templates, portal.assets, {"haubans": files})
        houses = []
        whole = HousePages.of
        monkeypatch.setattr(
            HousePages,
            "of",
            lambda self, house: (houses.append(house.presenter.slug), whole(self, house))[1],
        )
        states, kept = HouseStates(library, secret, day), KeptPages(project.cache / "access")
        artifacts = tuple(plan.kept_artifacts(states, kept, lambda *_: None))
        monkeypatch.setattr(HousePages, "of", whole)
        files = {one.path: one.read() for one in artifacts}
        plain = {one.path: one.read() for one in plan.artifacts(secret)}
        return _Made(files, plain, artifacts, houses)

    return made


def _edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _stands(path):
    known = path.stat()
    return known.st_ino, known.st_mtime_ns, path.read_bytes()


def test_what_is_kept_is_what_would_be_made(make):
    first, second = make(), make()
    assert first.houses == list(_HOUSES)
    assert first.files == first.plain
    assert second.houses == []
    assert second.files == first.files
    assert list(second.files) == list(second.plain), "in the same order"


def test_where_all_is_kept_only_the_shells_go_through_a_template(make, project, monkeypatch):
    """What pages hang on is told from what it is made of: no chapter is written to compare it."""
    make()
    library, templates = load(project).library, Templates(project.templates)
    portal = plan_portal(library, {}, as_of=_DAY, root=project.root, templates=templates)
    plan = AccessPlan(portal.site, templates, portal.assets, {"haubans": ()})
    rendered = []
    whole = Templates.render
    monkeypatch.setattr(
        Templates,
        "render",
        lambda self, name, *of: (rendered.append(name), whole(self, name, *of))[1],
    )
    states, kept = HouseStates(library, _SECRET, _DAY), KeptPages(project.cache / "access")
    assert len(tuple(plan.kept_artifacts(states, kept, lambda *_: None))) > len(_HOUSES)
    assert set(rendered) == {"access/shell.html"}


def test_on_several_cores_the_same_bytes_come_out(make, monkeypatch):
    """Readers of former links, of feeds and of twins must find what one process would make."""
    monkeypatch.setattr(at_work, "ALONE", 0)
    monkeypatch.setattr(at_work, "_BATCH", 1)
    monkeypatch.setattr(at_work, "cores", lambda: 2)
    made = make()
    assert made.files == made.plain
    assert make().files == made.files


def test_only_a_house_that_changed_is_made_again(make, project):
    make()
    _edit(project.content / "presenters" / "le-vauban.yaml", "Claire Aubin", "Claire Auban")
    after = make()
    assert after.houses == ["le-vauban"]
    assert after.files == after.plain


def test_what_no_page_shows_makes_nothing_again(make, project):
    """Each ingest and each import writes into contact files."""
    make()
    with (project.content / "presenters" / "maison-du-fleuve.yaml").open("a") as file:
        file.write("\nnotes: [Rappeler]\nimported: {liste: {on: 2026-11-01}}\n")
    assert make().houses == []


def test_a_visit_changes_what_is_new_since(make, project):
    make()
    path = project.content / "presenters" / "maison-du-fleuve.yaml"
    assert "\nengagement:" not in path.read_text("utf-8")
    with path.open("a") as file:
        file.write("\nengagement: {last_visit: 2026-11-02, visits: 1, evidence: human}\n")
    after = make()
    assert after.houses == ["maison-du-fleuve"]
    assert after.files == after.plain


def _show(project):
    _edit(project.content / "shows" / "haubans" / "show.fr.md", "Neuf câbles", "Dix câbles")


def _rider(project):
    path = project.content / "shows" / "haubans" / "tech-rider.yaml"
    path.write_text(path.read_text("utf-8").replace("min: 12", "min: 13", 1), "utf-8")


def _company(project):
    _edit(project.content / "company.yaml", "Odile Marchessault", "Odile Marchesseault")


def _template(project):
    folder = project.templates / "access"
    folder.mkdir(parents=True)
    text = (Path(__file__).parents[2] / "site_templates/access/why.html").read_text("utf-8")
    (folder / "why.html").write_text(text + "<!-- ours -->\n", "utf-8")


def _house_of_a_date(project):
    """A house that a date names is told to others near it."""
    rows = project.content / "shows" / "haubans" / "performances.csv"
    assert "le-vauban" in rows.read_text("utf-8")
    _edit(project.content / "presenters" / "le-vauban.yaml", "name: Le Vauban", "name: Le Vaubon")


def _document(project):
    """Pages say how large it is."""
    path = (
        project.content / "shows" / "haubans" / "documents" / "haubans-cahier-classe-classroom.pdf"
    )
    path.write_bytes(path.read_bytes() + bytes(100_000))


@pytest.mark.parametrize(
    "change", [_show, _rider, _company, _template, _house_of_a_date, _document]
)
def test_what_all_pages_hang_on_makes_all_again(make, project, change):
    make()
    change(project)
    after = make()
    assert after.houses == list(_HOUSES)
    assert after.files == after.plain


def test_what_was_made_of_the_shows_before_makes_all_again(make, tmp_path):
    """Pages say how large a sheet or a kit is, and carry the keys of private files."""
    archive = tmp_path / "kit.zip"
    archive.write_bytes(bytes(100_000))
    kit = PressKit(Artifact("files/haubans/kit.zip", archive), {})
    sheet = SheetFile("Fiche technique", "files/haubans/rider.fr.pdf", 100_000, None, is_rider=True)
    private = PrivateFile("haubans", "documents/plan.txt", archive, LocalText("Plan"), "")
    keys = _SECRET.file("haubans", "documents/plan.txt", "", 1)
    given = {
        "to_take": ToTake({"haubans": kit}, {}, {("haubans", "fr-CA"): (sheet,)}),
        "files": (SealedFile(private, keys, 9, 0, ()),),
    }
    make()
    before = make(**given)
    assert before.houses == list(_HOUSES)
    assert make(**given).houses == []
    larger = {("haubans", "fr-CA"): (replace(sheet, size=200_000),)}
    other_keys = _SECRET.file("haubans", "documents/plan.txt", "", 2)
    for what, now in (
        ("to_take", replace(given["to_take"], sheets=larger)),
        ("files", (replace(given["files"][0], keys=other_keys),)),
    ):
        given[what] = now
        after = make(**given)
        assert after.houses == list(_HOUSES), what
        assert after.files == after.plain != before.files
        before = after
    archive.write_bytes(bytes(200_000))
    after = make(**given)
    assert after.houses == list(_HOUSES)
    assert after.files == after.plain != before.files


def test_another_day_or_secret_makes_all_again(make):
    make()
    tomorrow = make(day=_DAY + dt.timedelta(days=1))
    other = make(secret=Secret(bytes(31) + b"x"))
    assert tomorrow.houses == other.houses == list(_HOUSES)
    assert tomorrow.files == tomorrow.plain
    assert other.files == other.plain


def _damage(path):
    path.write_bytes(b"damaged" + path.read_bytes()[7:])


@pytest.mark.parametrize("harm", [Path.unlink, _damage, lambda path: path.write_bytes(b"")])
def test_a_file_that_is_not_as_it_was_left_is_made_again(make, project, harm):
    first = make()
    harm(max((project.cache / "access" / "files").iterdir()))
    second = make()
    assert len(second.houses) == 1
    assert second.files == first.files


@pytest.mark.parametrize("harm", [Path.unlink, _damage, lambda path: path.write_bytes(b"")])
def test_without_its_list_the_cache_is_not_believed(make, project, harm):
    first = make()
    harm(project.cache / "access" / "houses.json")
    second = make()
    assert second.houses == list(_HOUSES)
    assert second.files == first.files


def test_who_is_gone_leaves_no_file_in_the_cache(make, project):
    make()
    (project.content / "presenters" / "le-vauban.yaml").unlink()
    after = make()
    names = {f"p/{path.name}" for path in (project.cache / "access" / "files").iterdir()}
    assert names < set(after.files) == set(after.plain)


def test_unchanged_pages_keep_their_bytes_and_time_stamps(make, project):
    """Also those of the house that changed, where they come out the same."""
    publish(make().artifacts, project.site)
    before = {path.name: _stands(path) for path in (project.site / "p").iterdir()}
    _edit(project.content / "presenters" / "le-vauban.yaml", "Claire Aubin", "Claire Auban")
    changed = make()
    publish(changed.artifacts, project.site)
    after = {path.name: _stands(path) for path in (project.site / "p").iterdir()}
    differing = {name for name in after if before[name] != after[name]}
    assert differing == {name for name in after if before[name][2] != after[name][2]}
    assert 0 < len(differing) < len(after) / 2


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
def test_nobody_else_looks_into_the_cache(make, project):
    make()
    folder = project.cache / "access"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "houses.json").stat().st_mode) == 0o600


def test_no_name_lies_in_the_cache(make, project, monkeypatch):
    """On the disk are sealed pages and public facts only, also while others are at work."""
    monkeypatch.setattr(at_work, "ALONE", 0)
    monkeypatch.setattr(at_work, "cores", lambda: 2)
    make()
    library = load(project).library
    names = [person.name.encode() for _, person in library.people()]
    held = b"".join(p.read_bytes() for p in (project.cache / "access").rglob("*") if p.is_file())
    assert [name for name in names if name in held] == []


def test_a_process_is_told_of_no_house_but_those_that_dates_name(project, monkeypatch):
    """What a process holds is what its memory costs."""
    library, templates = load(project).library, Templates(project.templates)
    portal = plan_portal(library, {}, as_of=_DAY, root=project.root, templates=templates)
    plan = AccessPlan(portal.site, templates, portal.assets)
    seen = []
    told = at_work.pickle.dumps
    monkeypatch.setattr(at_work, "ALONE", 0)
    monkeypatch.setattr(at_work, "cores", lambda: 2)
    monkeypatch.setattr(at_work.pickle, "dumps", lambda what: seen.append(what) or told(what))
    states = HouseStates(replace(library, sent=()), _SECRET, _DAY)
    tuple(plan.kept_artifacts(states, KeptPages(project.cache / "access"), lambda *_: None))
    named = {house.slug for house in seen[0].site.library.presenters}
    assert named == set(states.named_by_dates) <= set(_HOUSES)
