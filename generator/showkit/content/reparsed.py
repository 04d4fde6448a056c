"""Files parsed again when a place in one is asked for.

Most runs find nothing to say of most files: where everything in them stands is not kept, and is
worked out anew for the few of which something is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from showkit.content.front_matter import FrontMatter, parse_front_matter
from showkit.content.resources import parse_descriptor
from showkit.content.sources import Sources

if TYPE_CHECKING:
    from showkit.content.yaml import YamlDocument
    from showkit.output.project import Project

T = TypeVar("T")


class Reparsed(Mapping[str, T]):
    """What files hold, by the path under which it is asked for.

    `files` give the file of each path; `known` holds what is parsed already. Where two paths
    lead to one file, they share it.
    """

    def __init__(
        self, files: Mapping[str, str], parse: Callable[[str], T], known: Mapping[str, T]
    ) -> None:
        self._files = dict(files) | {path: path for path in known if path not in files}
        self._parse = parse
        self._known = dict(known)

    def __getitem__(self, path: str) -> T:
        file = self._files[path]
        if file not in self._known:
            self._known[file] = self._parse(file)
        return self._known[file]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, path: object) -> bool:
        return path in self._files


def parse_text(project: Project, path: str) -> FrontMatter:
    """Return the Markdown file at `path`; an empty one where it has gone since."""
    text = Sources(project).text(project.root / path)
    return parse_front_matter(text or "", path)


def parse_document(project: Project, path: str) -> YamlDocument:
    """Return the YAML or JSON document at `path`, or the front matter of a text."""
    if path.endswith(".md"):
        return parse_text(project, path).facts
    text = Sources(project).text(project.root / path)
    return parse_descriptor(text or "", path)
