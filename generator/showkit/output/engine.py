"""The site engine: Material for MkDocs, run over an ordinary project as a replaceable last step.

This is the only module that knows how MkDocs is run. It is given the files of a project, one
project per language, and gives back the pages; an unchanged project does not start the engine.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from showkit.model.message import Message
from showkit.output.artifact import Artifact
from showkit.output.cache import digest, file_digest, write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from concurrent.futures import Future

_RECIPE = "2"
"""Raised when what this module does to the engine's output changes."""

_AUTOCOMPLETE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")
_NEVER_PUBLISHED = ("sitemap.xml", "sitemap.xml.gz", "404.html", "assets/images/favicon.png")
_GENERATIONS_KEPT = 2
_LEFT_OVER_SECONDS = 24 * 60 * 60
_TAIL_LINES = 30


class EngineError(RuntimeError):
    """The engine failed; the message ends with its own last words.

    An expected failure: a company's own template or text may not be to the engine's taste.
    """

    def __init__(self, path: str, output: str) -> None:
        """Keep the last lines of what the engine wrote for the project at `path`."""
        tail = "\n".join(output.strip().splitlines()[-_TAIL_LINES:])
        self.message = Message(
            "the site engine stopped at the pages under /{path}/. Its last words, which name what "
            "to mend:\n{tail}",
            path=path,
            tail=tail,
        )
        super().__init__(str(self.message))
        self.path = path
        self.tail = tail


@dataclass(frozen=True)
class SiteProject:
    """The files of one MkDocs project, by path: ``mkdocs.yml``, ``docs/…``, ``overrides/…``.

    `path` is the folder of the site that it becomes, such as ``fr``; `language` is its BCP 47
    tag; `epoch` is the time, in seconds since 1970, that the engine takes for its own.
    """

    path: str
    language: str
    files: Mapping[str, bytes]
    epoch: int = 0

    def key(self) -> str:
        """Return a hash of everything that its pages are made from."""
        parts: list[str | bytes] = [_RECIPE, self.path, self.language, str(self.epoch)]
        parts += [f"{name} {metadata.version(name)}" for name in _PACKAGES]
        for name, data in sorted(self.files.items()):
            parts += [name, data]
        return digest(*parts)


def theme_language(tag: str) -> str:
    """Return the language in which the theme speaks to readers of `tag`; English where none."""
    spec = find_spec("material")
    language = tag.split("-", maxsplit=1)[0]
    if spec is None or not spec.submodule_search_locations:
        return "en"
    folder = Path(spec.submodule_search_locations[0]) / "templates" / "partials" / "languages"
    known = (name for name in (tag, language) if (folder / f"{name}.html").is_file())
    return next(known, "en")


def render_all(projects: Sequence[SiteProject], work: Path, cache: Path) -> tuple[Artifact, ...]:
    """Return every page and theme file of `projects`, under their paths; languages in parallel.

    `work` holds the projects while the engine runs; `cache` keeps what it made.

    Raises:
        EngineError: the engine failed on one of them.
    """
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        folders = list(pool.map(lambda project: render(project, work, cache), projects))
    _prune(cache, {folder.name for folder in folders})
    return tuple(
        Artifact(f"{project.path}/{name}", folder / "site" / name)
        for project, folder in zip(projects, folders, strict=True)
        for name in _names(folder / "site")
    )


