"""Each show as a public Data Package, for other people's programs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from showkit.content.descriptor import derive, published_resources
from showkit.kit.bundles.archive import Part, archives
from showkit.model.record import Visibility
from showkit.output.artifact import Artifact
from showkit.output.cache import file_digest
from showkit.output.indented_json import indented_json
from showkit.portal.addresses import SHOWS
from showkit.portal.dates import house_and_room
from showkit.portal.downloads import download_artifacts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from showkit.model.show import Show
    from showkit.portal.site import Site

_PLAIN = "image/jpeg"


def package_artifact(show: Show, site: Site) -> Artifact:
    """Return ``shows/<slug>/datapackage.json``: what is public of a show on the day of the build.

    Words, performances, credits and press stand in it as data; photographs and documents are named
    by their addresses.
    """
    addresses = site.memory.once(show.folder, "addresses", partial(_addresses, show, site))
    make = partial(_descriptor, show, site, addresses)
    text = site.memory.text_once(show.folder, "descriptor", make, tuple(addresses.items()))
    return Artifact(f"{SHOWS}{show.slug}/datapackage.json", text)


def package_archives(
    site: Site,
    folder: Path,
    advance: Callable[[int, int], None],
    digest_of: Callable[[Path], str] = file_digest,
) -> Mapping[str, Artifact]:
    """Return each show's package with its files, as one archive in `folder`, by the show's slug.

    Its descriptor names files by their place in the archive. `advance` is called with (done, to
    do), and not at all where there is none; `digest_of` returns the SHA-256 of a file.
    """
    wanted = ((show.slug, _planned(show, site)) for show in site.library.shows)
    return {
        slug: Artifact(f"files/{slug}/{slug}-datapackage.zip", file)
        for slug, file in archives(wanted, folder, advance, digest_of).items()
    }


def _planned(show: Show, site: Site) -> Sequence[Part]:
    kit = site.to_take.kits.get(show.slug)
    photographs = tuple((kit.photographs if kit else {}).values())
    return site.memory.once(show.folder, "package", partial(_parts, show, site), photographs)


def _parts(show: Show, site: Site) -> list[Part]:
    kit = site.to_take.kits.get(show.slug)
    files: dict[str, tuple[str, bytes | Path]] = {}
    for file, artifact in (kit.photographs if kit else {}).items():
        name = artifact.path.rpartition("/")[2]
        files[f"visuals/{file}"] = (f"visuals/{name}", artifact.source)
    for artifact in download_artifacts(show, site.root):
        name = artifact.path.rpartition("/")[2]
        files[f"documents/{name}"] = (f"documents/{name}", artifact.source)
    places = {path: place for path, (place, _) in files.items()}
    parts = [Part("datapackage.json", _descriptor(show, site, places))]
    return parts + [Part(place, content) for place, content in files.values()]


def _descriptor(show: Show, site: Site, places: Mapping[str, str]) -> bytes:
    """Return the public descriptor; `places` say where files lie, by their path in the folder."""
    library = site.library
    performances = []
    for performance in show.performances:
        if performance.is_public(site.as_of):
            house, room = house_and_room(performance, library)
            performances.append(performance.model_copy(update={"venue": house, "room": room}))
    languages = list(dict.fromkeys(tag.split("-")[0] for tag in library.company.languages))
    resources = published_resources(show, performances, languages, places)
    main = library.company.main_language
    descriptor = derive(show, resources, main, Visibility.PUBLIC)
    image = places.get(descriptor.pop("image", ""))
    if image:
        descriptor["image"] = image
    return (indented_json(descriptor) + "\n").encode()


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
