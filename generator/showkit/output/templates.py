"""Jinja over site_templates/: the company's own files first, then ours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from showkit.output.shipped import shipped_templates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from jinja2.bccache import Bucket

    from showkit.output.catalogues import Catalogue


@dataclass(frozen=True)
class Templates:
    """The templates of a company: `own` overrides showkit's file by file."""

    own: Path

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders in the order in which a file is looked for."""
        shipped = shipped_templates()
        own_first = [self.own] if self.own.is_dir() and self.own.resolve() != shipped else []
        return (*own_first, shipped)

    def file(self, name: str) -> Path:
        """Return the file that counts under `name`, such as ``assets/portal.css``.

        Raises:
            FileNotFoundError: no folder has it.
        """
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise FileNotFoundError(name)

    def files(self, under: str) -> Iterator[tuple[str, Path]]:
        """Yield every file below the folder `under` as (path from there, the file that counts)."""
        chosen: dict[str, Path] = {}
        for folder in reversed(self.folders):
            for path in sorted((folder / under).rglob("*")):
                if path.is_file():
                    chosen[path.relative_to(folder / under).as_posix()] = path
        yield from sorted(chosen.items())

    def render(self, name: str, catalogue: Catalogue, view: Mapping[str, object]) -> str:
        """Return the template `name` filled with `view`, in the words of `catalogue`.

        Threads may render at the same time, in one language or in several.
        """
        return self._environment(catalogue).get_template(name).render(view)

    def _environment(self, catalogue: Catalogue) -> Environment:
        """Return the environment of a catalogue; of two threads that make it, one's is kept."""
        known = self._environments.get(catalogue)
        if known is None:
            made = _environment(self.folders, catalogue, _CODE)
            known = self._environments.setdefault(catalogue, made)
        return known

    @cached_property
    def _environments(self) -> dict[Catalogue, Environment]:
        return {}


class _CompiledOnce(BytecodeCache):
    """What templates compile to, kept in memory: the same in every language and every build.

    Each is held against a hash of its template's text by Jinja's `Bucket`, so one that was
    edited meanwhile is compiled again.
    """

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` with what another language's environment compiled."""
        code = self._code.get(bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what has just been compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()


_CODE: Final = _CompiledOnce()


def _environment(
    folders: tuple[Path, ...], catalogue: Catalogue, code: BytecodeCache
) -> Environment:
    """Return an environment of its own for one catalogue.

    Not an overlay: overlays share the globals in which gettext stands, and are made before a
    call to install it could reach them.
    """
    environment = Environment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=code,
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        catalogue.gettext, catalogue.ngettext, newstyle=True
    )
    return environment


__all__ = ["Markup", "Templates", "shipped_templates"]
