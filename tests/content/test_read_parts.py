"""The content is the same however it was read: anew, from the cache, by one process or several."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from invalid_cases import CASES, lay_out
from showkit.content import fingerprints, part_cache, read_parts
from showkit.content.fingerprints import Seen, same_bytes
from showkit.content.load import load
from showkit.content.part_cache import PartCache, bucket_of
from showkit.content.parts import part_names, read_part
from showkit.output.project import Project

_DEMO = Path(__file__).parents[2] / "content"
_HOUSE = "name: Maison {n}\nlanguage: fr\npeople: [{{id: p-{n}, name: Ada {n}}}]\n"


@pytest.fixture
def houses(smallest):
    """Return a project with forty contact files; one of them is broken, one has a finding."""
    folder = smallest.content / "presenters"
    folder.mkdir()
    for n in range(40):
        (folder / f"house-{n}.yaml").write_text(_HOUSE.format(n=n), encoding="utf-8")
    (folder / "house-7.yaml").write_text("name: [\n", encoding="utf-8")
    (folder / "house-8.yaml").write_text("name: Huit\nlangage: fr\n", encoding="utf-8")
    return smallest


def anew(project):
    """Return the parts as their files say, without any cache."""
    return {name: read_part(project, name) for name in part_names(project)}


def settle(project):
    """Make what is known of all files old enough to be believed, as a minute's pause would."""
    past = time.time() - 60
    for path in project.content.rglob("*"):
        os.utime(path, (past, past))


def read_again(project, monkeypatch):
    """Return the names of the parts whose files a load reads."""
    read = []
    whole = read_parts.read_together

    def noting(project, buckets, helpers):
        read.extend(name for names in buckets.values() for name in names)
        return whole(project, buckets, helpers)

    monkeypatch.setattr(read_parts, "read_together", noting)
    parts = read_parts.read_parts(project)
    monkeypatch.undo()
    assert parts == anew(project)
    return read


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_second_reading_says_what_the_first_said(case, tmp_path):
    """A finding that shows only the first time would be taken for mended."""
    project = lay_out(case, tmp_path)
    first = load(project, helpers=0)
    second = load(project, helpers=0)
    assert second.library == first.library
    assert second.findings == first.findings
    assert second.tables == first.tables
    assert list(second.documents) == list(first.documents)
    assert list(second.texts) == list(first.texts)
    assert all(second.documents[path] == first.documents[path] for path in first.documents)
    assert all(second.texts[path] == first.texts[path] for path in first.texts)


def test_helpers_read_what_one_process_reads(smallest):
    shutil.rmtree(smallest.content)
    shutil.copytree(_DEMO, smallest.content)
    expected = list(anew(smallest).items())
    assert list(read_parts.read_parts(smallest, helpers=2).items()) == expected
    assert list(read_parts.read_parts(smallest).items()) == expected, "and so from their bytes"


def test_helpers_that_cannot_run_cost_time_alone(houses, monkeypatch):
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    assert read_parts.read_parts(houses, helpers=2) == anew(houses)


def test_helpers_leave_nothing_behind(houses):
    read_parts.read_parts(houses, helpers=2)
    assert not [path for path in houses.cache.rglob(".*") if path.name != ".showkit"]


def test_what_has_not_changed_is_not_read_again(houses, monkeypatch):
    read_parts.read_parts(houses)
    assert read_again(houses, monkeypatch) == []


def test_only_what_has_changed_is_read_again(houses, monkeypatch):
    read_parts.read_parts(houses)
    path = houses.content / "presenters" / "house-3.yaml"
    path.write_text("name: Trois\n", encoding="utf-8")
    (houses.content / "shows" / "solo" / "credits.csv").write_text("name,role_fr\nA,b\n", "utf-8")
    assert sorted(read_again(houses, monkeypatch)) == ["presenters/house-3.yaml", "shows/solo"]


def test_a_new_file_in_a_show_is_seen_although_no_file_changed(houses, monkeypatch):
    folder = houses.content / "shows" / "solo" / "visuals"
    read_parts.read_parts(houses)
    folder.mkdir()
    (folder / "a.jpg").write_bytes(b"x")
    assert read_again(houses, monkeypatch) == ["shows/solo"]


def test_a_file_that_was_only_touched_is_not_parsed_again(houses, monkeypatch):
    """A checkout or a copy gives every file a new time."""
    read_parts.read_parts(houses)
    settle(houses)
    assert read_again(houses, monkeypatch) == []


