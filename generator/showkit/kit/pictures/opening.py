"""A photograph as its file holds it, upright and in sRGB, whatever wrote it."""

from __future__ import annotations

import io
import warnings
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageCms, ImageOps, ImageStat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_PIXELS: Final = 120_000_000
"""A picture with more is refused before it is unpacked."""

_FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF", "BMP")
"""What may be a photograph. Pillow knows others, and runs programs for some of them."""

_SIDEWAYS: Final = frozenset({5, 6, 7, 8})
_ORIENTATION: Final = 0x0112
_DEEP: Final = ("I", "F")


class Refusal(StrEnum):
    """Why a file is not taken for a picture."""

    PIXELS = "pixels"
    FORMAT = "format"


class RefusedError(Exception):
    """A file that is not taken for a picture; its one argument is the `Refusal`."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


def measure(source: Path) -> tuple[int, int] | Refusal:
    """Return a picture's width and height in pixels from its first bytes, or why there are none."""
    try:
        with _opened(source) as opened:
            return opened.size
    except RefusedError as error:
        return error.refusal


def orientation(source: Path) -> int:
    """Return how the camera held a picture (EXIF 0x0112): 1 upright, to 8.

    Raises:
        RefusedError: it is no picture, is broken, or has too many pixels.
    """
    with _opened(source) as opened:
        turned: int = opened.getexif().get(_ORIENTATION, 1)
        return turned if turned in range(1, 9) else 1


def open_upright(source: Path, width: int) -> tuple[Image.Image, tuple[int, int]]:
    """Return a photograph in sRGB, and its upright size in pixels.

    It is turned as its orientation flag says, without any of the camera's data, transparency on
    white; of several frames the first. A JPEG may come smaller than it is, where that is quicker
    to unpack, but at least `width` pixels wide.

    Raises:
        RefusedError: it is no picture, is broken, or has too many pixels.
    """
    with _opened(source) as opened:
        sideways = opened.getexif().get(_ORIENTATION, 1) in _SIDEWAYS
        size = (opened.height, opened.width) if sideways else opened.size
        height = -(-size[1] * width // size[0])
        opened.draft("RGB", (height, width) if sideways else (width, height))
        return _as_srgb(ImageOps.exif_transpose(opened)), size


def open_layered(source: Path) -> Image.Image:
    """Return a small picture with its transparency, such as a logo.

    Raises:
        RefusedError: it is no picture, is broken, or has too many pixels.
    """
    with _opened(source) as opened:
        return _eight_bits(ImageOps.exif_transpose(opened)).convert("RGBA")


@contextmanager
def _opened(source: Path) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of bombs Pillow warns before it refuses them
            with Image.open(source, formats=_FORMATS) as opened:
                _refuse_too_many(opened.width * opened.height)
                yield opened
    except RefusedError:
        raise
    except Image.DecompressionBombError:
        raise RefusedError(Refusal.PIXELS) from None
    except Exception as error:
        raise RefusedError(Refusal.FORMAT) from error


def _refuse_too_many(pixels: int) -> None:
    if pixels > MAX_PIXELS:
        raise RefusedError(Refusal.PIXELS)


def _as_srgb(image: Image.Image) -> Image.Image:
    """Return an sRGB picture without any of the camera's data, transparency on white."""
    profile = image.info.get("icc_profile")
    image = _on_white(_eight_bits(image))
    if profile:
        image = _converted(image, profile)
    plain = Image.new("RGB", image.size)
    plain.paste(image.convert("RGB"))
    return plain


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return a picture with deep greys, as scanners make them, in 256 of them."""
    if not image.mode.startswith(_DEEP):
        return image
    deep = image.convert("F")
    least, most = 0.0, 65535.0  # sixteen bits, whatever the picture uses of them
    if image.mode == "F":
        least, most = ImageStat.Stat(deep).extrema[0]
    scale = 255 / ((most - least) or 1)
    return deep.point(lambda value: value * scale - least * scale).convert("L")


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data and image.mode not in {"P", "PA"}:
        return image
    layer = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    """Return the picture in sRGB; where its profile is damaged or another's, as it stands."""
    try:
        converted = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return converted or image
