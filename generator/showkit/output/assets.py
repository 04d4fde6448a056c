"""Stylesheets, scripts and fonts under names that carry their content's hash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from showkit.output.artifact import Artifact
from showkit.output.cache import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.output.templates import Templates

_FOLDER = "assets"
_CSS_URL = re.compile(r"""url\(\s*["']?(?P<path>[^"')]+)["']?\s*\)""")


@dataclass(frozen=True)
class Assets:
    """All assets: each by its own name, and where it is published."""

    by_name: Mapping[str, Artifact]

    def path(self, name: str) -> str:
        """Return the published path, from the site's root, of the asset ``assets/<name>``."""
        return self.by_name[name].path

    @property
    def artifacts(self) -> tuple[Artifact, ...]:
        """The files to publish."""
        return tuple(self.by_name.values())


def make_assets(templates: Templates, generated: Mapping[str, bytes] | None = None) -> Assets:
    """Return every file of ``site_templates/assets/`` and the `generated` ones, hashed.

    A stylesheet's ``url(fonts/…)`` follows the files it names, so stylesheets come last.
    """
    sources = {name: path.read_bytes() for name, path in templates.files(_FOLDER)}
    sources |= generated or {}
    by_name: dict[str, Artifact] = {}
    for name in sorted(sources, key=lambda name: (name.endswith(".css"), name)):
        if name.endswith((".txt", ".md")):
            by_name[name] = Artifact(f"{_FOLDER}/{name}", sources[name])
            continue
        data = sources[name]
        if name.endswith(".css"):
            data = _with_hashed_urls(data.decode(), name, by_name).encode()
        path = PurePosixPath(name)
        hashed = path.with_name(f"{path.stem}.{digest(data)[:10]}{path.suffix}")
        by_name[name] = Artifact(f"{_FOLDER}/{hashed}", data, immutable=True)
    return Assets(by_name)


def _with_hashed_urls(css: str, name: str, known: Mapping[str, Artifact]) -> str:
    folder = PurePosixPath(name).parent

    def hashed(found: re.Match[str]) -> str:
        target = known.get(str(folder / found["path"]))
        if target is None:
            return found[0]
        here = PurePosixPath(_FOLDER) / folder
        return f'url("{PurePosixPath(target.path).relative_to(here)}")'

    return _CSS_URL.sub(hashed, css)
