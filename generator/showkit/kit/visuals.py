"""Which photographs leave the content folder, and where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.kit.pictures.picture import Original
from showkit.kit.pictures.rights import Rights
from showkit.model.record import Visibility

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.model.library import Library
    from showkit.model.material import Visual
    from showkit.output.project import Project


def picture_files(library: Library, project: Project) -> Mapping[str, Original]:
    """Return public photographs and portraits by their project-relative paths.

    What lies outside ``content/``, by a link or by ``..``, is left out.
    """
    rights = {
        f"{show.folder}/visuals/{visual.file}": rights_of(visual)
        for show in library.shows
        for visual in show.visuals
        if visual.visibility is Visibility.PUBLIC
    }
    rights |= {
        f"content/{member.photo}": Rights(member.photo_credit)
        for member in library.company.team
        if member.photo
    }
    inside = project.content.resolve()
    originals = {name: Original(project.root / name, held) for name, held in rights.items()}
    return {
        name: original
        for name, original in originals.items()
        if original.path.is_file() and original.path.resolve().is_relative_to(inside)
    }


def rights_of(visual: Visual) -> Rights:
    """Return whose work a photograph is."""
    return Rights(visual.photographer, visual.year, visual.licence)
