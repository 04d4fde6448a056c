"""The campaigns in ``outreach/``: their facts, their letters, and what is wrong with either."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from showkit.contacts.exchange.formulas import would_run
from showkit.content.folding import folded
from showkit.content.front_matter import parse_front_matter
from showkit.content.records import check_slug, make_record
from showkit.content.rules import OUTREACH
from showkit.content.scalar_place import place_in_scalar
from showkit.content.sources import Sources
from showkit.content.suggestions import did_you_mean
from showkit.content.where.errors import WhereError
from showkit.content.where.known import known_names
from showkit.content.where.parser import parse
from showkit.content.yaml import parse_yaml
from showkit.model.campaign import Campaign, CampaignWords
from showkit.model.finding import Place, Severity
from showkit.outreach.letter_findings import letter_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from showkit.content.yaml import YamlDocument
    from showkit.model.finding import Finding
    from showkit.model.library import Library
    from showkit.output.project import Project

FOLDER: Final = "outreach"
"""Where campaigns lie, in ``content/``."""

_WORDS: Final = re.compile(r"(?P<slug>.+)\.(?P<tag>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.md")


@dataclass(frozen=True)
class Letters:
    """A campaign as it can be sent: its facts, and its words by locale of the site."""

    slug: str
    campaign: Campaign
    words: Mapping[str, CampaignWords]

    @property
    def title(self) -> str:
        """The occasion, as it is noted and counted."""
        return self.campaign.title or self.slug

    def is_called(self, occasion: str) -> bool:
        """Tell whether a row of the sent log is about this campaign.

        Its file's name does too: a title that is written later makes it no other campaign. Rows
        may be typed by hand, so capitals, accents and quotation marks do not matter.
        """
        return folded(occasion).strip('"«»“” ') in {folded(self.title), folded(self.slug)}


@dataclass(frozen=True)
class Campaigns:
    """Every campaign that is right, by its slug; of all others, what is wrong with them.

    `slugs` are those of all files of facts, right or not.
    """

    letters: Mapping[str, Letters]
    findings: tuple[Finding, ...]
    slugs: frozenset[str]


def load_campaigns(project: Project, library: Library) -> Campaigns:
    """Read all campaigns; what is wrong with one costs it alone."""
    folder = _Folder(Sources(project), library)
    paths = list(folder.sources.entries(project.content / FOLDER))
    facts = {path.stem: path for path in paths if path.suffix in {".yaml", ".yml"}}
    texts = [(found, path) for path in paths if (found := _WORDS.fullmatch(path.name))]
    for found, path in texts:
        if found["slug"] not in facts:
            folder.sources.findings.append(
                OUTREACH.NO_FACTS.at(
                    Place(folder.sources.name(path)),
                    file=f"{found['slug']}.yaml",
                    suggestion=did_you_mean(found["slug"], facts),
                )
            )
    letters = {}
    for slug, path in facts.items():
        own = {found["tag"]: text for found, text in texts if found["slug"] == slug}
        made = folder.letters(slug, path, own)
        if made is not None:
            letters[slug] = made
    for one in _of_one_title(letters):
        place = Place(folder.sources.name(facts[one[0]]))
        finding = OUTREACH.SAME_TITLE.at(place, other=one[1], title=letters.pop(one[0]).title)
        folder.sources.findings.append(finding)
    return Campaigns(letters, tuple(folder.sources.findings), frozenset(facts))


def _of_one_title(letters: Mapping[str, Letters]) -> list[tuple[str, str]]:
    """Return the campaigns whose title another one has too, each with that other."""
    return [
        (slug, other)
        for slug, one in letters.items()
        if (
            other := next((s for s, o in letters.items() if s != slug and o.title == one.title), "")
        )
    ]


@dataclass(frozen=True)
class _Folder:
    """The folder, read against a company and its contacts."""

    sources: Sources
    library: Library

    def letters(self, slug: str, path: Path, texts: Mapping[str, Path]) -> Letters | None:
        """Return a campaign, None where something of it is not right; findings are gathered.

        One that is written for nobody yet, or in no language of the site, is right all the same:
        its readers are told to get none.
        """
        before = len(self.sources.findings)
        campaign = self._facts(slug, path)
        words = dict(self._words(texts))
        if not texts:
            tag = self.library.company.main_language
            place = Place(self.sources.name(path))
            self._find(OUTREACH.NO_WORDS.at(place, name=slug, language=tag))
        found = self.sources.findings[before:]
        is_wrong = any(one.severity is Severity.ERROR for one in found)
        return None if is_wrong or campaign is None else Letters(slug, campaign, words)

    def _facts(self, slug: str, path: Path) -> Campaign | None:
        text = self.sources.text(path)
        if text is None:
            return None
        document = parse_yaml(text, self.sources.name(path))
        self.sources.findings.extend(document.findings)
        self.sources.findings.extend(check_slug(slug, Place(document.path)))
        campaign, findings = make_record(document, Campaign)
        self.sources.findings.extend(findings)
        if campaign is not None:
            self.sources.findings.extend(self._wrong(slug, campaign, document, text))
        return campaign

    def _wrong(
        self, slug: str, campaign: Campaign, document: YamlDocument, text: str
    ) -> Iterator[Finding]:
        try:
            parse(campaign.where, known_names(self.library.shows, self.library.segments))
        except WhereError as error:
            start = document.place(("where",))
            yield OUTREACH.FILTER.at(
                place_in_scalar(text, start, campaign.where, error.start),
                name=slug,
                problem=error.problem,
                advice=error.advice,
            )
        if would_run(campaign.title or slug):
            yield OUTREACH.FORMULA.at(document.place(("title",)), name=campaign.title)
        address = self.library.company.address
        if not address.city or not (address.street or address.postal_code):
            yield OUTREACH.NO_POSTAL_ADDRESS.at(Place(document.path))
        team = {one.id: one for one in self.library.company.team}
        signed_by = campaign.signed_by
        if signed_by is not None and (signed_by not in team or not team[signed_by].email):
            others = [name for name, one in team.items() if one.email and name != signed_by]
            yield OUTREACH.NO_SENDER.at(
                document.place(("signed_by",)),
                id=signed_by,
                suggestion=did_you_mean(signed_by, others),
            )

    def _words(self, texts: Mapping[str, Path]) -> Iterator[tuple[str, CampaignWords]]:
        """Yield the letters that somebody can get, by their locale of the site.

        That of a locale comes after that of its language, and in its place.
        """
        offered = self.library.company.languages
        for tag, path in sorted(texts.items(), key=lambda one: "-" in one[0]):
            text = self.sources.text(path)
            if text is None:
                continue
            parsed = parse_front_matter(text, self.sources.name(path))
            words, findings = make_record(parsed.facts, CampaignWords, {"body": parsed.body})
            self.sources.findings.extend([*parsed.findings, *findings])
            wrong = list(letter_findings(parsed, words))
            self.sources.findings.extend(wrong)
            same = [one for one in offered if tag.lower() in {one.lower(), one.split("-")[0]}]
            if not same:
                place = Place(parsed.facts.path)
                self._find(OUTREACH.NOT_OFFERED.at(place, tag=tag, languages=", ".join(offered)))
            elif words is not None and not any(
                one.code == OUTREACH.NOT_WRITTEN.code for one in wrong
            ):
                yield from ((one, words) for one in same)

    def _find(self, finding: Finding) -> None:
        self.sources.findings.append(finding)
