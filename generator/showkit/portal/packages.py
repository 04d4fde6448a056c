"""Each show as a public Data Package, for other people's programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from showkit.content.descriptor import derive, published_resources
from showkit.model.record import Visibility
from showkit.output.artifact import Artifact
from showkit.portal.addresses import SHOWS
from showkit.portal.dates import house_and_room
from showkit.portal.downloads import download_artifacts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.model.show import Show
    from showkit.portal.site import Site

_PLAIN = "image/jpeg"


def package_artifact(show: Show, site: Site) -> Artifact:
    """Return ``shows/<slug>/datapackage.json``: what is public of a show on the day of the build.

    Words, performances, credits and press stand in it as data; photographs and documents are named
    by their addresses.
    """
    library = site.library
    performances = []
    for performance in show.performances:
        if performance.is_public(site.as_of):
            house, room = house_and_room(performance, library)
            performances.append(performance.model_copy(update={"venue": house, "room": room}))
    addresses = _addresses(show, site)
    languages = list(dict.fromkeys(tag.split("-")[0] for tag in library.company.languages))
    resources = published_resources(show, performances, languages, addresses)
    main = library.company.main_language
    descriptor = derive(show, resources, main, Visibility.PUBLIC)
    image = addresses.get(descriptor.pop("image", ""))
    if image:
        descriptor["image"] = image
    text = json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"
    return Artifact(f"{SHOWS}{show.slug}/datapackage.json", text.encode())


def _addresses(show: Show, site: Site) -> Mapping[str, str]:
    """Return the public address of each photograph and document by its path in the folder."""
    found: dict[str, str] = {}
    for visual in show.visuals:
        picture = site.picture(show, visual.file)
        if visual.visibility is Visibility.PUBLIC and picture and picture.of(_PLAIN):
            widest = picture.of(_PLAIN)[-1]
            found[f"visuals/{visual.file}"] = site.addresses.absolute(widest.path)
    for artifact in download_artifacts(show, site.root):
        name = artifact.path.rpartition("/")[2]
        found[f"documents/{name}"] = site.addresses.absolute(artifact.path)
    return found
