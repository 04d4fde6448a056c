"""Pictures for the web: a photograph in several widths and formats, made once, by Pillow."""

from __future__ import annotations

import colorsys
import io
import json
import multiprocessing
import os
import warnings
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import PIL
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from showkit.content.rules import VISUALS
from showkit.model.finding import Finding, Place
from showkit.output.artifact import Artifact
from showkit.output.cache import Cache, digest, file_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

WIDTHS = (480, 960, 1600, 2400)
"""Pixels; a photograph is never enlarged."""

MAX_PIXELS = 120_000_000
"""A picture with more is refused before it is unpacked."""

RECIPE = f"3:{PIL.__version__}"
"""Stands for everything below that decides the bytes; part of every cache key."""

_MIME = {"avif": "image/avif", "jpg": "image/jpeg"}
_AVIF = {"quality": 58, "speed": 8, "max_threads": 1}
_JPEG = {"quality": 80, "progressive": True, "optimize": True}


@dataclass(frozen=True)
class Rendition:
    """One encoded file of a photograph; `path` is relative to the site."""

    path: str
    width: int
    height: int
    mime: str


@dataclass(frozen=True)
class Picture:
    """A photograph ready for the web.

    `width` and `height` are the upright original's, in pixels; `accent` is its most telling
    colour as ``#rrggbb``, not yet corrected for contrast.
    """

    width: int
    height: int
    renditions: tuple[Rendition, ...]
    accent: str

    def of(self, mime: str) -> tuple[Rendition, ...]:
        """Return the renditions of one format, narrowest first."""
        return tuple(rendition for rendition in self.renditions if rendition.mime == mime)


@dataclass(frozen=True)
class Pictures:
    """All pictures by the project-relative path of their original, and their files."""

    by_source: Mapping[str, Picture]
    artifacts: tuple[Artifact, ...]
    findings: tuple[Finding, ...]


def make_pictures(
    sources: Mapping[str, Path], cache: Cache, advance: Callable[[int, int], None]
) -> Pictures:
    """Encode what the cache has not, on all cores.

    `sources` maps project-relative paths to files; `advance` is called with (done, to do) as
    encoding goes on, and not at all when there is nothing to encode.
    """
    hashes = {name: file_digest(path) for name, path in sources.items()}
    missing = {name: path for name, path in sources.items() if _cached(hashes[name], cache) is None}
    findings = _encode_all(missing, hashes, cache, advance) if missing else []
    by_source: dict[str, Picture] = {}
    artifacts: dict[str, Artifact] = {}
    for name, source_hash in hashes.items():
        known = _cached(source_hash, cache)
        if known is not None:
            by_source[name] = known[0]
            artifacts.update((artifact.path, artifact) for artifact in known[1])
    return Pictures(by_source, tuple(artifacts.values()), tuple(findings))


def _encode_all(
    missing: Mapping[str, Path],
    hashes: Mapping[str, str],
    cache: Cache,
    advance: Callable[[int, int], None],
) -> list[Finding]:
    findings: list[Finding] = []
    # Spawned, not forked: a fork of a process with threads may hang, and Windows has none.
    context = multiprocessing.get_context("spawn")
    workers = min(len(missing), os.cpu_count() or 1)
    advance(0, len(missing))
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        running = {
            pool.submit(encode, path, hashes[name], cache): name for name, path in missing.items()
        }
        for done, future in enumerate(as_completed(running), 1):
            name = running[future]
            refusal = future.result()
            if refusal == "pixels":
                limit = MAX_PIXELS // 1_000_000
                findings.append(VISUALS.TOO_MANY_PIXELS.at(Place(name), file=name, limit=limit))
            elif refusal:
                findings.append(VISUALS.NOT_A_PICTURE.at(Place(name), file=name))
            advance(done, len(missing))
    return findings


def _description_key(source_hash: str) -> str:
    return digest("picture", RECIPE, source_hash)


def _rendition_key(source_hash: str, width: int, extension: str) -> str:
    return digest("rendition", RECIPE, source_hash, str(width), extension)


