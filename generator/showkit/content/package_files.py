"""The files of a show's folder as its Data Package lists them: sizes, hashes, first rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from showkit.content.csv_text import encoding_of, parse_csv
from showkit.content.descriptor import TABLES, PackageFile
from showkit.content.table_schema import columns
from showkit.output.cache import file_digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OWN: Final = re.compile(r"show\.[^.]+\.md|tech-rider\.yaml")


def package_files(folder: Path) -> tuple[PackageFile, ...]:
    """Return the conventional files of a show's folder, by their paths.

    Links that lead out of the folder, hidden files and those that begin with ``_`` are passed
    over; the descriptor itself is no resource of its own package.
    """
    return tuple(_file(folder, path) for path in _paths(folder))


def _paths(folder: Path) -> Iterator[Path]:
    inside = folder.resolve()
    tables = {f"{name}.csv" for name in TABLES}
    candidates = [
        *(path for path in folder.iterdir() if path.name in tables or _OWN.fullmatch(path.name)),
        *(path for name in ("visuals", "documents") for path in _entries(folder / name)),
    ]
    for path in sorted(candidates):
        is_own = path.name.startswith((".", "_", "~")) or path.name.endswith("~")
        if not is_own and path.is_file() and path.resolve().is_relative_to(inside):
            yield path


def _entries(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from folder.iterdir()


def _file(folder: Path, path: Path) -> PackageFile:
    name = path.relative_to(folder).as_posix()
    size, sha256 = path.stat().st_size, file_digest(path)
    if path.parent != folder:
        return PackageFile(name, size, sha256)
    data = path.read_bytes()
    encoding = encoding_of(data)
    if path.suffix != ".csv":
        return PackageFile(name, size, sha256, encoding)
    known = {column.name for column in columns(TABLES[path.stem])}
    parsed = parse_csv(data, name, lambda label: _is_column(label, known))
    labels = [cell.strip() for cell in parsed.rows[0].cells] if parsed.rows else []
    return PackageFile(name, size, sha256, encoding, parsed.delimiter, labels)


def _is_column(label: str, known: set[str]) -> bool:
    return label in known or label.rpartition("_")[0] in known
