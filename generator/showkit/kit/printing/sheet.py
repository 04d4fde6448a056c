"""A sheet before it is made: what is on it, where it will lie, what it hangs on."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from showkit.output.cache import digest, file_digest
from showkit.output.typst import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from showkit.kit.printing.typefaces import Typefaces

_RECIPE: Final = f"sheet 2 {VERSION}"
_EPOCH: Final = dt.date(1970, 1, 1)


@dataclass(frozen=True)
class Stationery:
    """What all sheets share: the files of ``site_templates/rider/`` by name, and typefaces."""

    templates: Mapping[str, Path]
    typefaces: Typefaces

    @cached_property
    def version(self) -> str:
        """The hash of it all."""
        files = (f"{name} {file_digest(path)}" for name, path in sorted(self.templates.items()))
        return digest(self.typefaces.version, *files)


@dataclass(frozen=True)
class Sheet:
    """A PDF to be made: `path` in the site, `template` of ``site_templates/rider/``, its `data`.

    `pictures` are files by the name that `data` gives them; `versions` are their hashes. `date` is
    the day that the content says it is of; `source` is the file to mend when it cannot be made.
    """

    path: str
    template: str
    data: Mapping[str, object]
    source: str
    date: dt.date | None = None
    pictures: Mapping[str, Path] = field(default_factory=dict)
    versions: tuple[str, ...] = ()

    @property
    def created(self) -> int:
        """Seconds from 1970 to the day of the content (UTC), for the PDF's own date."""
        day = self.date or _EPOCH
        return max(0, (day - _EPOCH).days) * 86400

    def key(self, stationery: Stationery) -> str:
        """Return the hash of everything that its bytes hang on."""
        return digest(_RECIPE, stationery.version, self._own)

    @cached_property
    def _own(self) -> str:
        """The hash of what is on this sheet alone."""
        data = json.dumps(self.data, ensure_ascii=False, sort_keys=True, default=str)
        return digest(self.template, data, str(self.created), *self.pictures, *self.versions)
