"""The one writer: artifacts onto the disk, whole or not at all."""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from showkit.model.message import Message
from showkit.output.ground import cleared, keep_former, usable
from showkit.output.memory import LastSite
from showkit.output.swap import put_in_place, recover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from showkit.output.artifact import Artifact

MARKER = ".showkit-site.json"
"""The file by which the writer knows a folder as its own."""


class PublishError(Exception):
    """The site cannot be published; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True)
class Published:
    """What a publication changed, as counts of files."""

    written: int
    unchanged: int
    removed: int
    kept: int

    def again(self) -> Published:
        """Return what the same publication would change now: nothing."""
        return Published(0, self.written + self.unchanged, 0, self.kept)


def publish(
    artifacts: Iterable[Artifact],
    site: Path,
    last: LastSite | None = None,
    former: Path | None = None,
) -> Published:
    """Make `site` hold exactly `artifacts`, in one step.

    The new site is built beside the old and swapped in, so that whoever serves the folder sees
    one or the other, also after a kill. A file whose bytes did not change keeps its time stamp.
    Immutable files that the last site had and this one has not stay for one generation, for
    pages that are still open. Files that this process knows from the `last` time are not read. The
    site that is replaced stays as the folder `former`, where one is given, and the next is built
    in it.

    Raises:
        PublishError: two artifacts want one path, or `site` is a folder that showkit did not make.
    """
    by_path = _without_collisions(artifacts)
    note, last = last is not None, last or LastSite()
    recover(site)
    _remove_leftovers(site)
    marker = _read_marker(site)
    changed = {path for path, artifact in by_path.items() if _differs(artifact, site, last)}
    there = _files_of(site)
    removed = there.keys() - by_path.keys() - {MARKER, *marker.kept}
    if site.is_dir() and not changed and not removed:
        if note:
            last.note((path, artifact.content) for path, artifact in by_path.items())
        return Published(0, len(by_path), 0, len(marker.kept))
    kept = sorted(path for path in marker.immutable if path in removed)
    same = {path: there.get(path, 0) for path in (*(by_path.keys() - changed), *kept)}
    _build_and_swap(by_path, same, site, former)
    if note:
        last.note((path, artifact.content) for path, artifact in by_path.items())
    return Published(len(changed), len(by_path) - len(changed), len(removed) - len(kept), len(kept))


def _build_and_swap(
    by_path: Mapping[str, Artifact], same: Mapping[str, int], site: Path, former: Path | None
) -> None:
    """Build the new site, of which `same` are files that the old one has, with their numbers."""
    site.parent.mkdir(parents=True, exist_ok=True)
    in_former = former is not None and usable(former, site)
    if former is not None and in_former:
        new, held = former, cleared(former, same)
    else:
        new, held = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent)), frozenset[str]()
    try:
        new.chmod(0o755)
        missing = [path for path in dict.fromkeys((*by_path, *same)) if path not in held]
        for folder in sorted({path.rpartition("/")[0] for path in missing}):
            (new / folder).mkdir(parents=True, exist_ok=True)
        linked = True
        for path in missing:
            if path in same:
                linked = _link(f"{site}/{path}", f"{new}/{path}") and linked
            else:
                _write(by_path[path], f"{new}/{path}")
        immutable = sorted(artifact.path for artifact in by_path.values() if artifact.immutable)
        kept = sorted(same.keys() - by_path.keys())
        marker = {"made_by": "showkit", "immutable": immutable, "kept": kept}
        (new / MARKER).write_text(json.dumps(marker, indent=1) + "\n", encoding="utf-8")
        old = put_in_place(new, site)
    except BaseException:
        if not in_former:  # what is half done there is mended by the next build
            shutil.rmtree(new, ignore_errors=True)  # it may be in its place already
        raise
    if old is not None and not (former is not None and linked and keep_former(old, former)):
        shutil.rmtree(old)


def _write(artifact: Artifact, target: str) -> None:
    """Write a file; one that lies on the disk is copied without being read into memory."""
    if isinstance(artifact.content, bytes):
        Path(target).write_bytes(artifact.content)
    elif artifact.shareable:
        _link(os.fspath(artifact.content), target)
    else:
        shutil.copyfile(artifact.content, target)


def _prefix(site: Path) -> str:
    return f".{site.name}.showkit-new-"


def _remove_leftovers(site: Path) -> None:
    """Clear what a killed build left beside the site."""
    for pattern in (f"{_prefix(site)}*", f".{site.name}.showkit-old"):
        for leftover in site.parent.glob(pattern):
            shutil.rmtree(leftover)


def _without_collisions(artifacts: Iterable[Artifact]) -> Mapping[str, Artifact]:
    by_path: dict[str, Artifact] = {}
    spelling: dict[str, str] = {}
    for artifact in artifacts:
        folded = artifact.path.casefold()
        if folded in spelling:
            raise PublishError(
                Message(
                    "two things want the address {path}: rename one of them",
                    path=artifact.path,
                )
            )
        spelling[folded] = artifact.path
        by_path[artifact.path] = artifact
    for path in by_path:
        for parent in _folders(path):
            if parent in by_path:
                raise PublishError(
                    Message(
                        "{path} is wanted as a file and as a folder: rename one of the two",
                        path=parent,
                    )
                )
    return by_path


@dataclass(frozen=True)
class _Marker:
    """What a publication leaves for the next one, as paths in the site.

    `immutable` are its own files that pages still open may ask for after the next build;
    `kept` are those that it kept from the one before.
    """

    immutable: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


def _read_marker(site: Path) -> _Marker:
    if not site.exists() and not site.is_symlink():
        return _Marker()
    if site.is_dir() and not site.is_symlink():
        if not any(site.iterdir()):
            return _Marker()
        try:
            marker = json.loads((site / MARKER).read_text(encoding="utf-8"))
            if marker["made_by"] == "showkit":
                return _Marker(frozenset(marker["immutable"]), frozenset(marker["kept"]))
        except (OSError, ValueError, KeyError, TypeError):
            pass  # not a marker of ours: refused below, whatever it is
    raise PublishError(
        Message(
            "“{site}” was not made by showkit and will not be replaced: choose another folder "
            "with --site, or move it away",
            site=site.name,
        )
    )


def _differs(artifact: Artifact, site: Path, last: LastSite) -> bool:
    """Tell whether the site has other bytes at that path, or none."""
    if last.holds(artifact.path, f"{site}/{artifact.path}", artifact.content):
        return False
    old = f"{site}/{artifact.path}"
    if not isinstance(artifact.content, bytes):
        return not _same_bytes(os.fspath(artifact.content), old)
    there = Path(old)
    if not there.is_file():
        return True
    return there.stat().st_size != len(artifact.content) or there.read_bytes() != artifact.content


def _same_bytes(one: str, other: str) -> bool:
    """Tell it; two names of one file are not read."""
    try:
        known, old = os.stat(one), os.stat(other)  # noqa: PTH116 - asked of every file of a site
    except (FileNotFoundError, NotADirectoryError):
        return False
    if os.path.samestat(known, old):
        return True
    same_size = stat.S_ISREG(old.st_mode) and known.st_size == old.st_size
    return same_size and filecmp.cmp(one, other, shallow=False)


def _files_of(site: Path) -> dict[str, int]:
    """Return the files of a folder by their paths in it, with their numbers (inodes)."""
    if not site.is_dir():
        return {}
    found: dict[str, int] = {}
    folders = [(os.fspath(site), "")]
    while folders:
        folder, below = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                path = f"{below}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, f"{path}/"))
                elif entry.is_file():
                    found[path] = entry.inode()
    return found


def _folders(path: str) -> Iterator[str]:
    """Yield the folders that a path lies in, the nearest first."""
    folder, slash, _ = path.rpartition("/")
    while slash:
        yield folder
        folder, slash, _ = folder.rpartition("/")


def _link(source: str, target: str) -> bool:
    """Give an unchanged file a second name; its bytes and its time stamp stay.

    False where the file system has no second names, and the file was copied.
    """
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
        return False
    return True
