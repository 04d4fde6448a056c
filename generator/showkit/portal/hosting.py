"""What the host named in ``company.yaml`` can take, told before it bites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.content.rules import HOSTS
from showkit.model.company import Hosting
from showkit.model.finding import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from showkit.output.artifact import Artifact

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What a host takes: `files` in all, `file_bytes` in one, `site_bytes` in all."""

    files: int | None = None
    file_bytes: int | None = None
    site_bytes: int | None = None


LIMITS: Final[Mapping[Hosting, Limits]] = {
    # developers.cloudflare.com/pages/platform/limits, free plan
    Hosting.CLOUDFLARE_PAGES: Limits(files=20_000, file_bytes=25 * _MEBIBYTE),
    # docs.github.com/pages: a published site may be no larger than 1 GB, a file than 100 MiB
    Hosting.GITHUB_PAGES: Limits(file_bytes=100 * _MEBIBYTE, site_bytes=1_000_000_000),
}


def over_limits(artifacts: Sequence[Artifact], hosting: Hosting) -> Iterator[Finding]:
    """Yield what the host would refuse of a site made of `artifacts`."""
    limits = LIMITS.get(hosting)
    if limits is None:
        return
    place = Place("content/company.yaml")
    if limits.files is not None and len(artifacts) > limits.files:
        yield HOSTS.FILES.at(place, files=len(artifacts), host=hosting, limit=limits.files)
    sizes = {artifact.path: artifact.size for artifact in artifacts}
    for path, size in sizes.items():
        if limits.file_bytes is not None and size > limits.file_bytes:
            yield HOSTS.FILE.at(
                place,
                path=path,
                size=size // _MEBIBYTE,
                host=hosting,
                limit=limits.file_bytes // _MEBIBYTE,
            )
    total = sum(sizes.values())
    if limits.site_bytes is not None and total > limits.site_bytes:
        yield HOSTS.SITE.at(
            place,
            size=total // 1_000_000,
            host=hosting,
            limit=limits.site_bytes // 1_000_000,
        )
