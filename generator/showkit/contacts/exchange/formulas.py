"""Texts that a spreadsheet program would run: ``=HYPERLINK(…)``, ``+33 1 …``, ``@SUM(…)``.

OWASP, “CSV Injection”: a cell that begins with one of these signs is taken for a formula when a
CSV file is opened. An apostrophe before it makes it a text; the same apostrophe is taken away
when the file comes back. A text that has apostrophes there already gets one more, so that what
is taken away is always what was put there.
"""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = "=+\\-@\t\r\n＝＋－＠"
_WOULD_RUN: Final = re.compile(f"'*[{_SIGNS}]")
_ESCAPED: Final = re.compile(f"'+[{_SIGNS}]")


def would_run(text: str) -> bool:
    """Tell whether a spreadsheet program may take a text for a formula."""
    return text[:1] != "'" and _WOULD_RUN.match(text) is not None


def escaped(text: str) -> str:
    """Return a text as a cell of a CSV file in which nothing runs."""
    return f"'{text}" if _WOULD_RUN.match(text) else text


def unescaped(cell: str) -> str:
    """Return the text that `escaped` was given."""
    return cell[1:] if _ESCAPED.match(cell) else cell
