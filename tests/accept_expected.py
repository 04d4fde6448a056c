"""``make expected``: what showkit says of the cases in ``tests/invalid/`` becomes what it must say.

With codes as arguments, of those cases only. Read the difference before it is committed, as the
person who has to mend the file.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from invalid_cases import CASES, code_of, findings_in


def accept(codes: list[str]) -> None:
    """Write ``expected.txt`` anew where it differs, and name those cases."""
    for case in CASES:
        if codes and code_of(case) not in codes:
            continue
        with tempfile.TemporaryDirectory() as folder:
            _, text = findings_in(case, Path(folder))
        expected = case / "expected.txt"
        if not expected.is_file() or expected.read_text("utf-8") != text:
            expected.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{case.name}\n")
        (case / "actual.txt").unlink(missing_ok=True)


if __name__ == "__main__":
    accept(sys.argv[1:])
