"""Which photographs leave the content folder, and where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.model.record import Visibility

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from showkit.model.library import Library
    from showkit.output.project import Project


def picture_files(library: Library, project: Project) -> Mapping[str, Path]:
    """Return public photographs and portraits: project-relative path to file.

    What lies outside ``content/``, by a link or by ``..``, is left out.
    """
    names = [
        f"{show.folder}/visuals/{visual.file}"
        for show in library.shows
        for visual in show.visuals
        if visual.visibility is Visibility.PUBLIC
    ]
    names += [f"content/{member.photo}" for member in library.company.team if member.photo]
    inside = project.content.resolve()
    files = {name: project.root / name for name in names}
    return {
        name: path
        for name, path in files.items()
        if path.is_file() and path.resolve().is_relative_to(inside)
    }
