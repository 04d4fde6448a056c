"""Texts that are made of one thing each, kept for the next process: an edit changes few of them.

They lie in one file of the cache, each under a hash of how its thing stands and of whatever else
it hangs on. It is never believed when damaged and can be deleted at any time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from showkit.output.cache import digest, keep_json, kept_json

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from pathlib import Path


@dataclass
class KeptTexts:
    """What the last process left in `file`, and what this one makes.

    `states` say how each thing stands, and with it everything that all have in common: the
    version of showkit, the day, the company (see `commands.manifest`).
    """

    file: Path
    states: Mapping[str, str]
    _asked: dict[str, str] = field(default_factory=dict)

    def once(
        self, name: str, kind: str, make: Callable[[], bytes], more: tuple[Hashable, ...]
    ) -> bytes:
        """Return the text that `make` makes of the thing `name`, again where it was kept.

        `kind` tells apart what is made of one thing; `more` are values that it hangs on besides,
        plain records whose `repr` says all that is in them.
        """
        state = self.states.get(name)
        if state is None:
            return make()
        key = digest(state, name, kind, repr(more))
        known = self._before.get(key)
        made = make() if known is None else known.encode()
        self._asked[key] = made.decode() if known is None else known
        return made

    def keep(self) -> None:
        """Leave to the next process what this one was asked for, and nothing else."""
        if self._asked.keys() != self._before.keys():
            keep_json(self.file, self._asked)

    @cached_property
    def _before(self) -> Mapping[str, str]:
        return kept_json(self.file, _texts) or {}


def _texts(held: Any) -> Mapping[str, str]:  # noqa: ANN401 - what JSON may hold
    """Return it, if it is what was written.

    Raises:
        TypeError: it is something else.
    """
    if not all(isinstance(text, str) for text in held.values()):
        raise TypeError
    return dict(held)
