"""A show's words as a newspaper or a brochure takes them: plain text, Markdown, who to credit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol

from showkit.kit.bundles.paragraphs import Paragraph, Run, paragraphs_of
from showkit.kit.visuals import rights_of
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from showkit.model.company import Company
    from showkit.model.material import Visual
    from showkit.model.record import LocalText
    from showkit.model.show import Show


class Reader(Protocol):
    """Who reads: their language and its words (`portal.reader.Reader` is one)."""

    @property
    def tag(self) -> str:
        """The BCP 47 tag of the locale."""

    def say(self, message: Message) -> str:
        """Return a message in the reader's language."""

    def set(self, text: str) -> str:
        """Return a company's plain text, typeset."""

    def text(self, text: LocalText | None) -> str:
        """Return a company's short text in the reader's language, typeset."""

    def prose(self, text: str, heading: int = 3) -> str:
        """Return a company's Markdown as sanitised and typeset HTML."""


_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINK: Final = re.compile(r"!?\[([^\[\]\n]*)\]\(([^()\s]*)[^()\n]*\)")
_STRONG: Final = re.compile(r"(\*\*|__|\*|_)(?=\S)([^*_\n]+?)(?<=\S)\1")
_HEADING: Final = re.compile(r"(?m)^#{1,6}[ \t]+")
_BLANK_LINES: Final = re.compile(r"\n{3,}")
_NOT_TEXT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters, which no text program shows."""


def markdown(show: Show, reader: Reader) -> str:
    """Return title, summary, text and credits in Markdown."""
    words = show.in_language(reader.tag)
    parts = [
        f"# {reader.set(words.title)}",
        f"*{reader.set(words.subtitle)}*" if words.subtitle else "",
        f"**{reader.set(words.hook)}**" if words.hook else "",
        reader.set(words.summary),
        _COMMENT.sub("", words.body).strip(),
        *_credits(show, reader, "## {}", "- {}"),
    ]
    return _joined(parts)


def written(show: Show, reader: Reader) -> tuple[Paragraph, ...]:
    """Return the same as paragraphs for a word processor."""
    words = show.in_language(reader.tag)
    lines = [
        ("Title", reader.set(words.title)),
        ("Subtitle", reader.set(words.subtitle)),
        ("Quote", reader.set(words.hook)),
    ]
    heading, *credited = tuple(_credits(show, reader, "{}", "{}")) or ("",)
    return (
        *(Paragraph(style, (Run(_NOT_TEXT.sub("", text)),)) for style, text in lines if text),
        *paragraphs_of(reader.prose(words.summary, 2)),
        *paragraphs_of(reader.prose(_COMMENT.sub("", words.body), 2)),
        *([Paragraph("Heading 2", (Run(heading),))] if heading else []),
        *(
            Paragraph("List Bullet", (Run(_NOT_TEXT.sub("", line)),))
            for block in credited
            for line in block.splitlines()
        ),
    )


def plain(show: Show, reader: Reader) -> str:
    """Return the same as plain text, its links written out."""
    words = show.in_language(reader.tag)
    parts = [
        reader.set(words.title).upper(),
        reader.set(words.subtitle),
        reader.set(words.hook),
        reader.set(words.summary),
        reader.set(_bare(words.body)),
        *_credits(show, reader, "{}", "{}"),
    ]
    return _joined(parts)


_INSIDE: Final[Mapping[str, Message]] = {
    "": Message("The PDF files beside this one are to be printed."),
    "photos": Message(
        "photos/: full size, with the rights in each file and in photos/CREDITS.txt."
    ),
    "texts": Message("texts/: in every language, for Word, as plain text and Markdown."),
    "documents": Message("documents/: what else comes with the show."),
    "logo": Message("logo/: that of the company."),
}
"""What is said of each folder of a kit; the first is the kit's own."""


def about(show: Show, company: Company, url: str, folders: Collection[str], reader: Reader) -> str:
    """Return what the kit is, where it comes from, what is in its `folders`, and whom to ask."""
    member = company.contact(show.facts.contact)
    contact = [member.name, member.email or "", member.phone] if member else []
    parts = [
        reader.say(
            Message(
                "{title}, {company}: press kit",
                title=reader.set(show.in_language(reader.tag).title),
                company=reader.set(company.name),
            )
        ),
        url,
        "\n".join(reader.say(said) for name, said in _INSIDE.items() if name in folders),
        reader.say(Message("Name the photographer with each photograph, as its credit does."))
        if "photos" in folders
        else "",
        ", ".join(part for part in contact if part),
    ]
    return _joined(parts)


def photo_credits(visuals: Iterable[tuple[str, Visual]], readers: Iterable[Reader]) -> str:
    """Return, for each photograph by its name in the kit, whose it is and what it shows."""
    everybody = list(readers)
    parts = []
    for name, visual in visuals:
        rights = rights_of(visual)
        said = [reader.text(visual.caption) or reader.text(visual.alt) for reader in everybody]
        lines = [name, rights.line, rights.web_statement, *dict.fromkeys(said)]
        parts.append("\n".join(line for line in lines if line))
    return _joined(parts)


def _credits(show: Show, reader: Reader, heading: str, line: str) -> Iterator[str]:
    names: dict[str, list[str]] = {}
    for credit in show.credits:
        names.setdefault(reader.text(credit.role), []).append(reader.set(credit.name))
    if names:
        yield heading.format(reader.say(Message("Credits")))
        said = reader.say(Message("{role}: {names}", role="{role}", names="{names}"))
        yield "\n".join(
            line.format(said.format(role=role, names=", ".join(people)))
            for role, people in names.items()
        )


def _bare(text: str) -> str:
    """Return Markdown without its signs; a link's address stands behind its words."""
    text = _COMMENT.sub("", text).strip()
    text = _LINK.sub(lambda link: f"{link[1]} ({link[2]})" if link[2] else link[1], text)
    text = _STRONG.sub(r"\2", text)
    return _HEADING.sub("", text)


def _joined(parts: Iterable[str]) -> str:
    text = "\n\n".join(part for part in parts if part.strip())
    return _BLANK_LINES.sub("\n\n", _NOT_TEXT.sub("", text)) + "\n"
