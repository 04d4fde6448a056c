"""All parts of the content: kept ones where their files are the same, the others read anew.

Same parts, same order, same findings, whether they come from the cache, from this process or
from several.
"""

from __future__ import annotations

import gc
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from showkit.content.fingerprints import Seen, fingerprints, same_bytes
from showkit.content.part_bytes import dump_parts
from showkit.content.part_cache import Bucket, KnownBuckets, PartCache, bucket_of
from showkit.content.parts import PRESENTERS, SHOWS, Part, part_names
from showkit.content.read_together import helpers_for, read_together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from showkit.output.project import Project


def read_parts(
    project: Project, *, helpers: int | None = None, known: KnownBuckets | None = None
) -> dict[str, Part]:
    """Return all parts of the content by their names, in order.

    `helpers` is how many further processes read what must be read; without it, as many as pay.
    `known` is what this process has in mind of the cache.
    """
    with _without_collector():
        look = _look(project)
        cache = PartCache(project.cache / "content", known)
        names: dict[int, list[str]] = {}
        for name in look:
            names.setdefault(bucket_of(name), []).append(name)
        shelves = {
            number: _shelf(project, cache.get(number), {name: look[name] for name in of_bucket})
            for number, of_bucket in names.items()
        }
        missing = {number: shelf.missing for number, shelf in shelves.items() if shelf.missing}
        if helpers is None:
            to_read = (look[name] for of_bucket in missing.values() for name in of_bucket)
            helpers = helpers_for([seen.fingerprint for seen in to_read if seen])
        for number, (parts, payload) in read_together(project, missing, helpers).items():
            shelves[number].take(parts, payload, look)
        _keep(cache, shelves)
        return {name: shelves[bucket_of(name)].parts[name] for name in look}


def _look(project: Project) -> dict[str, Seen | None]:
    """Return how each part looks now, in order; None where its own files do not tell."""
    now = time.time_ns()
    found = fingerprints(project.content / SHOWS) | fingerprints(project.content / PRESENTERS)
    known = {name: Seen(files, now) for name, files in found.items() if files is not None}
    return {name: known.get(name) for name in part_names(project)}


@dataclass
class _Shelf:
    """A bucket while it is brought up to date.

    `payload` holds `parts` as bytes while that is known; `missing` are the names of parts that
    must be read; `is_kept` tells whether the cache has all this already.
    """

    parts: dict[str, Part] = field(default_factory=dict)
    seen: dict[str, Seen] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    payload: bytes | None = None
    is_kept: bool = True

    def take(
        self, parts: Mapping[str, Part], payload: bytes | None, look: Mapping[str, Seen | None]
    ) -> None:
        """Put parts on the shelf that were just read; `payload` holds them as bytes."""
        self.payload = None if self.parts else payload
        self.parts |= parts
        for name, part in parts.items():
            seen = look[name]
            if seen is not None and part.is_whole:
                self.seen[name] = seen
                self.is_kept = False


def _shelf(project: Project, bucket: Bucket | None, look: Mapping[str, Seen | None]) -> _Shelf:
    """Return what of a bucket still holds, and the names of what must be read."""
    if bucket is None:
        return _Shelf(missing=list(look))
    shelf = _Shelf()
    for name, now in look.items():
        before, part = bucket.seen.get(name), bucket.parts.get(name)
        if now is None or before is None or part is None:
            shelf.missing.append(name)
        elif before.fingerprint == now.fingerprint and before.is_settled:
            shelf.parts[name], shelf.seen[name] = part, before
        elif same_bytes(before.fingerprint, now.fingerprint, part.digests, project):
            shelf.parts[name], shelf.seen[name] = part, now
            shelf.is_kept = False
        else:
            shelf.missing.append(name)
    if shelf.parts.keys() == bucket.parts.keys():
        shelf.payload = bucket.payload
    else:
        shelf.is_kept = False  # what has gone from the content goes from the cache
    return shelf


def _keep(cache: PartCache, shelves: Mapping[int, _Shelf]) -> None:
    changed = [number for number, shelf in shelves.items() if not shelf.is_kept]
    for number in changed:
        shelf = shelves[number]
        parts = {name: shelf.parts[name] for name in shelf.seen}
        payload = shelf.payload or dump_parts(parts)
        cache.put(number, Bucket(shelf.seen, parts, payload))
    cache.tidy(shelves)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep Python's cycle collector from walking over the library, now and ever after.

    Nothing that is read refers back to what holds it: there is nothing for it to find, and a walk
    over the million objects of a large base costs more than reading them from the cache did.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
