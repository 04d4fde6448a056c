"""The site engine: Material for MkDocs, run over an ordinary project as a replaceable last step.

This is the only module that knows how MkDocs is run. It is given the files of a project, one
project per language, and gives back the pages; an unchanged project does not start the engine,
and where a project says that its pages stand alone, only those that changed are made again.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Self

from showkit.model.message import Message
from showkit.output.artifact import Artifact
from showkit.output.engine_cache import SEARCH_INDEX, SITE, is_whole, names, prune, seal, take_over
from showkit.output.mkdocs_project import page_path
from showkit.output.search_entries import entries_of
from showkit.output.search_index import search_index

if TYPE_CHECKING:
    from collections.abc import Iterable
    from concurrent.futures import Future

    from showkit.output.mkdocs_project import SiteProject

_AUTOCOMPLETE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_NEVER_PUBLISHED = ("sitemap.xml", "sitemap.xml.gz", "404.html", "assets/images/favicon.png")
_TAIL_LINES = 30
_OURS = frozenset({"SHOWKIT_SECRET", "SHOWKIT_PASSPHRASE"})
"""Variables that are nobody's business but ours."""


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


def theme_language(tag: str) -> str:
    """Return the language in which the theme speaks to readers of `tag`; English where none."""
    spec = find_spec("material")
    language = tag.split("-", maxsplit=1)[0]
    if spec is None or not spec.submodule_search_locations:
        return "en"
    folder = Path(spec.submodule_search_locations[0]) / "templates" / "partials" / "languages"
    known = (name for name in (tag, language) if (folder / f"{name}.html").is_file())
    return next(known, "en")


class Engine:
    """The engine at work on one project after another, beside whoever gives them to it.

    As a context manager: what was started has ended when it is left. `work` holds the projects
    while the engine runs; `cache` keeps what it made.
    """

    def __init__(self, work: Path, cache: Path) -> None:
        self._work = work
        self._cache = cache
        self._pool = ThreadPoolExecutor(max_workers=os.cpu_count() or 1)
        self._running: list[tuple[SiteProject, Future[Path]]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def start(self, project: SiteProject) -> None:
        """Begin with the pages of a project; as many at a time as there are cores."""
        self._running.append((project, self._pool.submit(render, project, self._work, self._cache)))

    def result(self) -> tuple[Artifact, ...]:
        """Wait, and return every page and theme file of what was started, under their paths.

        Raises:
            EngineError: the engine failed on one of them.
        """
        made = [(project.path, running.result()) for project, running in self._running]
        prune(self._cache, {folder.name for _, folder in made})
        return tuple(
            Artifact(f"{path}/{name}", folder / SITE / name)
            for path, folder in made
            for name in names(folder / SITE)
        )


def render_all(projects: Iterable[SiteProject], work: Path, cache: Path) -> tuple[Artifact, ...]:
    """Return every page and theme file of `projects`, made side by side; see `Engine`."""
    with Engine(work, cache) as engine:
        for project in projects:
            engine.start(project)
        return engine.result()


def render(project: SiteProject, work: Path, cache: Path) -> Path:
    """Return the folder in `cache` whose ``site/`` holds the pages of `project`.

    The engine starts only where the cache has nothing whole under the project's key, and then
    makes the pages that no earlier run made from the same files. The whole project lies in
    `work`, for whoever wants to run another engine over it.

    Raises:
        EngineError: the engine failed.
    """
    kept = cache / project.key()
    if is_whole(kept):
        os.utime(kept)
        return kept
    made = cache / f".{kept.name}.{os.getpid()}.{secrets.token_hex(4)}"
    _write_project(project, work / project.path)
    try:
        missing = take_over(project, cache, made / SITE)
        if missing is None:
            _make(project, work / project.path, made / SITE)
        elif missing:
            _make_some(project.only(missing), made / "some", made / SITE)
        seal(project, made)
        shutil.rmtree(kept, ignore_errors=True)
        try:
            made.rename(kept)
        except OSError:
            # another build put the same pages there a moment ago
            if not is_whole(kept):
                raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return kept


def _make(project: SiteProject, source: Path, site: Path) -> None:
    """Run the engine over the project in `source`; `site` is then what we publish of it."""
    _run(project, source, site)
    _leave_out(project, site)
    _mend(site)
    index = site / SEARCH_INDEX
    if index.is_file():
        parts = (index.read_bytes(), _found_here(project))
        index.write_bytes(search_index((part, None) for part in parts))


def _found_here(project: SiteProject) -> bytes:
    """Return, as an index, what is to be found of documents that the engine is not to look into."""
    pages = {page_path(name): data for name, data in project.files.items()}
    found = (
        entries_of(data, page.removesuffix("index.html")) for page, data in pages.items() if page
    )
    return json.dumps({"docs": [entry for entries in found for entry in entries]}).encode()


def _make_some(project: SiteProject, folder: Path, site: Path) -> None:
    """Make the pages of `project` in `folder`, and put them among those that `site` has."""
    _write_project(project, folder / "project")
    made = folder / SITE
    _make(project, folder / "project", made)
    for page in project.pages:
        (site / page).parent.mkdir(parents=True, exist_ok=True)
        (made / page).replace(site / page)
    if (made / SEARCH_INDEX).is_file():
        parts = [(path / SEARCH_INDEX).read_bytes() for path in (site, made)]
        (site / SEARCH_INDEX).write_bytes(search_index((part, None) for part in parts))
    shutil.rmtree(folder)


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
    inherited = {name: value for name, value in os.environ.items() if name not in _OURS}
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
