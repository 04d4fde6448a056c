"""Small changes to contact files, against the C parser that reads them.

A change needs the file read, its tokens, and the result read again: the raw limit is libyaml
doing just that. Printed: files a second for one change, for five, and for a new file, each with
its ratio to the limit; and, on twelve files written in twelve ways, how many lines beside
the change were lost (none).
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from showkit.contacts.edit import Append, Set, edited
from showkit.contacts.new_file import new_file
from showkit.content.yaml import parse_yaml, yaml_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DEMO = Path(__file__).parents[1] / "content" / "presenters"
ROUNDS = 10
DAY = dt.date(2027, 1, 15)
ONE = [Set(("phone",), "+1 514 555 0100")]
FIVE = [
    *ONE,
    Set(("verified_on",), DAY),
    Set(("people", 0, "verified_on"), DAY),
    Set(("x-own",), {"a": 1}),
    Append(("history",), {"date": DAY, "kind": "call", "note": "called"}),
]


def main() -> int:
    """Print times and ratios; 1 where a byte was lost."""
    files = [path.read_bytes() for path in sorted(DEMO.glob("*.yaml"))]
    values = [parse_yaml(data.decode("utf-8-sig"), "").value for data in files]
    limit = seconds(lambda: [read_twice_and_scan(data) for data in files])
    times = {
        "one change": seconds(lambda: [edited(data, ONE) for data in files]),
        "five changes": seconds(lambda: [edited(data, FIVE) for data in files]),
        "a new file": seconds(lambda: [new_file(value) for value in values]),
    }
    size = sum(map(len, files)) / len(files) / 1000
    each = 1000 * limit / len(files)
    print(f"{len(files)} contact files of {size:.1f} kB; raw limit {each:.2f} ms each")
    for name, took in times.items():
        print(
            f"{name}: {len(files) / took:,.0f} files a second, {took / limit:.1f} times the limit"
        )
    lost = sum(lines_lost(data, edited(data, FIVE)) for data in files)
    print(f"lines lost beside the changes: {lost}")
    return int(lost > 0)


def read_twice_and_scan(data: bytes) -> None:
    """Do what libyaml alone must do for one change."""
    text = data.decode("utf-8-sig")
    parse_yaml(text, "")
    for _ in yaml_tokens(text):
        pass
    parse_yaml(text, "")


def lines_lost(before: bytes, after: bytes) -> int:
    """Return how many lines went, beyond the three values that were replaced."""
    kept = after.splitlines()
    return max(0, sum(line not in kept for line in before.splitlines()) - 3)


def seconds(work: Callable[[], Sequence[object]]) -> float:
    """Return the shortest of several runs, in seconds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best


if __name__ == "__main__":
    sys.exit(main())
