"""What a presenter takes away of a show: the press kit, sheets to print, its data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from showkit.kit.bundles.press_kit import PressKit
    from showkit.output.artifact import Artifact
    from showkit.portal.sheets import SheetFile


@dataclass(frozen=True)
class ToTake:
    """What was made before the pages are, which say how large each is.

    `kits` and `packages` are by the show's slug, `sheets` by its slug and the language.
    """

    kits: Mapping[str, PressKit] = field(default_factory=dict)
    packages: Mapping[str, Artifact] = field(default_factory=dict)
    sheets: Mapping[tuple[str, str], tuple[SheetFile, ...]] = field(default_factory=dict)

    def of(self, slug: str, tag: str) -> tuple[Hashable, ...]:
        """Return all that a page in the language `tag` says of what there is of one show."""
        kit, package = self.kits.get(slug), self.packages.get(slug)
        return (kit.artifacts if kit else (), package, self.sheets.get((slug, tag), ()))

    def told(self, slug: str, tags: Sequence[str]) -> tuple[Hashable, ...]:
        """Return what an access page says of what there is of a show, in any of the languages.

        It says nothing of the show's data, which is for programs.
        """
        kit = self.kits.get(slug)
        archive = (kit.archive.path, kit.archive.size, len(kit.photographs)) if kit else ()
        return (archive, *(self.sheets.get((slug, tag), ()) for tag in tags))

    @property
    def artifacts(self) -> Iterator[Artifact]:
        """The files of kits and packages to publish; sheets have their own."""
        for kit in self.kits.values():
            yield from kit.artifacts
        yield from self.packages.values()


NOTHING: Final = ToTake()
