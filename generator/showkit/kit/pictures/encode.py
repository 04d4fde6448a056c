"""One photograph in all widths and formats."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, Final, Literal

import PIL
from PIL import Image

from showkit.kit.pictures.colours import accent, tones
from showkit.kit.pictures.embed import with_rights
from showkit.kit.pictures.opening import RefusedError, open_upright
from showkit.kit.pictures.picture import MIME, WIDTHS
from showkit.kit.pictures.rights import xmp_packet
from showkit.output.cache import digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from showkit.kit.pictures.opening import Refusal
    from showkit.kit.pictures.rights import Rights
    from showkit.output.cache import Cache

RECIPE: Final = f"6:{PIL.__version__}"
"""Stands for everything that decides the bytes; part of every cache key."""

OPTIONS: Final[Mapping[str, tuple[str, Mapping[str, Any]]]] = {
    # Speed 9 by measurement (bench/pictures.py): at equal quality by SSIMULACRA 2, speed 8 takes
    # three to four times as long for 2 to 5 % fewer bytes, speed 6 ten times for 10 % fewer; 10 is
    # the same as 9. Threads are left to the processes, one photograph each.
    "avif": ("AVIF", {"quality": 59, "speed": 9, "max_threads": 1}),
    "jpg": ("JPEG", {"quality": 80, "progressive": True, "optimize": True}),
}


def description_key(source_hash: str) -> str:
    """Return under which key the cache knows a photograph's size and colours."""
    return digest("picture", RECIPE, source_hash)


def rendition_key(source_hash: str, width: int, extension: str) -> str:
    """Return under which key the cache keeps an encoded photograph, whatever its credit."""
    return digest("rendition", RECIPE, source_hash, str(width), extension)


def encode(source: Path, source_hash: str, rights: Rights, cache: Cache) -> Refusal | Literal[""]:
    """Encode into the cache what it lacks of one photograph; runs in a process of its own.

    Each rendition is in the cache as soon as it is made: a build that is killed loses no more
    than one.

    Returns:
        Nothing, or why the photograph was refused.
    """
    try:
        image, (full_width, full_height) = open_upright(source, max(WIDTHS))
    except RefusedError as error:
        return error.refusal
    sizes = _sizes(full_width, full_height)
    for width, height in reversed(sizes):
        # from the next wider one, not from the original: half the work, and no difference seen
        image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        for extension in MIME:
            key = rendition_key(source_hash, width, extension)
            if cache.path(key) is None:
                cache.put(key, encoded(image, extension, rights))
    description = {
        "width": full_width,
        "height": full_height,
        "accent": accent(image),
        "tones": tones(image),
        "sizes": sizes,
    }
    cache.put(description_key(source_hash), json.dumps(description).encode())
    return ""


def encoded(image: Image.Image, extension: str, rights: Rights) -> bytes:
    """Return `image` as a file with `rights` in it."""
    out = io.BytesIO()
    name, options = OPTIONS[extension]
    # an AVIF is given its packet here, so that there is a place for another one later
    own = {"xmp": xmp_packet(rights)} if extension == "avif" else {}
    image.save(out, name, **options, **own)
    return with_rights(out.getvalue(), rights)


def _sizes(width: int, height: int) -> list[tuple[int, int]]:
    widths = [narrow for narrow in WIDTHS if narrow <= width] or [width]
    return [(narrow, max(1, round(height * narrow / width))) for narrow in widths]
