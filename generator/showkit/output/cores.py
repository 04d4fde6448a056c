"""Work on all cores: in processes of their own, so that one that crashes takes nothing with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Future

Name = TypeVar("Name")
Result = TypeVar("Result")

_AHEAD: Final = 3
"""Jobs that each process is given ahead, so that none waits while this one is at work itself."""


def on_all_cores(
    work: Callable[..., Result],
    jobs: Mapping[Name, Sequence[object]],
    advance: Callable[[int, int], None],
    prepare: Callable[[], object] | None = None,
    here: Callable[..., Result] | None = None,
) -> dict[Name, Result | None]:
    """Return what `work` gave for the arguments of each job; None where its process crashed.

    `advance` is called with (done, to do) as the work goes on, and not at all where there is
    none. Each process calls `prepare` once, before its first job. Where `here` does the same work
    in this process, this one takes its share, and there is one less to begin.
    """
    way = partial(_shared, here) if here else _together
    return _results(way, work, jobs.items(), advance, prepare)


def one_by_one(
    work: Callable[..., Result],
    jobs: Mapping[Name, Sequence[object]],
    advance: Callable[[int, int], None],
) -> dict[Name, Result]:
    """Do the same in this process: so little that it is done before another would have begun."""
    results: dict[Name, Result] = {}
    for name, arguments in jobs.items():
        advance(len(results), len(jobs))
        results[name] = work(*arguments)
    if jobs:
        advance(len(jobs), len(jobs))
    return results


def as_they_come(
    work: Callable[..., Result],
    jobs: Iterable[tuple[Name, Sequence[object]]],
    advance: Callable[[int, int], None],
    prepare: Callable[[], object] | None = None,
) -> dict[Name, Result | None]:
    """Do the same for jobs of which the next are planned here while the first are worked on.

    `advance` is called from when the last has come. No two jobs have one name.
    """
    return _results(_together, work, jobs, advance, prepare)


def _results(
    way: Callable[..., Iterator[tuple[Name, Result]]],
    work: Callable[..., Result],
    jobs: Iterable[tuple[Name, Sequence[object]]],
    advance: Callable[[int, int], None],
    prepare: Callable[[], object] | None,
) -> dict[Name, Result | None]:
    """Have jobs done in a `way`, and one by one those that a process which broke took with it."""
    results: dict[Name, Result | None] = {}
    known: dict[Name, Sequence[object]] = {}
    coming = iter(jobs)
    first = next(coming, None)
    if first is None:
        return results
    coming = chain([first], coming)
    try:
        for name, result in way(work, _noted(coming, known), prepare):
            if not results:
                advance(0, len(known))
            results[name] = result
            advance(len(results), len(known))
    except BrokenProcessPool:
        # one of those that were running is to blame: alone, each answers for itself
        known.update(coming)
        for name in known.keys() - results.keys():
            results[name] = _alone(work, name, known[name], prepare)
            advance(len(results), len(known))
    return results


def _noted(
    jobs: Iterable[tuple[Name, Sequence[object]]], known: dict[Name, Sequence[object]]
) -> Iterator[tuple[Name, Sequence[object]]]:
    """Yield `jobs`, and note in `known` those that have come."""
    for name, arguments in jobs:
        known[name] = arguments
        yield name, arguments


def _alone(
    work: Callable[..., Result],
    name: Name,
    arguments: Sequence[object],
    prepare: Callable[[], object] | None,
) -> Result | None:
    try:
        return next(result for _, result in _together(work, [(name, arguments)], prepare))
    except BrokenProcessPool:
        _KEPT.lost = True
        return None


def _together(
    work: Callable[..., Result],
    jobs: Iterable[tuple[Name, Sequence[object]]],
    prepare: Callable[[], object] | None,
) -> Iterator[tuple[Name, Result]]:
    with processes(cores(), prepare) as pool:  # it begins one only where none is free for a job
        running = {pool.submit(work, *arguments): name for name, arguments in jobs}
        for future in as_completed(running):
            yield running[future], future.result()


def _shared(
    here: Callable[..., Result],
    work: Callable[..., Result],
    jobs: Iterable[tuple[Name, Sequence[object]]],
    prepare: Callable[[], object] | None,
) -> Iterator[tuple[Name, Result]]:
    """Do what `_together` does; this process takes jobs from the end, others from the beginning."""
    left, count = deque(jobs), max(1, cores() - 1)
    with processes(count, prepare) as pool:
        running: dict[Future[Result], Name] = {}
        while left:
            while left and len(running) < _AHEAD * count:
                name, arguments = left.popleft()
                running[pool.submit(work, *arguments)] = name
            if left:
                name, arguments = left.pop()
                yield name, here(*arguments)
            for future in [one for one in running if one.done()]:
                yield running.pop(future), future.result()
        for future in as_completed(running):
            yield running[future], future.result()


@contextmanager
def processes(
    count: int, prepare: Callable[[], object] | None = None
) -> Iterator[ProcessPoolExecutor]:
    """Give at most so many processes to work in; who is interrupted does not wait for their work.

    Each calls `prepare` once, before its first job, and ends with the process that began it. Within
    `kept_processes`, those that need no preparation are the same each time, one for each core.
    """
    is_kept = _KEPT.is_on and prepare is None
    pool = (_KEPT.pool if is_kept else None) or _begun(cores() if is_kept else count, prepare)
    finished = False
    try:
        yield pool
        finished = True
    finally:
        if is_kept:
            _KEPT.pool = pool if finished else None
        if not (is_kept and finished):
            pool.shutdown(wait=finished, cancel_futures=True)


@contextmanager
def kept_processes() -> Iterator[Kept]:
    """Keep the processes that one stage of a command begins for those that come after it.

    To start one takes longer than most of what it is asked for. What is given tells whether work
    was lost in them.
    """
    _KEPT.lost = False
    if _KEPT.is_on:  # a command that builds time after time keeps them from build to build
        yield _KEPT
        return
    _KEPT.is_on = True
    try:
        yield _KEPT
    finally:
        _KEPT.is_on, pool = False, _KEPT.pool
        _KEPT.pool = None
        if pool is not None:
            pool.shutdown(cancel_futures=True)


@dataclass
class Kept:
    """Whether processes are kept, those that are, and whether one crashed over a job, alone."""

    is_on: bool = False
    pool: ProcessPoolExecutor | None = None
    lost: bool = False


_KEPT: Final = Kept()


def _begun(count: int, prepare: Callable[[], object] | None) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        count,
        # Spawned, not forked: a fork of a process with threads may hang, and Windows has none.
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(prepare,),
    )


def cores() -> int:
    """Return how many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _begin(prepare: Callable[[], object] | None) -> None:
    _end_with_the_parent()
    if prepare is not None:
        prepare()


def _end_with_the_parent() -> None:
    """Let a worker end at once and without a word when its parent is interrupted or killed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_wait_for_the_parent, daemon=True).start()


def _wait_for_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
