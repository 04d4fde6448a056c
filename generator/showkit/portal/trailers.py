"""A show's trailer: a film of the company's own, or one at a host that nobody asks by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from showkit.portal.downloads import film_path
from showkit.portal.photographs import poster
from showkit.portal.players import player_of
from showkit.portal.views import TrailerView

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from showkit.model.show import Show
    from showkit.portal.players import Player
    from showkit.portal.policy import Needs
    from showkit.portal.reader import Reader
    from showkit.portal.site import Site
    from showkit.portal.views import PhotographView

_FILMS: Final[Mapping[str, str]] = {
    ".m4v": "video/mp4",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
}
"""What browsers play by themselves, by the file's suffix."""


def trailer_view(
    show: Show, site: Site, reader: Reader, up: str, photograph: PhotographView | None
) -> TrailerView | None:
    """Return how a show's trailer is shown, in front of its `photograph`; None without one.

    A film in the show's folder comes before an address: it asks nothing of anybody.
    """
    video = show.facts.video
    film, player = film_path(show, site.root), _player(show, site.root)
    if film is None and video.trailer is None:
        return None
    return TrailerView(
        href=up + film if film else video.trailer or "",
        media_type=_media_type(film) if film else "",
        host=player.host if player else "",
        player=player.address if player else "",
        credit=reader.text(video.trailer_credit),
        # the words on it say what it is for
        photograph=replace(photograph, alt="") if photograph else None,
        poster=poster(photograph) if photograph else "",
    )


def trailer_needs(show: Show, root: Path) -> Needs:
    """Return what the page of a show needs of its policy, so that its trailer can play."""
    film, player = film_path(show, root), _player(show, root)
    if film is not None:
        return {"media-src": {"'self'"}} if _media_type(film) else {}
    return {"frame-src": {player.origin}} if player else {}


def hosts_of_trailers(site: Site) -> tuple[str, ...]:
    """Return the names of the hosts whose players some page may show, in order of the alphabet."""
    players = (_player(show, site.root) for show in site.library.shows)
    return tuple(sorted({player.host for player in players if player}))


def _player(show: Show, root: Path) -> Player | None:
    address = show.facts.video.trailer
    return player_of(address) if address and film_path(show, root) is None else None


def _media_type(path: str) -> str:
    return _FILMS.get(PurePosixPath(path).suffix.lower(), "")
