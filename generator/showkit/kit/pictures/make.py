"""All photographs of a company, each encoded once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from showkit.content.rules import VISUALS
from showkit.kit.pictures.embed import with_rights
from showkit.kit.pictures.encode import RECIPE, description_key, encode, rendition_key
from showkit.kit.pictures.opening import MAX_PIXELS, Refusal
from showkit.kit.pictures.picture import MIME, Picture, Pictures, Rendition
from showkit.kit.pictures.rights import xmp_packet
from showkit.model.finding import Finding, Place
from showkit.output.artifact import Artifact
from showkit.output.cache import Cache, digest
from showkit.output.cores import on_all_cores

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from showkit.kit.pictures.picture import Original
    from showkit.kit.pictures.rights import Rights


def make_pictures(
    sources: Mapping[str, Original], cache: Cache, advance: Callable[[int, int], None]
) -> Pictures:
    """Encode what the cache has not, on all cores.

    `sources` maps project-relative paths to photographs; `advance` is called with (done, to do)
    as encoding goes on, and not at all when there is nothing to encode.
    """
    hashes = {name: cache.digest_of(original.path) for name, original in sources.items()}
    ready = {name: _ready(hashes[name], sources[name].rights, cache) for name in sources}
    missing = {hashes[name]: sources[name] for name in sources if ready[name] is None}
    refusals = _encode_all(missing, cache, advance)
    findings: list[Finding] = []
    by_source: dict[str, Picture] = {}
    artifacts: dict[str, Artifact] = {}
    for name, source_hash in hashes.items():
        if source_hash in refusals:
            findings.append(_finding(name, refusals[source_hash]))
            continue
        made = ready[name] or _ready(source_hash, sources[name].rights, cache)
        if made is not None:
            by_source[name] = made[0]
            artifacts.update((artifact.path, artifact) for artifact in made[1])
    return Pictures(by_source, tuple(artifacts.values()), tuple(findings))


def _encode_all(
    missing: Mapping[str, Original], cache: Cache, advance: Callable[[int, int], None]
) -> dict[str, Refusal]:
    """Encode the photographs given by their hash, and return those that were refused."""
    largest_first = sorted(missing, key=lambda one: -missing[one].path.stat().st_size)
    jobs = {
        one: (missing[one].path, one, missing[one].rights, cache)
        for one in largest_first  # the last one to end should not be a long one
    }
    done = on_all_cores(encode, jobs, advance)
    # no answer at all is a process that crashed: no picture either
    return {one: answer or Refusal.FORMAT for one, answer in done.items() if answer != ""}


def _finding(name: str, refusal: Refusal) -> Finding:
    if refusal is Refusal.PIXELS:
        limit = MAX_PIXELS // 1_000_000
        return VISUALS.TOO_MANY_PIXELS.at(Place(name), file=name, limit=limit)
    return VISUALS.NOT_A_PICTURE.at(Place(name), file=name)


def _ready(
    source_hash: str, rights: Rights, cache: Cache
) -> tuple[Picture, tuple[Artifact, ...]] | None:
    """Return a picture and its files, or None where any of them has to be encoded."""
    known = cache.get(description_key(source_hash))
    if known is None:
        return None
    description = json.loads(known)
    credit = digest(RECIPE, source_hash, xmp_packet(rights))
    renditions, artifacts = [], []
    for width, height in description["sizes"]:
        for extension, mime in MIME.items():
            file = _credited(rendition_key(source_hash, width, extension), rights, cache)
            if file is None:
                return None
            path = f"media/{credit[:16]}-{width}.{extension}"
            renditions.append(Rendition(path, width, height, mime, file.stat().st_size))
            artifacts.append(Artifact(path, file, immutable=True))
    by_format = sorted(renditions, key=lambda one: (one.mime, one.width))
    picture = Picture(
        width=description["width"],
        height=description["height"],
        renditions=tuple(by_format),
        accent=description["accent"],
        tones=tuple(description["tones"]),
        source=source_hash,
    )
    return picture, tuple(artifacts)


def _credited(key: str, rights: Rights, cache: Cache) -> Path | None:
    """Return the file that holds a rendition with `rights`, whoever it was encoded for."""
    of_rights = digest("credited", key, xmp_packet(rights))
    file = cache.path(of_rights)
    if file is not None:
        return file
    data = cache.get(key)
    return None if data is None else cache.put(of_rights, with_rights(data, rights))
