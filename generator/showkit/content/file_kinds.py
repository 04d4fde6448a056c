"""The kinds of files that a company writes, each with the record that describes it.

What is derived from the records (JSON Schemas, the content guide, starting files) begins here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from showkit.model.campaign import Campaign, CampaignWords
from showkit.model.change import Change
from showkit.model.company import Company
from showkit.model.forgotten import Forgotten
from showkit.model.material import Credit, Document, Equipment, PressQuote, Visual
from showkit.model.message import Message
from showkit.model.not_duplicates import NotDuplicates
from showkit.model.performance import Performance
from showkit.model.presenter import Presenter
from showkit.model.rider import Rider
from showkit.model.segment import Segment
from showkit.model.sent import Sent
from showkit.model.show import ShowWords
from showkit.model.show_facts import ShowFacts
from showkit.model.visit import VisitRow

if TYPE_CHECKING:
    from showkit.model.record import Record


class Form(Enum):
    """How a file is written."""

    YAML = "yaml"
    FRONT_MATTER = "front matter"
    TABLE = "table"


@dataclass(frozen=True)
class FileKind:
    """One kind of file.

    `path` is relative to ``content/``, with ``<…>`` where people choose a name; `schema` is the
    name of its JSON Schema, for the forms that editors check. `by_name` says that the file holds
    many such records, each under a name.
    """

    path: str
    form: Form
    record: type[Record]
    title: Message
    about: Message
    schema: str = ""
    by_name: bool = False


FILE_KINDS: Final = (
    FileKind(
        "company.yaml",
        Form.YAML,
        Company,
        Message("The company"),
        Message("Who you are: every page, feed and printed kit takes these facts from here."),
        "company.json",
    ),
    FileKind(
        "shows/<slug>/datapackage.yaml",
        Form.YAML,
        ShowFacts,
        Message("A show: its facts"),
        Message(
            "What is true of a show in every language. The folder's name is its address on the "
            "site. The file is a Data Package descriptor; none of its fields has to be there, and "
            "it may come as datapackage.json."
        ),
        "show.json",
    ),
    FileKind(
        "shows/<slug>/show.<language>.md",
        Form.FRONT_MATTER,
        ShowWords,
        Message("A show: its words"),
        Message(
            "One file per language: facts between two lines of ---, then the text in Markdown. "
            "The smallest show is one such file with a title."
        ),
        "show-words.json",
    ),
    FileKind(
        "shows/<slug>/tech-rider.yaml",
        Form.YAML,
        Rider,
        Message("A show: its tech rider"),
        Message(
            "What the show needs from a room. Stage left (cour) and stage right (jardin) are the "
            "performer's, facing the audience."
        ),
        "tech-rider.json",
    ),
    FileKind(
        "shows/<slug>/performances.csv",
        Form.TABLE,
        Performance,
        Message("A show: its performances"),
        Message("One row per date of the show, in one room."),
    ),
    FileKind(
        "shows/<slug>/credits.csv",
        Form.TABLE,
        Credit,
        Message("A show: its credits"),
        Message("Who did what, one row each."),
    ),
    FileKind(
        "shows/<slug>/press.csv",
        Form.TABLE,
        PressQuote,
        Message("A show: its press"),
        Message("Strong lines from the press, one row each."),
    ),
    FileKind(
        "shows/<slug>/equipment.csv",
        Form.TABLE,
        Equipment,
        Message("A show: its equipment"),
        Message("What is brought and what is asked for, one row each."),
    ),
    FileKind(
        "shows/<slug>/visuals.csv",
        Form.TABLE,
        Visual,
        Message("A show: its photographs"),
        Message("One row per picture in the folder visuals/."),
    ),
    FileKind(
        "shows/<slug>/documents.csv",
        Form.TABLE,
        Document,
        Message("A show: its documents"),
        Message("One row per file in the folder documents/."),
    ),
    FileKind(
        "shows/<slug>/changes.csv",
        Form.TABLE,
        Change,
        Message("A show: its news"),
        Message(
            "What has changed, one row each, for the feeds. New shows, announced dates, revised "
            "riders and dated press are told without it; showkit changes proposes rows for what "
            "has no day of its own."
        ),
    ),
    FileKind(
        "presenters/<slug>.yaml",
        Form.YAML,
        Presenter,
        Message("A presenter"),
        Message(
            "A contact file: an organisation that programmes shows, its rooms, its people, your "
            "memory of them. It never leaves your computer."
        ),
        "presenter.json",
    ),
    FileKind(
        "segments.yaml",
        Form.YAML,
        Segment,
        Message("Segments"),
        Message("Groups of contacts that you choose again and again, each under a name."),
        "segments.json",
        by_name=True,
    ),
    FileKind(
        "not_duplicates.yaml",
        Form.YAML,
        NotDuplicates,
        Message("What looks alike and is not the same"),
        Message(
            "Houses and people that showkit contacts duplicates no longer shows: it writes here "
            "what you decide."
        ),
        "not-duplicates.json",
    ),
    FileKind(
        "forgotten.yaml",
        Form.YAML,
        Forgotten,
        Message("Who asked to be forgotten"),
        Message(
            "Keyed hashes, without a name, that keep old logs and sheets from bringing people "
            "back: showkit forget writes it."
        ),
        "forgotten.json",
    ),
    FileKind(
        "outreach/<slug>.yaml",
        Form.YAML,
        Campaign,
        Message("A campaign: its facts"),
        Message(
            "One letter to many people: to whom, by whom, on what occasion. showkit outreach shows "
            "it, sends it, or makes drafts of it."
        ),
        "campaign.json",
    ),
    FileKind(
        "outreach/<slug>.<language>.md",
        Form.FRONT_MATTER,
        CampaignWords,
        Message("A campaign: its words"),
        Message(
            "One file per language: the subject between two lines of ---, then the letter in "
            "Markdown. Who reads another language of the company gets no letter."
        ),
        "campaign-words.json",
    ),
    FileKind(
        "outreach/sent.csv",
        Form.TABLE,
        Sent,
        Message("The sent log"),
        Message(
            "Who was sent their link, and when, one row each; showkit links --sent writes it, and "
            "you may add rows. Access pages tell what is new since then."
        ),
    ),
    FileKind(
        "link_log/<month>.csv",
        Form.TABLE,
        VisitRow,
        Message("The link log"),
        Message("What your links saw, one row per event; showkit ingest writes it."),
    ),
)
"""Every kind of file, in the order of the content guide."""

SCHEMA_FOLDER: Final = ".schemas"
"""Where a company's JSON Schemas lie, in ``content/``."""


def schema_line(path: str, schema: str) -> str:
    """Return the first line by which the YAML file `path` (from ``content/``) names its schema."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{SCHEMA_FOLDER}/{schema}"
