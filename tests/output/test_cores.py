"""Work on all cores: what crashes takes nothing with it, what is killed leaves nobody behind."""

from __future__ import annotations

import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from showkit.output.cores import as_they_come, kept_processes, on_all_cores


def test_every_job_is_answered_and_counted():
    calls = []
    results = on_all_cores(pow, {n: (n, 2) for n in range(5)}, lambda *so_far: calls.append(so_far))
    assert results == {n: n * n for n in range(5)}
    assert calls == [(n, 5) for n in range(6)]


def test_no_job_starts_no_process_and_shows_no_bar():
    calls = []
    assert on_all_cores(pow, {}, lambda *so_far: calls.append(so_far)) == {}
    assert calls == []


def test_each_process_is_prepared_once():
    """What all jobs have in common is not sent with each of them."""
    prepare = partial(exec, "import builtins; builtins.told = getattr(builtins, 'told', 0) + 7")
    jobs = {n: (f"told + {n}",) for n in range(4)}
    assert on_all_cores(eval, jobs, lambda *_: None, prepare) == {n: 7 + n for n in range(4)}


def test_who_waits_takes_a_share_of_the_work_instead():
    """A process of its own must be begun and told first; this one knows all there is to know."""
    given, calls = [], []

    def here(text):
        given.append(text)
        return eval(text)  # noqa: S307 - the test's own texts

    jobs = {n: (f"{n} * {n}",) for n in range(60)}
    results = on_all_cores(eval, jobs, lambda *so_far: calls.append(so_far), here=here)
    assert results == {n: n * n for n in range(60)}
    assert calls == [(n, 60) for n in range(61)]
    assert 0 < len(given) == len(set(given))
    assert given[0] == "59 * 59", "from the end, where nobody else has begun"


def test_where_others_crash_the_share_of_this_process_stays_done():
    """Neither is a job done twice; the first ones are another's, so that this one is safe."""
    given = []

    def here(text):
        given.append(text)
        return eval(text)  # noqa: S307 - the test's own texts

    jobs = {"crash": ("__import__('os')._exit(9)",)} | {str(n): (f"{n} + 1",) for n in range(9)}
    results = on_all_cores(eval, jobs, lambda *_: None, here=here)
    assert results == {"crash": None} | {str(n): n + 1 for n in range(9)}
    assert len(given) == len(set(given))


def test_a_job_that_crashes_its_process_is_the_only_one_without_an_answer():
    """A decoder that a malicious photograph brings down must not bring down the build."""
    jobs = {"crash": ("__import__('os')._exit(9)",)} | {str(n): (f"{n} + 1",) for n in range(4)}
    results = on_all_cores(eval, jobs, lambda *_: None)
    assert results == {"crash": None} | {str(n): n + 1 for n in range(4)}


def test_the_first_jobs_are_worked_on_while_the_next_are_planned(tmp_path):
    """Else one core waits for the other while hundreds of sheets are planned."""
    done = tmp_path / "done"

    def planned():
        yield "first", (f"open({str(done)!r}, 'w').close()",)
        while not done.exists():  # without an end, the test has none
            time.sleep(0.01)
        yield "second", ("None",)

    calls = []
    assert as_they_come(exec, planned(), lambda *so_far: calls.append(so_far)) == {
        "first": None,
        "second": None,
    }
    assert calls == [(0, 2), (1, 2), (2, 2)]


def test_a_crash_while_jobs_are_planned_loses_none_that_comes_after():
    """A typesetter that one show brings down must not leave the others without their sheets."""

    def planned():
        yield "crash", ("__import__('os')._exit(9)",)
        time.sleep(1)  # the crash is known by now, or else just after: all is answered either way
        for n in range(3):
            yield str(n), (f"{n} + 1",)

    answers = as_they_come(eval, planned(), lambda *_: None)
    assert answers == {"crash": None, "0": 1, "1": 2, "2": 3}


def test_what_a_job_raises_is_raised():
    """A mistake in our own code is not a broken photograph."""
    with pytest.raises(ZeroDivisionError):
        on_all_cores(divmod, {"one": (1, 0)}, lambda *_: None)


def pids(*jobs):
    """Return the processes that did jobs, by name."""
    here = "__import__('os').getpid()"
    answers = on_all_cores(eval, dict.fromkeys(jobs, (here,)), lambda *_: None)
    return set(answers.values())


def test_processes_are_kept_from_stage_to_stage_and_from_build_to_build():
    """To start one takes longer than the sheets of a show that was edited."""
    with kept_processes():
        first = pids("one")
        with kept_processes():
            assert pids("two") == first
        assert pids("three") == first
    assert pids("four").isdisjoint(first)


def test_where_a_kept_process_crashed_others_begin():
    with kept_processes():
        jobs = {"crash": ("__import__('os')._exit(9)",), "other": ("1 + 1",)}
        assert on_all_cores(eval, jobs, lambda *_: None) == {"crash": None, "other": 2}
        assert on_all_cores(pow, {"next": (3, 2)}, lambda *_: None) == {"next": 9}


def test_where_a_stage_failed_nothing_of_it_is_left_for_the_next():
    with kept_processes():
        first = pids("one")
        with pytest.raises(ZeroDivisionError):
            on_all_cores(divmod, dict.fromkeys(range(9), (1, 0)), lambda *_: None)
        assert pids("two").isdisjoint(first)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells which processes there are")
def test_kept_processes_end_with_the_command():
    with kept_processes():
        (one,) = pids("one")
        assert Path("/proc", str(one)).exists()
    while Path("/proc", str(one)).exists():  # without an end, the test has none
        time.sleep(0.01)


_SLEEPERS = """
import time
from showkit.output.cores import on_all_cores

if __name__ == "__main__":
    print("started", flush=True)
    on_all_cores(exec, {n: (f"open('{{0}}.pid'.format(__import__('os').getpid()), 'w').close()"
                            "; __import__('time').sleep(60)",) for n in range(2)}, lambda *_: None)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells which processes there are")
def test_workers_of_a_killed_build_end_by_themselves(tmp_path):
    """Otherwise each build that is killed leaves processes that hold memory until the next boot."""
    (tmp_path / "sleepers.py").write_text(_SLEEPERS, "utf-8")
    with subprocess.Popen([sys.executable, "sleepers.py"], cwd=tmp_path) as process:
        while process.poll() is None and not list(tmp_path.glob("*.pid")):
            time.sleep(0.01)
        process.kill()
    for worker in tmp_path.glob("*.pid"):
        while Path("/proc", worker.stem).exists():  # without an end, the test has none
            time.sleep(0.01)
