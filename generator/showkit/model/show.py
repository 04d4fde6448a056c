"""A show: its facts, its words in each language, and everything in its folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import Field

from showkit.model.message import N_
from showkit.model.record import Record, Visibility, language_among

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from showkit.model.change import Change
    from showkit.model.material import Credit, Document, Equipment, PressQuote, Visual
    from showkit.model.performance import Performance
    from showkit.model.rider import Rider
    from showkit.model.show_facts import ShowFacts


class ShowWords(Record):
    """The front matter and body of ``show.<language>.md``."""

    title: str = Field(description=N_("The title"), examples=["L’heure juste"])
    subtitle: str = Field(
        default="",
        description=N_("The line under the title"),
        examples=["Pièce pour deux sœurs et un horloger"],
    )
    hook: str = Field(
        default="",
        description=N_("One line, for a card or under the title"),
        examples=["L’horloge retarde de sept minutes. Tout le monde sait pourquoi."],
    )
    summary: str = Field(
        default="",
        description=N_("What it is, in 200 to 400 characters"),
        examples=[
            (
                "Depuis l’inondation, l’horloge du village retarde de sept minutes, et le "
                "village aussi. Un horloger arrive de la ville pour réparer; les deux sœurs "
                "qui gardent la clé ne sont pas d’accord. Une comédie lente qui devient une "
                "enquête sur ce qu’une communauté décide de ne pas remettre à l’heure."
            )
        ],
    )
    body: str = Field(default="", description=N_("Below the second ---: the text, in Markdown"))


@dataclass(frozen=True)
class Show:
    """Everything in a show's folder. `folder` is relative to the project, e.g. content/shows/x."""

    slug: str
    folder: str
    facts: ShowFacts
    words: Mapping[str, ShowWords]
    rider: Rider | None = None
    performances: tuple[Performance, ...] = ()
    visuals: tuple[Visual, ...] = ()
    documents: tuple[Document, ...] = ()
    credits: tuple[Credit, ...] = ()
    press: tuple[PressQuote, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    changes: tuple[Change, ...] = ()

    def in_language(self, tag: str) -> ShowWords:
        """Return the words for readers of `tag`: locale, language, then the first there are."""
        return self.words[self.language_for(tag)]

    def language_for(self, tag: str) -> str:
        """Return the language of the words that readers of `tag` get."""
        return language_among(self.words, tag)

    def told_in(self, tags: Sequence[str]) -> tuple[str, ...]:
        """Return those of `tags` in which the show has words of its own; the first where none."""
        own = {key.split("-")[0] for key in self.words}
        return tuple(tag for tag in tags if tag.split("-")[0] in own) or tuple(tags[:1])

    @property
    def told_rider(self) -> Rider | None:
        """The tech rider, where it or the equipment list tells a house anything."""
        if self.rider is None or (self.rider.says_nothing and not self.equipment):
            return None
        return self.rider

    @property
    def key_visual(self) -> Visual | None:
        """The photograph that stands for the show: the first public one."""
        return next((v for v in self.visuals if v.visibility is Visibility.PUBLIC), None)