@contextmanager
def engine_at_work(
    projects: Sequence[SiteProject], work: Path, cache: Path
) -> Iterator[Future[tuple[Artifact, ...]]]:
    """Run `render_all` while its caller does something else; both have ended afterwards."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        yield pool.submit(render_all, projects, work, cache)


def render(project: SiteProject, work: Path, cache: Path) -> Path:
    """Return the folder in `cache` whose ``site/`` holds the pages of `project`.

    The engine starts only where the cache has nothing whole under the project's key.

    Raises:
        EngineError: the engine failed.
    """
    kept = cache / project.key()
    if _is_whole(kept):
        os.utime(kept)
        return kept
    source = work / project.path
    made = cache / f".{kept.name}.{os.getpid()}.{secrets.token_hex(4)}"
    _write_project(project, source)
    try:
        _run(project, source, made / "site")
        _leave_out(project, made / "site")
        _mend(made / "site")
        manifest = {name: file_digest(made / "site" / name) for name in _names(made / "site")}
        write_atomically(made / "manifest.json", json.dumps(manifest, indent=1).encode())
        shutil.rmtree(kept, ignore_errors=True)
        try:
            made.rename(kept)
        except OSError:
            # another build put the same pages there a moment ago
            if not _is_whole(kept):
                raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return kept


def _write_project(project: SiteProject, source: Path) -> None:
    shutil.rmtree(source, ignore_errors=True)
    for name, data in sorted(project.files.items()):
        Artifact(name, data)  # refuses a path that leaves the folder
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _run(project: SiteProject, source: Path, target: Path) -> None:
    command = [
        *(sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"),
        *("--config-file", str(source / "mkdocs.yml"), "--site-dir", str(target)),
    ]
    done = subprocess.run(  # noqa: S603 - our own interpreter, and arguments that we made
        command,
        cwd=source,
        env=_environment(project),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise EngineError(project.path, done.stdout)


def _environment(project: SiteProject) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name != "SHOWKIT_SECRET"}
    return inherited | {
        "SOURCE_DATE_EPOCH": str(project.epoch),
        "NO_MKDOCS_2_WARNING": "1",
        "NO_COLOR": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONWARNINGS": "ignore",
    }


def _leave_out(project: SiteProject, site: Path) -> None:
    """Delete what the engine writes and nobody asks for: maps, stemmers, its own icon."""
    for name in _NEVER_PUBLISHED:
        (site / name).unlink(missing_ok=True)
    for unasked in site.glob("assets/**/*.map"):
        unasked.unlink()
    language = project.language.split("-", maxsplit=1)[0]
    stemmers = {"lunr.stemmer.support.min.js", "lunr.multi.min.js", f"lunr.{language}.min.js"}
    lunr = site / "assets" / "javascripts" / "lunr"
    for script in lunr.rglob("*.js"):
        segments_words = script.stem in {"tinyseg", "wordcut"} and language in {"ja", "th"}
        if script.name not in stemmers and not segments_words:
            script.unlink()
    for folder in sorted(site.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _mend(site: Path) -> None:
    """Mend what no template block of the theme reaches: two invalid attributes on every page.

    HTML gives a checkbox no ``autocomplete`` (WHATWG HTML, the form control's infrastructure).
    """
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        page.write_text(_AUTOCOMPLETE.sub(r"\1", text), encoding="utf-8", newline="\n")


def _names(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def _is_whole(folder: Path) -> bool:
    """Tell whether a folder of the cache still holds exactly what was put there."""
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        names = list(_names(folder / "site"))
        return bool(manifest == {name: file_digest(folder / "site" / name) for name in names})
    except (OSError, ValueError):
        return False


def _prune(cache: Path, in_use: set[str]) -> None:
    """Keep what is in use and as much again of what was used last; drop the rest.

    A name that begins with a full stop is a run under way, or what a killed one left behind: no
    engine runs for a day, so after that it is the latter.
    """
    kept = []
    for folder in cache.iterdir():
        if not folder.is_dir() or folder.name in in_use:
            continue
        if not folder.name.startswith("."):
            kept.append(folder)
        elif _seconds_old(folder) > _LEFT_OVER_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
    kept.sort(key=_seconds_old)
    for folder in kept[len(in_use) * (_GENERATIONS_KEPT - 1) :]:
        shutil.rmtree(folder, ignore_errors=True)


def _seconds_old(folder: Path) -> float:
    try:
        return time.time() - folder.stat().st_mtime
    except OSError:
        return 0.0  # another build has just taken it away
