"""The private files of a build: who may open them, their keys, what is published of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.access.epochs import Epochs, open_pages, read_epochs
from showkit.access.private_files import SealedFile, by_show, private_files, seal_files
from showkit.access.readers import readers_of_shows
from showkit.commands.progress import progress
from showkit.model.message import Message
from showkit.portal.hosting import LIMITS, Limits

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from showkit.access.made_from import HouseStates
    from showkit.output.artifact import Artifact
    from showkit.output.cache import Cache
    from showkit.output.memory import Memory
    from showkit.output.project import Project


@dataclass(frozen=True)
class MadePrivate:
    """The files by show, what to publish, and the epochs to keep just before that is done."""

    by_show: Mapping[str, tuple[SealedFile, ...]]
    artifacts: tuple[Artifact, ...]
    epochs: Epochs


def make_private_files(
    states: HouseStates,
    project: Project,
    cache: Cache,
    memory: Memory,
    incomplete: Collection[str] = (),
) -> MadePrivate:
    """Seal what only people with an access page may open, in parts that the host takes.

    Shows that are `incomplete`, as something of them could not be read, or left out altogether,
    lose nobody by that: who has them on their page again tomorrow finds the same keys. `cache` is
    that of pictures.
    """
    library, secret = states.library, states.secret
    files = private_files(library, project.root, cache)
    shows = {file.show for file in files}
    readers = readers_of_shows(states, shows, memory.shows, project.cache / "access")
    before = read_epochs(project)
    if incomplete:
        held = before.held(incomplete, open_pages(library, secret, states.as_of), secret)
        readers = {**readers, **{show: held[show] | readers.get(show, set()) for show in held}}
    epochs = before.next(readers)
    with progress(Message("Private files")) as advance:
        sealed, artifacts = seal_files(
            files,
            secret,
            epochs,
            cache=project.cache / "sealed",
            part_bytes=LIMITS.get(library.company.hosting, Limits()).file_bytes,
            advance=advance,
            digest_of=memory.files.digest,
        )
    addresses = {one.keys.file_id: one.file.logged_as for one in sealed}
    return MadePrivate(by_show(sealed), artifacts, epochs.with_addresses(addresses))
