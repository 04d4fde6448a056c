"""A contact base of any size, as companies have them: few houses known well, most of them little.

One contact file in ten is a varied copy of one of the demo's, with its halls, its history and its
notes (6 kB); the others hold what a company's spreadsheet gave: an address, a hall, two people,
a call or two (1.3 kB). `make_base(..., known_well=1.0)` makes all of them of the first kind.

The same arguments give the same bytes, so that two runs of a bench read the same files. A copy
has ids, names, addresses, notes and figures of its own: a loader that gains from equal texts
gains here no more than it would in a real base.
"""

from __future__ import annotations

import random
import re
import shutil
from io import BytesIO
from pathlib import Path

from PIL import Image

DEMO = Path(__file__).parents[1] / "content"

_NAMED = re.compile(
    r"(?m)^(?P<before> *(?:- )?(?:name|street|phone|note|evidence|source|by|fr|en): )"
    r"(?P<quote>[\"']?)(?P<text>[^\"'|>\n&*{\[][^\n]*?)(?P=quote)$"
)
_PERSON = re.compile(
    r"(?m)^(?P<before> *(?:- id|person|signed_by): )(?P<quote>[\"']?)(?P<id>[\w-]+)(?P=quote)$"
)
_FIGURE = re.compile(
    r"(?m)^(?P<before> +(?:capacity|width|depth|circuits|amperes|lumens|point_load): )"
    r"(?P<figure>[0-9]+)$"
)
_FORMER = re.compile(r"(?m)^former_slugs:.*\n(?:[ -].*\n)*")
_TEAM = re.compile(r"(?m)^  - id: ([\w-]+)$")

_SYLLABLES = ("ba", "cor", "del", "fan", "gri", "hul", "jo", "kem", "lor", "mi", "nou", "pra")
_HOUSE_OF_MANY = """\
name: Maison {word} {n}
kind: performing_arts_organization
relation: prospect
address:
  street: {figure}, rue {word}
  postal_code: {n:05}
  city: {word}-sur-{genre}
  country: {country}
language: fr
website: https://{word}-{n}.example
phone: +33 1 {n:08}
verified_on: 2026-{month:02}-{day}
source: Bourse {word}, {day} novembre 2025

rooms:
  - id: grande-salle
    name: Salle {word}
    capacity: {figure}
    stage:
      width: {metres}
      depth: {metres}
      clear_height: 6.5

people:
{people}
interests:
  genres: [{genre}]
  audiences: [{audience}]
  decision_months: [{month}]

history:
  - date: 2026-{month:02}-{day}
    kind: call
    person: {word}-{n}-1
    note: Rappeler après le festival {word}, la saison {n} est presque pleine.
"""
_PERSON_OF_MANY = """\
  - id: {word}-{n}-{k}
    name: {word} {basis} {n}
    role: Programmation
    email: {word}.{k}@maison-{n}.example
    phone: +33 6 {n:08}
    language: fr
    verified_on: 2026-{month:02}-{day}
    source: Bourse {word}
    consent:
      email:
        basis: {basis}
        evidence: Carte laissée à la bourse {word}
        obtained_on: 2025-{month:02}-{day}
"""


def copy_demo(target: Path) -> None:
    """Copy the demo's content without what a secret and a log of this computer left in it."""
    left_out = shutil.ignore_patterns("access.yaml", "link_log", "outreach")
    shutil.copytree(DEMO, target, ignore=left_out)


def make_base(root: Path, presenters: int, shows: int, known_well: float = 0.1) -> Path:
    """Write a project of so many presenters and shows below `root`, and return `root`.

    `known_well` is the share of presenters, from 0 to 1, whose files are as rich as the demo's.
    """
    content = root / "content"
    content.mkdir(parents=True)
    shutil.copy(DEMO / "company.yaml", content)
    for name in ("brand", "team"):
        shutil.copytree(DEMO / name, content / name)
    _write_shows(content / "shows", shows)
    _write_presenters(content / "presenters", presenters, known_well)
    return root


def _write_presenters(target: Path, count: int, known_well: float) -> None:
    target.mkdir()
    team = set(_TEAM.findall((DEMO / "company.yaml").read_text("utf-8")))
    models = [(path.stem, path.read_text("utf-8")) for path in sorted(DEMO.glob("presenters/*"))]
    for n in range(count):
        stem, text = models[n % len(models)]
        if n < len(models):  # the houses that performances name
            (target / f"{stem}.yaml").write_text(text, encoding="utf-8")
        elif int(n * known_well) != int((n - 1) * known_well):
            (target / f"{stem}-{n}.yaml").write_text(_varied(text, n, team), encoding="utf-8")
        else:
            (target / f"maison-{n}.yaml").write_text(_from_spreadsheet(n), encoding="utf-8")