def _cached(source_hash: str, cache: Cache) -> tuple[Picture, tuple[Artifact, ...]] | None:
    """Return a picture and its files, or None where any of them has to be made."""
    description = cache.get(_description_key(source_hash))
    if description is None:
        return None
    fields = json.loads(description)
    renditions = tuple(Rendition(**rendition) for rendition in fields.pop("renditions"))
    artifacts = []
    for rendition in renditions:
        extension = rendition.path.rsplit(".", 1)[1]
        file = cache.path(_rendition_key(source_hash, rendition.width, extension))
        if file is None:
            return None
        artifacts.append(Artifact(rendition.path, file, immutable=True))
    return Picture(**fields, renditions=renditions), tuple(artifacts)


class Refusal(StrEnum):
    """Why a file is not taken for a picture."""

    PIXELS = "pixels"
    FORMAT = "format"


def measure(source: Path) -> tuple[int, int] | Refusal:
    """Return a picture's width and height in pixels from its first bytes, or why there are none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of bombs Pillow warns before it refuses them
            with Image.open(source) as opened:
                size = opened.size
    except Image.DecompressionBombError:
        return Refusal.PIXELS
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return Refusal.FORMAT  # Pillow's readers raise all of these for broken files
    return size if size[0] * size[1] <= MAX_PIXELS else Refusal.PIXELS


def encode(source: Path, source_hash: str, cache: Cache) -> str:
    """Encode one photograph into the cache; runs in a process of its own.

    Returns:
        Nothing, or why it was refused: ``pixels`` or ``format``.
    """
    try:
        with Image.open(source) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                return "pixels"
            upright = _upright_size(opened)
            opened.draft("RGB", (max(WIDTHS), max(WIDTHS)))
            image = _as_srgb(ImageOps.exif_transpose(opened))
    except Image.DecompressionBombError:
        return "pixels"
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return "format"  # Pillow's decoders raise all of these for broken files
    renditions = []
    for width in _widths(upright[0]):
        height = max(1, round(upright[1] * width / upright[0]))
        scaled = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
        for extension, options in (("avif", _AVIF), ("jpg", _JPEG)):
            out = io.BytesIO()
            scaled.save(out, "AVIF" if extension == "avif" else "JPEG", **options)
            cache.put(_rendition_key(source_hash, width, extension), out.getvalue())
            name = f"{digest(RECIPE, source_hash)[:16]}-{width}.{extension}"
            renditions.append(Rendition(f"media/{name}", width, height, _MIME[extension]))
    picture = Picture(*upright, tuple(renditions), _accent(image))
    cache.put(_description_key(source_hash), json.dumps(asdict(picture)).encode())
    return ""


def _widths(original: int) -> list[int]:
    return [width for width in WIDTHS if width <= original] or [original]


def _upright_size(image: Image.Image) -> tuple[int, int]:
    """Return the size after the camera's orientation flag (EXIF 0x0112) is applied."""
    turned = image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
    return (image.height, image.width) if turned else (image.width, image.height)


def _as_srgb(image: Image.Image) -> Image.Image:
    """Return an sRGB picture without any of the camera's data, transparency on white."""
    profile = image.info.get("icc_profile")
    if profile:
        try:
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError):
            converted = None  # a damaged profile: the numbers are taken as sRGB
        if converted is not None:
            image = converted
    if image.mode in {"RGBA", "LA", "P", "PA"}:
        layer = image.convert("RGBA")
        image = Image.new("RGB", image.size, "white")
        image.paste(layer, mask=layer.getchannel("A"))
    plain = Image.new("RGB", image.size)
    plain.paste(image.convert("RGB"))
    return plain


def _accent(image: Image.Image) -> str:
    """Return the colour by which one would remember the photograph: strong, and not rare."""
    small = image.resize((64, 64), Image.Resampling.BOX)
    palette = small.quantize(16, method=Image.Quantize.MEDIANCUT)
    colours = palette.convert("RGB").getcolors(64 * 64) or []
    return max((_weighed(count, colour) for count, colour in colours))[1]


def _weighed(count: int, colour: float | tuple[int, ...]) -> tuple[float, str]:
    red, green, blue = colour if isinstance(colour, tuple) else (0, 0, 0)
    _, lightness, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    # Near black and near white, saturation is noise.
    vivid = saturation * (1 - abs(2 * lightness - 1))
    return vivid * count**0.4, f"#{red:02x}{green:02x}{blue:02x}"
