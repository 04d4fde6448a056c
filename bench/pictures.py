"""The demo's photographs in every width and format, against libvips at equal measured quality.

Quality is SSIMULACRA 2 (100 is the original, 70 is what web designers call high), of each encoder
against the picture that it was given. libvips' quality setting is the one whose score is nearest
to ours, found in the same run; its effort is the same speed of the same AV1 encoder.
"""

from __future__ import annotations

import io
import os
import resource
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from bench.measure import Row, compared, seconds, show
from showkit.kit.pictures.encode import OPTIONS, encoded
from showkit.kit.pictures.make import make_pictures
from showkit.kit.pictures.opening import open_upright
from showkit.kit.pictures.picture import WIDTHS, Original
from showkit.kit.pictures.rights import Rights
from showkit.output.cache import Cache
from showkit.output.cores import cores

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

os.environ["VIPS_CONCURRENCY"] = "1"  # a thread for each core is given a photograph of its own

try:
    import pyvips
    from ssimulacra2 import compute_ssimulacra2
except ImportError:
    pyvips = None

Cost = tuple[float, float]

PHOTOGRAPHS = sorted((Path(__file__).parents[1] / "content" / "shows").glob("*/visuals/*.jpg"))
JUDGED = PHOTOGRAPHS[1::4]
"""Photographs on which quality is measured: it takes a second each time."""

JUDGED_WIDTH = 960
RUNS = 3
SPEEDS = (6, 8, 10)
"""Speeds of the AV1 encoder that were not chosen, for comparison."""


def main() -> int:
    """Print times and sizes; 1 where we are slower than libvips by both clocks.

    On a machine with other work to do, the wall's clock measures who has more threads in the
    queue; what all processors did does not depend on it.
    """
    if pyvips is None:
        print("  This bench needs libvips and a judge of quality: pip install '.[bench]'")
        return 0
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        pictures = [_scaled(path) for path in JUDGED]
        ours = {ending: _score(pictures, folder, _ours(ending)) for ending in OPTIONS}
        settings = {
            ending: _nearest(pictures, folder, lambda q, e=ending: _vips(e, q), score)
            for ending, score in ours.items()
        }
        rows = [
            Row(
                f"quality of {ending}",
                f"{ours[ending]:.1f}",
                f"libvips {theirs:.1f} with Q={quality}",
            )
            for ending, (quality, theirs) in settings.items()
        ]
        speed = OPTIONS["avif"][1]["speed"]
        mine: list[Cost] = []
        theirs: list[Cost] = []
        for run in range(RUNS):  # in turn, so that both meet the same neighbours on the machine
            at = Path(folder) / str(run)
            mine.append(_cost(lambda at=at: _make_ours(at / "ours")))
            theirs.append(_cost(lambda at=at: _make_theirs(at / "vips", settings)))
        what = f"{len(PHOTOGRAPHS)} photographs, {len(WIDTHS)} widths, {len(OPTIONS)} formats"
        rows.append(Row(f"{what}; libvips with effort {9 - speed}", ""))
        ratios = []
        for n, clock in enumerate(("wall", "all processors")):
            our, other = (statistics.median(cost[n] for cost in costs) for costs in (mine, theirs))
            ratios.append(our / other)
            rows.append(Row(f"{clock}: libvips", seconds(other)))
            rows.append(Row(f"{clock}: showkit", seconds(our), compared(our, other, "libvips")))
        for ending in OPTIONS:
            size = _weight(Path(folder) / "0" / "ours" / "sent", ending)
            other = _weight(Path(folder) / "0" / "vips", ending)
            rows.append(
                Row(f"bytes of {ending}", f"{size / 1e6:.2f} MB", compared(size, other, "libvips"))
            )
        rows += _other_speeds(pictures, folder, ours["avif"])
    show(rows)
    return int(min(ratios) > 1)


def _cost(run: Callable[[], None]) -> Cost:
    """Return the seconds that something takes, and those that processors work for it."""
    start, used = time.perf_counter(), _used()
    run()
    return time.perf_counter() - start, _used() - used