def write_houses_of(target: Path, people: int, chance: random.Random) -> None:
    """Write so many people beside what is in the folder, one to six a house, shown six shows."""
    shows = sorted(path.name for path in (DEMO / "shows").iterdir() if path.is_dir())
    n = 0
    while people:
        here = min(people, chance.randint(1, 6))
        text = re.sub(r"(?m)^    person: .*\n", "", _from_spreadsheet(n, here))
        text += f"\naccess:\n  shows: [{', '.join(shows)}]\n"
        (target / f"maison-{n}.yaml").write_text(text, encoding="utf-8")
        people, n = people - here, n + 1


def _from_spreadsheet(n: int, count: int = 2) -> str:
    """Return the file of a house of so many people that came with a spreadsheet."""
    chance = random.Random(n)  # noqa: S311 - the same base every time, nothing to guess
    people = [_PERSON_OF_MANY.format(n=n, k=k + 1, **_drawn(chance)) for k in range(count)]
    return _HOUSE_OF_MANY.format(n=n, people="".join(people), **_drawn(chance))


def _drawn(chance: random.Random) -> dict[str, object]:
    return {
        "figure": chance.randrange(60, 900),
        "metres": chance.randrange(60, 160) / 10,
        "month": chance.randrange(1, 13),
        "day": chance.randrange(10, 28),
        "word": "".join(chance.choice(_SYLLABLES) for _ in range(3)),
        "genre": chance.choice(("circus", "dance", "theatre", "music", "puppetry")),
        "audience": chance.choice(("families", "adults", "schools", "early-years")),
        "country": chance.choice(("FR", "BE", "CH", "CA", "LU")),
        "basis": chance.choice(("legitimate-interest", "implied", "express")),
    }


def _varied(text: str, n: int, team: set[str]) -> str:
    def person(found: re.Match[str]) -> str:
        known = found["id"] in team
        return found[0] if known else f"{found['before']}{found['id']}-{n}"

    text = _FORMER.sub("", _PERSON.sub(person, text))
    text = _NAMED.sub(lambda at: f"{at['before']}{at['quote']}{at['text']} {n}{at['quote']}", text)
    text = _FIGURE.sub(lambda at: f"{at['before']}{int(at['figure']) + n % 7}", text)
    return text.replace(".example", f"-{n}.example")


def _write_shows(target: Path, count: int) -> None:
    """Copy the demo's shows; the first of each keeps its slug, which contact files name."""
    target.mkdir()
    models = sorted(path for path in (DEMO / "shows").iterdir() if path.is_dir())
    picture = _plain_picture()
    for n in range(count):
        model = models[n % len(models)]
        slug = model.name if n < len(models) else f"{model.name}-{n}"
        for path in sorted(model.rglob("*")):
            if path.is_dir():
                continue
            copy = target / slug / path.relative_to(model)
            copy.parent.mkdir(parents=True, exist_ok=True)
            if path.parent == model:
                text = path.read_text("utf-8")
                copy.write_text(_renamed(path.name, text, model.name, slug, n), encoding="utf-8")
            else:
                copy.write_bytes(picture if path.parent.name == "visuals" else b"%PDF-1.7\n")


def _renamed(name: str, text: str, old: str, slug: str, n: int) -> str:
    if slug == old:
        return text
    if name == "datapackage.yaml":
        return _FORMER.sub("", re.sub(rf"(?m)^name: {old}$", f"name: {slug}", text))
    if name == "performances.csv":
        header, _, rows = text.partition("\n")
        return f"{header}\n" + re.sub(r"(?m)^(\"?[\w-]+)", rf"\g<1>-{n}", rows)
    if name == "tech-rider.yaml":
        return _NAMED.sub(
            lambda at: f"{at['before']}{at['quote']}{at['text']} {n}{at['quote']}", text
        )
    return text


def _plain_picture() -> bytes:
    """Return a photograph of the size that the press wants, of one colour: some kilobytes."""
    picture = BytesIO()
    Image.new("RGB", (2480, 1654), "#7a2e1d").save(picture, "JPEG", optimize=True)
    return picture.getvalue()
