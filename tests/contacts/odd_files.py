"""Odd YAML files, as people and their programs leave them, and the values to put into them."""

from __future__ import annotations

import codecs
import re

from hypothesis import assume
from hypothesis import strategies as st

from showkit.content.yaml import parse_yaml

Parts = tuple[bytes, bytes | None, bytes]

ENTRIES = [
    "name: Le Vauban",
    "name:    'Le  Vauban'   # two blanks",
    'name: "Le\\u00a0Vauban é œ 🎭"',
    "“nom”: « Théâtre »\u202f!",
    "country: NO # not false",
    "opens: 19:30",
    "note: |\n  a line\n\n   indented\n",
    "note: |+\n  kept\n\n",
    "note: >-\n  folded\n  text",
    "note: |2\n    two in",
    "note: plain text\n  that goes on\n\n  and on",
    "note: 'quoted\n\n  engagement: no key'",
    'note: "engagement:\\\n  x"',
    "note: |\n  engagement:\n    visits: 9\n",
    "list:\n- a\n- b # engagement: none",
    "list:\n  - x: 1\n    y: 2\n  -\n  - [p, {q: r},\n  s]",
    "base: &base\n  a: 1\n  engagement: {visits: 7}",
    "? asked\n: answered",
    "? |\n  long key\n: v",
    "'quoted key': v",
    '"also: quoted": v',
    "&anchored key: v",
    "!!str tagged: !!str v",
    "empty:",
    "null key: ~",
    "flow: {a: [1, 2], b: {c: d}}",
    "flow: [\n  a, # one\n  b\n  ]",
    "people:\n  - name: Claire # décide\n    email: c@x.example\n\n  - name: Paul",
    "engagement2: near",
    "nested:\n  engagement:\n    visits: 4",
    "nel: a\u0085  b",
    "ls: 'a\u2028 b'",
    "tabbed:\tv\t# tab",
    "url: http://x.example/#a?b=c",
    "1: number",
    "unprintable: '\u200b'",
    "shared: &s\n  a: 1\n  b: [x]\nagain: *s\nmerged:\n  <<: *s\n  c: 3",
    "one: &one word\nother: *one\nboth: [*one, &two {k: v}, *two]",
    "deep:\n    - - a\n      - b\n    - ? x\n      : y\n    -   wide: 1\n        er: 2",
    "pairs: [a: 1, {b: 2,}, [c, d,],]",
    "lines: {\n  a: 1, # one\n  b: 2\n}",
]
GAPS = [
    "",
    "",
    "\n",
    "\n\n",
    "# comment\n",
    "  # indented\n",
    "#\ttab\n",
    "# engagement:\n#   visits: 9\n",
    "# é œ 🎭\n\n",
    "   \n",
    "# nel\u0085",
    "# line separator\u2028",
    "\u2029",
]
MINE = [
    "engagement:\n  visits: 1",
    "engagement:   # by showkit\n  # first\n  visits: 1   # one",
    "engagement: {visits: 1, # one\n  files: [a]}",
    "'engagement': {visits: 1}",
    '"engagement":\n    visits: 1\n    files:\n    - a\n    -',
    "? engagement\n: visits: 1",
    "engagement: &e\n  visits: 1",
    "&k engagement: !!map {visits: 1}",
    "engagement:",
    "engagement: ~ # none",
    "engagement: 'x\n\n  y'",
    "engagement: |\n  text\n\n",
    "engagement: >+\n  text\n\n\n",
    "engagement:\n- a\n- b",
    "engagement:\n  files:\n  - a\n  # inside\n  - b",
    "engagement:\n  ? a\n  ? b",
]
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
VALUES = st.dictionaries(
    st.sampled_from(["visits", "files", "shows", "évidence", "no", "12:30", "~", "1"]) | TEXT,
    st.recursive(
        st.integers(0, 10**6) | TEXT | st.dates() | st.booleans() | st.none(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)


@st.composite
def odd_files(draw: st.DrawFn) -> Parts:
    """Draw the parts of a contact file: before, the block or nothing, after."""
    unique = {}
    for entry in draw(st.lists(st.sampled_from(ENTRIES), max_size=5)):
        unique.setdefault(entry.partition(":")[0], entry)
    entries = list(unique.values())
    at = draw(st.integers(0, len(entries)))
    mine = draw(st.none() | st.sampled_from(MINE))
    gap = st.sampled_from(GAPS)
    before = draw(st.sampled_from(["", "", "---\n", "--- # start\n", "%YAML 1.1\n---\n"]))
    before += draw(gap) + "".join(f"{entry}\n{draw(gap)}" for entry in entries[:at])
    after = "".join(f"{draw(gap)}{entry}\n" for entry in entries[at:]) + draw(gap)
    after += draw(st.sampled_from(["", "", "", "...\n", "...\n# after the end\n"]))
    if mine is not None:
        # what is indented after a block scalar is its text, whatever it looks like
        assume(not (mine.startswith(("engagement: |", "engagement: >")) and "  #" in after))
        after = "\n" + after
    whole = before + (mine or "") + after
    if draw(st.booleans()) and draw(st.booleans()) and not after.endswith("...\n"):
        assume(whole.endswith("\n"))
        if after.endswith("\n"):
            after = after[:-1]
        else:
            before = before[:-1]
    indent = draw(st.sampled_from(["", "", "", "  "]))
    line_end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    parts = [before, mine, after]
    if indent and not re.search("^[-%]|\\.\\.\\.|[\u0085\u2028\u2029]", before + after):
        # the whole file moved to the right, as happens with text pasted out of a list
        joined = "\0".join(part or "" for part in parts)
        lines = joined.split("\n")
        joined = "\n".join(indent + line if line.strip("\0") else line for line in lines)
        joined = joined.replace(indent + "\0", "\0" + indent)
        first, middle, last = joined.split("\0")
        parts = [first, middle if mine is not None else None, last]
    encoded = [
        None if part is None else part.replace("\n", line_end).encode("utf-8") for part in parts
    ]
    mark = draw(st.sampled_from([b"", b"", codecs.BOM_UTF8]))
    return mark + encoded[0], encoded[1], encoded[2]


def is_readable(data: bytes) -> bool:
    """Tell whether nothing is to be said of a file."""
    return not parse_yaml(data.decode("utf-8-sig"), "").findings


def as_read(value: object) -> object:
    """Return a value as the parser gives it: every scalar a text."""
    if isinstance(value, dict):
        return {key: as_read(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_read(inner) for inner in value]
    if value is None or isinstance(value, str):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)


def is_one_insertion(old: bytes, new: bytes) -> bool:
    """Tell whether `new` is `old` with one run of bytes put in somewhere."""
    head = 0
    while head < len(old) and old[head] == new[head]:
        head += 1
    tail = len(old) - head
    return len(new) > len(old) and (tail == 0 or new.endswith(old[head:]))
