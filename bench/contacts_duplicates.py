"""Looking for duplicates among 10,000 houses and their people, against rapidfuzz on all pairs.

The peer is the naive way: every name held against every other with rapidfuzz's own C loop
(`process.extract`), on a sample of the names, scaled. Printed besides: how many pairs were
compared of all there are, and how good what is found is, tier by tier, on the labelled pairs
that ship with the tests. The limit is ten seconds.
"""

from __future__ import annotations

import itertools
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process, utils

from showkit.contacts.duplicates.finding import find_duplicates
from showkit.contacts.duplicates.pairs import Sort
from showkit.model.company import Company
from showkit.model.library import Library
from showkit.model.presenter import Presenter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from contacts.duplicates.labelled import labelled_pairs, measures

if TYPE_CHECKING:
    from collections.abc import Sequence

HOUSES: Final = 10_000
SAMPLE: Final = 500
"""Names that the peer holds against all; the rest of its time is reckoned from these."""

LIMIT: Final = 10.0

_SYLLABLES = ("ba", "cor", "del", "fan", "gri", "hul", "jo", "kem", "lor", "mi", "nou", "pra")
_KINDS = ("Théâtre de", "Centre culturel", "Salle", "Festival", "Maison de la culture", "Le", "La")
_GIVEN = ("Marie", "Jean", "Luc", "Anne", "Sophie", "Pierre", "Claire", "Paul", "Julie", "Marc")


def main() -> int:
    """Print speed and quality; 1 where the limit is passed."""
    library = base(HOUSES)
    began = time.perf_counter()
    search = find_duplicates(library)
    took = time.perf_counter() - began
    people = sum(len(house.people) for house in library.presenters)
    every = HOUSES * (HOUSES - 1) // 2 + people * (people - 1) // 2
    naive = all_pairs([house.name for house in library.presenters])
    print(
        f"{HOUSES:,} houses and {people:,} people: {took:.1f} s, {len(search.found):,} pairs found"
    )
    print(f"compared: {search.compared:,} of {every:,} pairs, one in {every // search.compared:,}")
    print(f"rapidfuzz, all names of houses alone: {naive:.1f} s, {naive / took:.1f} times as long")
    print_quality()
    return int(took > LIMIT)


def print_quality() -> None:
    """Print precision and recall down to each tier, on the pairs looked at and on the others."""
    labelled = list(labelled_pairs())
    print("\nlabelled pairs     precision  recall  right  wrong")
    for which, sort in itertools.product(("tune", "held-out"), Sort):
        chosen = [pair for pair in labelled if pair.set == which and pair.sort is sort]
        print(f"{which}, {sort} ({len(chosen)} pairs)")
        for tier, measure in measures(chosen).items():
            precision = "—" if measure.precision is None else f"{measure.precision:.3f}"
            figures = f"{precision:>9}  {measure.recall:6.3f}  {measure.right:5}  {measure.wrong:5}"
            print(f"  to {tier:13} {figures}")


def all_pairs(names: Sequence[str]) -> float:
    """Return the seconds that rapidfuzz needs to hold every name against every other."""
    plain = [utils.default_process(name) for name in names]
    chosen = random.Random(1).sample(plain, SAMPLE)  # noqa: S311 - a sample, no secret
    began = time.perf_counter()
    for name in chosen:
        process.extract(name, plain, scorer=fuzz.token_sort_ratio, score_cutoff=90, limit=None)
    # each pair once: half of what a loop over all names would do
    return (time.perf_counter() - began) * len(plain) / SAMPLE / 2


def base(houses: int) -> Library:
    """Return an invented contact base with a few per cent of houses that stand twice."""
    chance = random.Random(2026)  # noqa: S311 - invented names, no secret
    words = [word(chance) for _ in range(3000)]
    towns = [word(chance).title() for _ in range(800)]
    families = [word(chance).title() for _ in range(3000)]
    made: list[Presenter] = []
    for n in range(houses):
        if made and chance.random() < 0.03:  # noqa: PLR2004 - three in a hundred
            twin = chance.choice(made)
            made.append(twin.model_copy(update={"slug": f"h{n}", "people": ()}))
            continue
        name = f"{chance.choice(_KINDS)} {usual(chance, words)} {usual(chance, words)}"
        site = f"{word(chance)}-{n}.example"
        made.append(
            Presenter.model_validate(
                {
                    "slug": f"h{n}",
                    "name": name,
                    "address": {"city": usual(chance, towns), "country": "FR"},
                    "phone": f"+33 1 99 {chance.randrange(10**6):06}",
                    "website": f"https://{site}",
                    "people": [
                        {
                            "id": f"p{n}-{k}",
                            "name": f"{chance.choice(_GIVEN)} {usual(chance, families)}",
                            "email": f"{word(chance)}@{site}",
                        }
                        for k in range(chance.randint(1, 2))
                    ],
                }
            )
        )
    company = Company.model_validate(
        {"name": "Seule", "tagline": "x", "languages": ["fr"], "site_url": "https://x.example/"}
    )
    return Library(company, (), tuple(made))


def usual(chance: random.Random, words: Sequence[str]) -> str:
    """Return one of `words`, some of which are far more usual than others, as in real names."""
    rank = int(chance.paretovariate(0.9)) - 1
    return words[rank] if rank < len(words) and chance.random() < 0.3 else chance.choice(words)  # noqa: PLR2004 - so many


def word(chance: random.Random) -> str:
    """Return an invented word."""
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))


if __name__ == "__main__":
    sys.exit(main())