def _used() -> float:
    """Return the processor seconds of this process and of those that it waited for."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(sum(resource.getrusage(who)[:2]) for who in whose)


def _scaled(path: Path) -> Image.Image:
    image, (width, height) = open_upright(path, JUDGED_WIDTH)
    size = (JUDGED_WIDTH, round(height * JUDGED_WIDTH / width))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def _ours(ending: str) -> Callable[[Image.Image], bytes]:
    return lambda image: encoded(image, ending, Rights())


def _vips(ending: str, quality: int) -> Callable[[Image.Image], bytes]:
    def encode(image: Image.Image) -> bytes:
        given = pyvips.Image.new_from_memory(
            image.tobytes(), image.width, image.height, 3, "uchar"
        ).copy(interpretation="srgb")
        return given.write_to_buffer(f".{ending}", **_vips_options(ending, quality))

    return encode


def _vips_options(ending: str, quality: int) -> dict[str, Any]:
    if ending == "jpg":
        return {"Q": quality, "interlace": True, "optimize_coding": True}
    # libheif counts the other way round from libavif
    return {"Q": quality, "effort": 9 - OPTIONS["avif"][1]["speed"]}


def _score(pictures: Sequence[Image.Image], folder: str, encode: Callable[..., bytes]) -> float:
    """Return the mean quality of pictures that went through an encoder."""
    before, after = f"{folder}/before.png", f"{folder}/after.png"
    scores = []
    for picture in pictures:
        picture.save(before, compress_level=1)
        with Image.open(io.BytesIO(encode(picture))) as decoded:
            decoded.convert("RGB").save(after, compress_level=1)
        scores.append(compute_ssimulacra2(before, after))
    return statistics.mean(scores)


def _nearest(
    pictures: Sequence[Image.Image],
    folder: str,
    encoder: Callable[[int], Callable[..., bytes]],
    wanted: float,
) -> tuple[int, float]:
    """Return the quality setting whose score is nearest to `wanted`, and that score."""
    low, high, known = 30, 95, {}
    while high - low > 1:
        middle = (low + high) // 2
        known[middle] = _score(pictures, folder, encoder(middle))
        low, high = (low, middle) if known[middle] > wanted else (middle, high)
    return min(known.items(), key=lambda item: abs(item[1] - wanted))


def _make_ours(folder: Path) -> None:
    originals = {path.name: Original(path, Rights()) for path in PHOTOGRAPHS}
    made = make_pictures(originals, Cache(folder / "cache"), lambda *_: None)
    (folder / "sent").mkdir()
    for artifact in made.artifacts:
        (folder / "sent" / Path(artifact.path).name).hardlink_to(artifact.content)


def _make_theirs(folder: Path, settings: dict[str, tuple[int, float]]) -> None:
    folder.mkdir(parents=True)

    def one(path: Path) -> None:
        width = pyvips.Image.new_from_file(str(path)).width
        for narrow in [narrow for narrow in WIDTHS if narrow <= width] or [width]:
            image = pyvips.Image.thumbnail(str(path), narrow, height=10**7).copy_memory()
            for ending, (quality, _) in settings.items():
                target = folder / f"{path.stem}-{narrow}.{ending}"
                image.write_to_file(str(target), **_vips_options(ending, quality), keep="none")

    with ThreadPoolExecutor(cores()) as pool:
        list(pool.map(one, sorted(PHOTOGRAPHS, key=lambda path: -path.stat().st_size)))


def _weight(folder: Path, ending: str) -> int:
    return sum(path.stat().st_size for path in folder.glob(f"*.{ending}"))


def _other_speeds(pictures: Sequence[Image.Image], folder: str, wanted: float) -> list[Row]:
    """Return what other speeds of the AV1 encoder would cost at the same quality."""
    name, options = OPTIONS["avif"]

    def encoder(quality: int, speed: int) -> Callable[[Image.Image], bytes]:
        def encode(image: Image.Image) -> bytes:
            out = io.BytesIO()
            image.save(out, name, **options | {"speed": speed, "quality": quality})
            return out.getvalue()

        return encode

    def cost(encode: Callable[[Image.Image], bytes]) -> tuple[float, int]:
        start = time.process_time()
        size = sum(len(encode(picture)) for picture in pictures)
        return time.process_time() - start, size

    took, size = cost(encoder(options["quality"], options["speed"]))
    rows = []
    for speed in SPEEDS:
        quality, score = _nearest(pictures, folder, lambda q, s=speed: encoder(q, s), wanted)
        other_took, other_size = cost(encoder(quality, speed))
        rows.append(
            Row(
                f"avif at speed {speed}, quality {quality} ({score:.1f})",
                f"{other_took / took:.2f} × the time",
                f"{other_size / size:.2f} × the bytes of speed {options['speed']}",
            )
        )
    return rows
