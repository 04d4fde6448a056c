"""Fields of the rooms of a house."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.vocabularies import Vocabulary
from showkit.content.where.kinds import DAY, NUMBER, TEXT, choice
from showkit.content.where.subject import Field, Group

if TYPE_CHECKING:
    from collections.abc import Callable

    from showkit.content.where.subject import Get
    from showkit.model.room import Room


def _room(get: Callable[[Room], object]) -> Get:
    return lambda s, _: map(get, s.rooms())


ROOM_FIELDS: Final = (
    Field(
        "room",
        "salle",
        Group.ROOM,
        TEXT,
        _room(lambda r: r.name),
        "What a room is called",
        "Comment une salle s’appelle",
        is_many=True,
    ),
    Field(
        "room kind",
        "type de salle",
        Group.ROOM,
        choice(Vocabulary.PLACE_TYPES),
        _room(lambda r: r.kind),
        "What sort of place it is (Artsdata)",
        "Quelle sorte de lieu c’est (Artsdata)",
        is_many=True,
    ),
    Field(
        "capacity",
        "jauge",
        Group.ROOM,
        NUMBER,
        _room(lambda r: r.capacity),
        "Seats",
        "Nombre de places",
        also=("seats", "places"),
        is_many=True,
    ),
    Field(
        "width",
        "largeur",
        Group.ROOM,
        NUMBER,
        _room(lambda r: r.stage.width),
        "Playing-area width, in metres",
        "Largeur de l’aire de jeu, en mètres",
        also=("stage width", "largeur de scène"),
        is_many=True,
    ),
    Field(
        "depth",
        "profondeur",
        Group.ROOM,
        NUMBER,
        _room(lambda r: r.stage.depth),
        "Playing-area depth, in metres",
        "Profondeur de l’aire de jeu, en mètres",
        also=("stage depth", "profondeur de scène"),
        is_many=True,
    ),
    Field(
        "grid height",
        "hauteur de gril",
        Group.ROOM,
        NUMBER,
        _room(lambda r: r.stage.grid_height),
        "Stage floor to grid, in metres",
        "Du plancher au gril, en mètres",
        also=("grid", "gril", "hauteur sous gril"),
        is_many=True,
    ),
    Field(
        "clear height",
        "hauteur libre",
        Group.ROOM,
        NUMBER,
        _room(lambda r: r.stage.clear_height),
        "Clear height under the pipes, in metres",
        "Hauteur libre sous porteuses, en mètres",
        is_many=True,
    ),
    Field(
        "room verified",
        "salle vérifiée",
        Group.ROOM,
        DAY,
        _room(lambda r: r.verified_on),
        "When the technical sheet was last checked",
        "Quand la fiche technique a été vérifiée",
        is_many=True,
    ),
)