def test_other_bytes_of_the_same_length_and_time_are_seen(houses, monkeypatch):
    """Programs exist that set a file's old time again after they wrote to it."""
    if sys.platform == "win32":
        pytest.skip("Windows keeps no time of the last change of anything")
    path = houses.content / "presenters" / "house-3.yaml"
    settle(houses)
    read_parts.read_parts(houses)
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("Maison", "Nosiam"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert read_again(houses, monkeypatch) == ["presenters/house-3.yaml"]


def test_a_renamed_file_is_another_house(houses, monkeypatch):
    read_parts.read_parts(houses)
    folder = houses.content / "presenters"
    (folder / "house-3.yaml").rename(folder / "maison-trois.yaml")
    assert read_again(houses, monkeypatch) == ["presenters/maison-trois.yaml"]


def test_who_is_deleted_leaves_the_cache_too(houses):
    """Whoever is forgotten is forgotten there as well."""
    folder = houses.content / "presenters"
    read_parts.read_parts(houses)
    (folder / "house-30.yaml").unlink()
    (folder / "house-31.yaml").write_text("name: x\n", encoding="utf-8")
    read_parts.read_parts(houses)
    kept = b"".join(path.read_bytes() for path in houses.cache.rglob("*.parts"))
    assert b"Ada 32" in kept
    assert b"Ada 30" not in kept
    assert b"Ada 31" not in kept
    shutil.rmtree(folder)
    read_parts.read_parts(houses)
    assert len(list(houses.cache.rglob("*.parts"))) == 1, "the show's"


def test_a_link_to_a_file_elsewhere_is_followed_each_time(houses, monkeypatch):
    """What a linked file holds can change without anything about the link."""
    folder = houses.content / "presenters"
    try:
        (folder / "twin.yaml").symlink_to(folder / "house-3.yaml")
    except OSError:
        pytest.skip("links need rights on Windows")
    read_parts.read_parts(houses)
    assert read_again(houses, monkeypatch) == ["presenters/twin.yaml"]


def test_a_file_that_cannot_be_read_is_tried_again(houses, monkeypatch):
    """Its permissions may be mended without a change to anything else."""
    (houses.content / "presenters" / "folder.yaml").mkdir()
    read_parts.read_parts(houses)
    assert read_again(houses, monkeypatch) == ["presenters/folder.yaml"]


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_a_damaged_cache_is_as_if_it_were_not_there(tmp_path_factory, data):
    project = Project(tmp_path_factory.mktemp("project"))
    shutil.copytree(_DEMO / "presenters", project.content / "presenters")
    expected = read_parts.read_parts(project)
    files = sorted(project.cache.rglob("*.parts"))
    file = data.draw(st.sampled_from(files))
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    harm = data.draw(st.sampled_from(["flip", "cut", "add", "empty"]))
    match harm:
        case "flip":
            bit = 1 << data.draw(st.integers(0, 7))
            file.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        case "cut":
            file.write_bytes(whole[:at])
        case "add":
            file.write_bytes(whole + whole[:at])
        case "empty":
            file.write_bytes(b"")
    number = int(file.stem)
    assert PartCache(project.cache / "content").get(number) is None or file.read_bytes() == whole
    assert read_parts.read_parts(project) == expected
    assert file.read_bytes() == whole or PartCache(project.cache / "content").get(number)


def test_what_a_process_knows_is_not_read_and_what_another_wrote_is(houses, monkeypatch):
    settle(houses)
    known = {}
    whole = read_parts.read_parts(houses, known=known)
    read = []
    load_parts = part_cache.load_parts
    monkeypatch.setattr(
        part_cache, "load_parts", lambda data: (read.append(1), load_parts(data))[1]
    )
    assert read_parts.read_parts(houses, known=known) == whole
    assert read == []
    path = min((houses.content / "presenters").iterdir())
    path.write_text(path.read_text("utf-8") + "# seen\n", encoding="utf-8")
    read_parts.read_parts(houses)  # as another process does
    read.clear()
    assert read_parts.read_parts(houses, known=known) == anew(houses)
    assert read


def test_a_cache_that_cannot_be_written_costs_time_alone(houses):
    houses.work.write_text("a file where the folder should be", encoding="utf-8")
    assert read_parts.read_parts(houses, helpers=1) == anew(houses)


def test_another_version_s_cache_is_not_believed_and_goes(houses):
    """Its records may be others; and who was forgotten since must not stay in it."""
    read_parts.read_parts(houses)
    (version,) = (houses.cache / "content").iterdir()
    version.rename(version.with_name("of-another-version"))
    assert read_parts.read_parts(houses) == anew(houses)
    assert [path.name for path in (houses.cache / "content").iterdir()] == [version.name]


def test_what_a_killed_run_left_is_cleared_away(houses):
    cache = houses.cache / "content"
    left = cache / ".reading-abc"
    left.mkdir(parents=True)
    (left / "1.claim").touch()
    os.utime(left, (1, 1))
    read_parts.read_parts(houses)
    assert not left.exists()


def test_only_their_owner_can_read_what_is_kept(houses):
    """It holds what contact files hold."""
    if os.name != "posix":
        pytest.skip("permissions of POSIX")
    read_parts.read_parts(houses)
    assert {path.stat().st_mode & 0o077 for path in houses.cache.rglob("*.parts")} == {0}


_LOAD = "import sys; from pathlib import Path; from showkit.content.read_parts import read_parts; "
_LOAD += "from showkit.output.project import Project; "
_LOAD += "print(len(read_parts(Project(Path(sys.argv[1])), helpers=1)))"


def _start(project):
    return subprocess.Popen(
        [sys.executable, "-c", _LOAD, str(project.root)], stdout=subprocess.PIPE, text=True
    )


def test_runs_at_the_same_time_do_not_disturb_each_other(houses):
    runs = [_start(houses) for _ in range(4)]
    assert [run.communicate()[0].strip() for run in runs] == ["41"] * 4
    assert read_parts.read_parts(houses) == anew(houses)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on Windows")
@pytest.mark.parametrize("seconds", [0.1, 0.3, 0.5, 0.7])
def test_a_killed_run_leaves_nothing_that_is_believed(houses, seconds):
    run = _start(houses)
    time.sleep(seconds)
    run.kill()
    run.communicate()
    assert read_parts.read_parts(houses) == anew(houses)
    assert read_parts.read_parts(houses) == anew(houses)


def test_a_file_changed_just_before_it_was_looked_at_is_not_believed():
    """A second change within the file system's step would carry the same time."""
    second = 1_000_000_000
    file = ("presenters/a.yaml", 10, 100 * second, 100 * second, 1)
    assert Seen((file,), 103 * second).is_settled
    assert not Seen((file,), 101 * second).is_settled
    assert not Seen((file,), 90 * second).is_settled, "nor one from the future"
    changed_about = (*file[:3], 102 * second, 1)
    assert not Seen((changed_about,), 103 * second).is_settled


def test_of_a_file_that_was_not_read_only_size_time_and_number_count(houses):
    """A photograph is not opened to know whether the show must be read again."""
    path = houses.content / "shows" / "solo" / "visuals" / "a.jpg"
    path.parent.mkdir()
    path.write_bytes(b"one")
    part = read_part(houses, "shows/solo")

    def look():
        return fingerprints.fingerprints(houses.content / "shows")["shows/solo"]

    before = look()
    os.utime(path, (1, 1))
    assert not same_bytes(before, look(), part.digests, houses)
    settled = look()
    path.chmod(0o600)
    assert settled != look()
    assert same_bytes(settled, look(), part.digests, houses)


class Editing(RuleBasedStateMachine):
    """Whatever people and programs do to the files, the next load sees it."""

    def __init__(self):
        super().__init__()
        self.project = Project(Path(os.environ["TMP_FOR_EDITING"]) / f"{time.monotonic_ns()}")
        self.folder = self.project.content / "presenters"
        self.folder.mkdir(parents=True)
        self.n = 0
        self.known = {}

    def files(self):
        """Return the contact files."""
        return sorted(self.folder.iterdir())

    @rule(text=st.sampled_from(["name: A\n", "name: B\n", "nom: A\n", "name: [\n", ""]))
    def write(self, text):
        """Write a file anew, whether it was there or not."""
        self.n += 1
        (self.folder / f"house-{self.n % 5}.yaml").write_text(text, encoding="utf-8")

    @precondition(lambda self: self.files())
    @rule(data=st.data())
    def delete(self, data):
        """Delete a file."""
        data.draw(st.sampled_from(self.files())).unlink()

    @precondition(lambda self: self.files())
    @rule(data=st.data(), to=st.integers(0, 9))
    def rename(self, data, to):
        """Give a file another name, or the name of another."""
        data.draw(st.sampled_from(self.files())).replace(self.folder / f"house-{to}.yaml")

    @precondition(lambda self: self.files())
    @rule(data=st.data(), moment=st.integers(0, 2**31))
    def set_time(self, data, moment):
        """Touch a file."""
        os.utime(data.draw(st.sampled_from(self.files())), (moment, moment))

    @precondition(lambda self: len(self.files()) > 1)
    @rule(data=st.data())
    def exchange(self, data):
        """Let two files change places."""
        one, other = data.draw(st.permutations(self.files()))[:2]
        aside = self.folder / "aside"
        one.rename(aside)
        other.rename(one)
        aside.rename(other)

    @precondition(lambda self: self.files())
    @rule(data=st.data())
    def change_and_set_the_old_time(self, data):
        """Write other bytes of the same length and hide the time."""
        path = data.draw(st.sampled_from(self.files()))
        before = path.stat()
        path.write_bytes(path.read_bytes().swapcase())
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    @rule()
    def lose_the_cache(self):
        """Delete all that showkit keeps for itself."""
        shutil.rmtree(self.project.work, ignore_errors=True)

    @invariant()
    def loads_what_is_there(self):
        """Read thrice: what is there, the same from the cache, and from what a process knows."""
        there = anew(self.project)
        assert read_parts.read_parts(self.project, known=self.known) == there
        assert read_parts.read_parts(self.project) == there
        assert read_parts.read_parts(self.project, known=self.known) == there
        assert list(read_parts.read_parts(self.project)) == list(part_names(self.project))


def test_every_edit_is_seen(tmp_path, monkeypatch):
    monkeypatch.setenv("TMP_FOR_EDITING", str(tmp_path))
    run_state_machine_as_test(
        Editing, settings=settings(deadline=None, max_examples=40, stateful_step_count=15)
    )


def test_buckets_fill_evenly():
    """A bucket is what one changed file has written anew."""
    sizes = [0] * 64
    for n in range(5000):
        sizes[bucket_of(f"presenters/house-{n}.yaml")] += 1
    assert max(sizes) < 150
