"""What a check is, and how checks are run over what was loaded."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from showkit.model.finding import Finding
from showkit.output.docstrings import paragraphs
from showkit.output.memory import Remembered

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from showkit.content.load import Loaded
    from showkit.model.finding import Rule
    from showkit.model.library import Library
    from showkit.model.show import Show

_MOST: Final = 10_000
"""Findings of one check: what nobody reads to the end need not be looked for to the end."""

Find = Callable[..., Iterator[Finding]]
"""Yields findings. Its parameters name what it needs, of these: `library`, `loaded`, `as_of`, and
`memory`, which has what earlier checks found of a show, by its folder."""


@dataclass(frozen=True)
class Check:
    """A check and the kinds of finding that it may yield.

    The first line of the function's docstring is the rule, the rest of it the advice: both are
    shown to people, in the reference page.
    """

    find: Find
    rules: tuple[Rule, ...]

    @property
    def rule(self) -> str:
        """The rule in one sentence, in English: a message id."""
        return paragraphs(self.find.__doc__)[0]

    @property
    def advice(self) -> tuple[str, ...]:
        """The paragraphs under the rule, each on one line: message ids."""
        return paragraphs(self.find.__doc__)[1:]


def check(find: Find, *rules: Rule) -> Check:
    """Return an entry for a table of checks."""
    return Check(find, rules)


def run(
    checks: Iterable[Check], loaded: Loaded, as_of: dt.date, memory: Remembered | None = None
) -> list[Finding]:
    """Return what the checks find as of a day; nothing where there is no company to speak of."""
    if loaded.library is None:
        return []
    given = {
        "library": loaded.library,
        "loaded": loaded,
        "as_of": as_of,
        "memory": memory or Remembered(),
    }
    found: list[Finding] = []
    for one in checks:
        needs = inspect.signature(one.find).parameters
        findings = one.find(**{name: given[name] for name in needs})
        found.extend(islice(findings, _MOST))
    return found


def of_each_show(
    library: Library, memory: Remembered, kind: str, find: Callable[[Show], Iterator[Finding]]
) -> Iterable[Finding]:
    """Yield what is wrong with each show; of one that is as it was, what `memory` has of that.

    For what hangs on a show's own files and on those of no show; `kind` tells checks apart.
    """
    for show in library.shows:
        yield from memory.once(show.folder, kind, partial(_found, find, show))


def _found(find: Callable[[Show], Iterator[Finding]], show: Show) -> tuple[Finding, ...]:
    return tuple(find(show))
