"""Files as accidents leave them: cut short, doubled, saved by the wrong program, typed into.

`mutated` takes a real file and damages it as a slip of the hand, a broken disk or a bad editor
would, and at times as somebody who means harm. The same seed gives the same damage.
"""

from __future__ import annotations

import datetime as dt
import io
import random
import shutil
import zipfile
from typing import TYPE_CHECKING, Final

from bench.contacts_import import write_sheet
from showkit.commands.contacts_export import export
from showkit.output.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_TYPED: Final = (
    *":-?[]{},#&*!|>'\"%@`;\t\n\r\\/=+~^$<",
    *("\r\n", "\n\n", "---\n", "...\n", "\ufeff", "\0", "\x1b[2J", "\x85", "\u2028", "\u202e"),
    *("&a [*a]", "&a ", "*a", "<<: *a", "? [a, b]\n: c", "!!python/object:os.system x"),
    *("!!binary aGk=", "!!int x", "!!set {a, b}", "%YAML 1.1\n", "[[[[[[[[", "{{{{{{{{"),
    *("- - - - - - - -", "| \n  a", ">-\n\n\n", "'", '"""', '""', ",,,,", ";;;;", "sep=;\n"),
    *("=1+1", "=HYPERLINK(1)", "0000-00-00", "9999-12-31", "2027-02-30", "-1", "1e400", ".nan"),
    *("25:99", "24:00", "NO", "null", "~", "\u0661\u0662", "²", "½", "ﬁ", "🎪", "e\u0301"),
    *("9" * 400, "a" * 5000, "../../../etc/passwd", "C:\\x", "http://[", "https://a b", "{x}"),
    *("{suggestion}", "%s", "\\N{DIGIT}", "x-", "x-a: 1\n", "](../x)", "![](a)", "<a href='x'>"),
    *("```", "``", "<img src='", "[a]: b\n", "https://www.frasil.example/fr/shows/x/"),
)
"""What is typed, pasted or meant badly."""

_SPECIALS: Final[Sequence[bytes]] = (
    *(text.encode("utf-8") for text in _TYPED),
    *(b"\xed\xa0\x80", b"\xff\xfe", b"\xc3\x28", b"\x92", b"\xf8"),  # not UTF-8
    *(b"PK\x03\x04", b"\xd0\xcf\x11\xe0"),  # how workbooks begin
)


def mutated(data: bytes, seed: int) -> bytes:
    """Return `data` after one to four accidents."""
    chance = random.Random(seed)  # noqa: S311 - damage to repeat, not a secret
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(_ACCIDENTS)(data, chance)[:200_000]
    return data


def mutated_inside(data: bytes, seed: int) -> bytes:
    """Return `data` after accidents, every other time to one part of an archive alone.

    What a workbook's packing would give away at once reaches its reader that way.
    """
    chance = random.Random(seed)  # noqa: S311 - the same
    if not data.startswith(b"PK") or chance.random() < 0.5:  # noqa: PLR2004 - a coin
        return mutated(data, seed)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w") as damaged:
        names = whole.namelist()
        hit = chance.choice(names)
        for name in names:
            part = whole.read(name)
            damaged.writestr(name, mutated(part, seed) if name == hit else part)
    return out.getvalue()


def _flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    return data[:start] + data[end:]


def _end_early(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _double(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]


def _type_in(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_SPECIALS) * chance.choice((1, 1, 1, 3, 120)) + data[at:]


def _replace_value(data: bytes, chance: random.Random) -> bytes:
    """Put something else behind a colon or between two separators."""
    ends = [at for at, sign in enumerate(data) if sign in b":,;\n"]
    if not ends:
        return data
    at = chance.choice(ends) + 1
    end = next((other for other in ends if other >= at), len(data))
    return data[:at] + b" " + chance.choice(_SPECIALS) + data[end:]


def _swap_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def _indent(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((b" ", b"  ", b"\t", b"    - ")) + lines[at]
    return b"\n".join(lines)


def _save_otherwise(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", errors="replace")
    codec = chance.choice(("utf-16", "utf-16-le", "utf-8-sig", "cp1252", "mac-roman", "utf-32"))
    return text.encode(codec, errors="replace")


def _other_line_ends(data: bytes, chance: random.Random) -> bytes:
    return data.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\r", b"\x0b", b"")))


_ACCIDENTS: Final[Sequence[Callable[[bytes, random.Random], bytes]]] = (
    _flip,
    _cut,
    _end_early,
    _double,
    _type_in,
    _type_in,
    _replace_value,
    _replace_value,
    _swap_lines,
    _indent,
    _save_otherwise,
    _other_line_ends,
)


def specimens(demo: Path, root: Path) -> tuple[Project, Sequence[Path]]:
    """Make a small project of the demo's files in `root`; return it and the files to damage."""
    content = root / "content"
    for name in ("company.yaml", "team", "brand", "shows/haubans"):
        source = demo / "content" / name
        target = content / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    (content / "presenters").mkdir()
    for name in ("le-vauban.yaml", "theatre-de-la-marina.yaml"):
        shutil.copy(demo / "content" / "presenters" / name, content / "presenters" / name)
    suffixes = {".yaml", ".csv", ".md"}
    return Project(root), sorted(p for p in content.rglob("*") if p.suffix in suffixes)


def foreign(demo: Path, folder: Path) -> Sequence[Path]:
    """Write files as other programs and showkit itself export contacts into `folder`."""
    folder.mkdir()
    exports = demo / "tests" / "contacts" / "exchange" / "exports"
    for source in sorted(path for path in exports.glob("*/*") if path.is_file()):
        shutil.copy(source, folder / f"{source.parent.name}{source.suffix}")
    write_sheet(folder / "company.xlsx", rows=40)
    for name in ("ours.xlsx", "ours.zip", "people.csv"):
        form = "csv" if name.endswith(".zip") else None
        export(Project(demo), folder / name, form, None, dt.date(2026, 11, 21))
    return sorted(folder.iterdir())
