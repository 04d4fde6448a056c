"""Files that only people with an access page may open: found, sealed once, published in parts."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from showkit.access.file_sealing import Part, chunks_in, part_name, parts_of
from showkit.access.file_types import BYTES, media_type
from showkit.content.file_names import FileName, judge
from showkit.kit.pictures.picture import Original
from showkit.kit.pictures.print_size import print_copy
from showkit.kit.visuals import rights_of
from showkit.model.record import Visibility
from showkit.output.artifact import Artifact
from showkit.output.cache import file_digest
from showkit.output.cores import on_all_cores, one_by_one

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from showkit.access.epochs import Epochs
    from showkit.access.keys import FileKeys, Secret
    from showkit.model.library import Library
    from showkit.model.material import Document, Visual
    from showkit.model.record import LocalText
    from showkit.model.show import Show
    from showkit.output.cache import Cache

_DOCUMENTS: Final = "documents"
_VISUALS: Final = "visuals"
_JPEG: Final = "image/jpeg"

_LITTLE: Final = 64_000_000
"""Bytes: sealed before another process has begun."""


@dataclass(frozen=True)
class PrivateFile:
    """A file with visibility ``access``: `path` is that in the show's folder.

    `source` is what is sealed: the file itself, or a copy of a photograph (see `private_files`).
    """

    show: str
    path: str
    source: Path
    title: LocalText
    language: str

    @property
    def name(self) -> str:
        """What it is saved as; a copy of a photograph is a JPEG, whatever it was."""
        path = PurePosixPath(self.path)
        is_other = path.parent.name == _VISUALS and media_type(path.name) != _JPEG
        return path.with_suffix(".jpg").name if is_other else path.name

    @property
    def type(self) -> str:
        """Its media type."""
        return media_type(self.name) or BYTES

    @property
    def logged_as(self) -> str:
        """What the link log calls it: as if it were public."""
        return f"files/{self.show}/{self.name}"


@dataclass(frozen=True)
class SealedFile:
    """A private file as it is published: in parts of `chunks_a_part`, 0 where there is one."""

    file: PrivateFile
    keys: FileKeys
    size: int
    chunks_a_part: int
    parts: tuple[Part, ...]

    @property
    def folder(self) -> str:
        """The name of its folder in the cache."""
        return f"{self.keys.file_id}.{self.chunks_a_part}"

    @property
    def told(self) -> tuple[Hashable, ...]:
        """All that a page says of it, or opens it with."""
        file = self.file
        title = tuple(file.title.root.items())
        whose = (file.show, file.path, title, file.language)
        return (*whose, self.keys.seed.hex(), self.size, self.chunks_a_part)


def private_files(library: Library, root: Path, cache: Cache) -> tuple[PrivateFile, ...]:
    """Return every file that is sealed, show by show in the order of their lists.

    Documents as they lie in the show's folder, photographs as the press kit gives them: in full
    size and with their rights, but without what the camera wrote into them, such as the place.
    Copies are kept in `cache`; what is no picture after all is left out.
    """
    return tuple(file for show in library.shows for file in _of_show(show, root, cache))


def seal_files(  # noqa: PLR0913 - what it takes, by name
    files: Sequence[PrivateFile],
    secret: Secret,
    epochs: Epochs,
    *,
    cache: Path,
    part_bytes: int | None,
    advance: Callable[[int, int], None],
    digest_of: Callable[[Path], str] = file_digest,
) -> tuple[tuple[SealedFile, ...], tuple[Artifact, ...]]:
    """Return the files sealed, and what is to be published of them.

    What the folder `cache` holds whole is not sealed again; what it holds of files that are no
    longer wanted is removed. Where there is much to seal, that is done on all cores; of each part a
    chunk is in memory at a time. `part_bytes` is the most that the host takes in a file;
    `digest_of` returns the SHA-256 of one.
    """
    sealed = tuple(
        _planned(file, secret, epochs, part_bytes, digest_of(file.source)) for file in files
    )
    _forget_others(cache, {one.folder for one in sealed})
    ready = {
        (one.folder, n): _ready(cache / one.folder, n, digest_of)
        for one in sealed
        for n in range(len(one.parts))
    }
    missing = {
        (one.folder, n): (one.file.source, one.keys, part, cache / one.folder, n)
        for one in sealed
        for n, part in enumerate(one.parts)
        if ready[one.folder, n] is None
    }
    sizes = {source: part.size for source, _, part, *_ in missing.values()}
    seal = one_by_one if sum(sizes.values()) < _LITTLE else on_all_cores
    made = seal(seal_part, missing, advance)
    artifacts = []
    for one in sealed:
        for n in range(len(one.parts)):
            path = made.get((one.folder, n)) or ready[one.folder, n]
            if path is None:
                raise OSError(f"{one.file.path} could not be sealed")
            artifacts.append(Artifact(f"p/{part_name(one.keys.file_id, n)}", path))
    return sealed, tuple(artifacts)


def by_show(files: Sequence[SealedFile]) -> Mapping[str, tuple[SealedFile, ...]]:
    """Return the files of each show that has any."""
    found: dict[str, list[SealedFile]] = {}
    for one in files:
        found.setdefault(one.file.show, []).append(one)
    return {show: tuple(those) for show, those in found.items()}


def seal_part(source: Path, keys: FileKeys, part: Part, folder: Path, number: int) -> Path:
    """Seal one part of a file into `folder`, in one step, under a name with its hash."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=".new-")
    temporary, running = Path(name), hashlib.sha256()
    try:
        with os.fdopen(handle, "wb") as out, source.open("rb") as data:
            for piece in part.sealed(data, keys):
                running.update(piece)
                out.write(piece)
        return temporary.replace(folder / f"{number}-{running.hexdigest()}")
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _of_show(show: Show, root: Path, cache: Cache) -> Iterator[PrivateFile]:
    folder = root / show.folder
    for document in sorted(show.documents, key=lambda one: (one.order, one.file)):
        if _is_sealed(document, folder / _DOCUMENTS):
            source, path = folder / _DOCUMENTS / document.file, f"{_DOCUMENTS}/{document.file}"
            yield PrivateFile(show.slug, path, source, document.title, document.language)
    for visual in sorted(show.visuals, key=lambda one: (one.order, one.file)):
        if _is_sealed(visual, folder / _VISUALS):
            original = Original(folder / _VISUALS / visual.file, rights_of(visual))
            copy = print_copy(original, cache.digest_of(original.path), cache)
            if copy is not None:
                title = visual.caption if visual.caption.root else visual.alt
                yield PrivateFile(show.slug, f"{_VISUALS}/{visual.file}", copy, title, "")


def _is_sealed(one: Document | Visual, folder: Path) -> bool:
    return one.visibility is Visibility.ACCESS and judge(one.file, folder) is FileName.FILE


def _planned(
    file: PrivateFile, secret: Secret, epochs: Epochs, part_bytes: int | None, source_hash: str
) -> SealedFile:
    size = file.source.stat().st_size
    keys = secret.file(file.show, file.path, source_hash, epochs.of(file.show))
    parts = parts_of(size, part_bytes)
    return SealedFile(file, keys, size, chunks_in(part_bytes) if len(parts) > 1 else 0, parts)


def _ready(folder: Path, number: int, digest_of: Callable[[Path], str]) -> Path | None:
    """Return a sealed part of the cache, None where it is missing or damaged."""
    for path in folder.glob(f"{number}-*"):
        if digest_of(path) == path.name.partition("-")[2]:
            return path
        path.unlink()
    return None


def _forget_others(cache: Path, wanted: set[str]) -> None:
    """Remove what is no longer published: keys that were taken back, files that changed."""
    for folder in cache.iterdir() if cache.is_dir() else ():
        if folder.name not in wanted:
            shutil.rmtree(folder)
        else:
            for leftover in folder.glob(".new-*"):
                leftover.unlink()
