"""Who could open the files of each show at the last build, and how often somebody was lost.

``content/access_files.json`` is written by builds: for each show its epoch, and for everybody
whose page had it a hash under the company's secret. Where one of them is gone (revoked, left,
expired, a new generation, the show no longer on their page), the epoch is one higher, and with it
every key and address of the show's files is another. It also keeps which file each address ever
was, for logs that are read later.

It is written before the site is put in its place: a build that fails afterwards has raised the
epoch already, and the next one finds nobody gone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from showkit.access.links import LinkState, links
from showkit.access.secret import SecretError
from showkit.model.message import Message
from showkit.output.cache import write_atomically

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping

    from showkit.access.keys import Secret
    from showkit.model.library import Library
    from showkit.output.project import Project


@dataclass(frozen=True)
class ShowEpoch:
    """How often a show lost a reader, and the hashes of those that it has."""

    epoch: int = 0
    readers: frozenset[str] = frozenset()

    def next(self, readers: frozenset[str]) -> ShowEpoch:
        """Return what follows now that `readers` can open the files."""
        return ShowEpoch(self.epoch + bool(self.readers - readers), readers)


@dataclass(frozen=True)
class Epochs:
    """All shows that ever had private files, and which file each address is or was."""

    shows: Mapping[str, ShowEpoch] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)

    def of(self, show: str) -> int:
        """Return the epoch of a show."""
        return self.shows.get(show, ShowEpoch()).epoch

    def next(self, readers: Mapping[str, frozenset[str]]) -> Epochs:
        """Return what follows of who can open the files of each show now.

        A show that is gone has lost everybody: should it come back, its files have new keys.
        """
        known = {show: ShowEpoch() for show in readers} | dict(self.shows)
        after = {show: one.next(readers.get(show, frozenset())) for show, one in known.items()}
        return Epochs(after, self.addresses)

    def held(
        self, shows: Collection[str], pages: Collection[str], secret: Secret
    ) -> Mapping[str, frozenset[str]]:
        """Return who had each of `shows` and still has one of `pages`, by the show."""
        return {
            show: self.shows[show].readers & {secret.file_reader(show, page) for page in pages}
            for show in shows
            if show in self.shows
        }

    def with_addresses(self, addresses: Mapping[str, str]) -> Epochs:
        """Return these with what lies at some addresses, by file id."""
        return Epochs(self.shows, {**self.addresses, **addresses})


def open_pages(library: Library, secret: Secret, as_of: dt.date) -> frozenset[str]:
    """Return the payload ids of all pages that somebody can open."""
    return frozenset(
        keys.payload_id
        for link in links(library, secret, as_of)
        if link.state is LinkState.OPEN
        for keys in (link.keys, *(former for former, _ in link.former))
    )


def read_epochs(project: Project) -> Epochs:
    """Return what the last build left.

    Raises:
        SecretError: the file is there and cannot be read: beginning anew would give files the
            keys that people who lost access still have.
    """
    path = project.file_epochs
    if not path.exists():
        return Epochs()
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return Epochs(
            {slug: _epoch(one) for slug, one in held["shows"].items()},
            {str(address): str(file) for address, file in held["addresses"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise SecretError(
            Message(
                "{file} is damaged, and says which keys of private files were taken back: put "
                "back its last whole version, from Git or a backup",
                file=project.relative(path),
            )
        ) from None


def keep_epochs(project: Project, epochs: Epochs) -> None:
    """Write them in one step; a company without private files gets no such file."""
    path = project.file_epochs
    if not epochs.shows and not path.exists():
        return
    shows = {
        slug: {"epoch": one.epoch, "readers": sorted(one.readers)}
        for slug, one in epochs.shows.items()
    }
    held = {"shows": shows, "addresses": dict(epochs.addresses)}
    data = (json.dumps(held, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()
    if not path.exists() or path.read_bytes() != data:
        write_atomically(path, data)


def _epoch(held: Any) -> ShowEpoch:  # noqa: ANN401 - whatever JSON holds; what is wrong is raised
    epoch, readers = held["epoch"], held["readers"]
    if not isinstance(epoch, int) or epoch < 0 or not all(isinstance(one, str) for one in readers):
        raise ValueError(held)
    return ShowEpoch(epoch, frozenset(readers))
