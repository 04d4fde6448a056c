"""Filters read: what may be written, what it means, what is said of what may not."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from content.where.expressions import KNOWN, expressions
from showkit.content.folding import folded_words
from showkit.content.where.errors import WhereError
from showkit.content.where.fields import BY_NAME, FIELDS
from showkit.content.where.parser import parse
from showkit.content.where.syntax import every, some


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("pays dans [France, Belgique]", "country in [FR, BE]"),
        ("intérêts a cirque et non parti", "interests has circus and not left known"),
        (
            "vérifié avant 2026-01-01 ou vérifié inconnu",
            "verified < 2026-01-01 or verified missing",
        ),
        ("vérifié il y a plus d’un an", "verified more than 1 year ago"),
        ("dernier échange depuis le mois dernier", "last exchange since last month"),
        ("échéance cette semaine", "due is this week"),
        ("échéance avant dans 30 jours", "due before in 30 days"),
        ("décide en novembre", "decision month in [11]"),
        ("spectacle haubans est intéressé", "show haubans = interested"),
        ("salle(jauge au moins 300 et largeur ≥ 8.5)", "room(seats >= 300 and stage width >= 8.5)"),
        ("langue n’est pas français", "language != fr"),
        ("rôle contient « directrice artistique »", 'role contains "directrice artistique"'),
        ("consentement est intérêt légitime", "consent email is legitimate-interest"),
        ("courriel connu", "email is known"),
        ("suivi n'est pas connu", "tracking is unknown"),
        ("ville pas dans [Lyon, 'Saint-Étienne']", 'town not in [Lyon, "Saint-Étienne"]'),
        ("révoqué", "revoked is yes"),
        ("vérifié hier", "verified on yesterday"),
        ("accès expire avant l’année prochaine", "access expires before next year"),
    ],
)
def test_french_says_what_english_says(french, english):
    """The field is francophone: its tour managers filter in their own words."""
    assert parse(french, KNOWN) == parse(english, KNOWN)


@pytest.mark.parametrize(
    ("shorthand", "in_full"),
    [
        ("email", "email known"),
        ("revoked", "revoked is yes"),
        ("show les-cables", "show haubans known"),
        ("due in 30 days", "due is in 30 days"),
        ("due this month", "due on this month"),
        ("not not email", "not (not email known)"),
        (
            "(country is FR) and ((city is Lyon) and email)",
            "country is FR and city is Lyon and email",
        ),
        ("country is fr", "country is FR"),
        ("verified_on >= 2026", "verified since 2026"),
    ],
)
def test_what_may_be_left_out_is_understood(shorthand, in_full):
    assert parse(shorthand, KNOWN) == parse(in_full, KNOWN)


def test_and_binds_closer_than_or():
    """As everywhere; who means otherwise writes parentheses."""
    found = parse("email or phone and city", KNOWN)
    assert found == some(
        (parse("email", KNOWN), every((parse("phone", KNOWN), parse("city", KNOWN))))
    )


ERRORS = {
    "contry is FR": ("contry", "country"),
    "country is Frnace": ("Frnace", "France"),
    "pays est Belgiqe": ("Belgiqe", "Belgique"),
    "country in [FR BE]": ("BE", ""),
    "country in [FR": ("[", ""),
    "country FR": ("FR", ""),
    "country is": ("", ""),
    "country is FR)": (")", ""),
    "(country is FR": ("(", ""),
    "country is [FR]": ("[", ""),
    "relation is qualifed": ("qualifed", "qualified"),
    "genre is circuss": ("circuss", "circus"),
    "interests has circuss": ("circuss", "circus"),
    "show hauban is option": ("hauban", "haubans"),
    "show haubans is opton": ("opton", "option"),
    "capacity contains 3": ("contains", ""),
    "capacity > large": ("large", ""),
    "verified before soon": ("soon", ""),
    "verified before 31/12/2026": ("31/12/2026", ""),
    "name is Le Vauban": ("Vauban", ""),
    "romo(capacity > 3)": ("romo", "room"),
    "@esat": ("@esat", "east"),
    "email and": ("", ""),
    "and email": ("and", ""),
    "and (email)": ("and", ""),
    "name is 'Vauban": ("'", ""),
    "name # x": ("#", ""),
    "": ("", ""),
}


@pytest.mark.parametrize("text", ERRORS)
def test_what_cannot_be_read_is_pointed_at_with_the_nearest_word(text):
    """Whoever mistypes a filter must see where, and what they may have meant."""
    wrong, suggestion = ERRORS[text]
    with pytest.raises(WhereError) as caught:
        parse(text, KNOWN)
    assert text[caught.value.start : caught.value.end] == wrong
    assert (suggestion or "did you mean") in str(caught.value.advice) or not suggestion
    assert ("did you mean" in str(caught.value.advice)) == bool(suggestion)


def test_a_caret_stands_under_the_place():
    with pytest.raises(WhereError) as caught:
        parse("country is FR and\n  vile is Lyon", KNOWN)
    assert str(caught.value.message).splitlines() == [
        "the filter cannot be read: there is no field “vile”",
        "",
        "      vile is Lyon",
        "      ^^^^",
        "",
        "docs/where.md lists the fields (did you mean “ville”?)",
    ]


def test_a_long_expression_is_shown_around_the_place():
    """A line that wraps in the terminal would part the caret from its word."""
    with pytest.raises(WhereError) as caught:
        parse("email or " * 20 + "vile or " + "email or " * 20 + "email", KNOWN)
    line, caret = str(caught.value.message).splitlines()[2:4]
    assert len(line) < 90
    assert line[caret.index("^") : caret.rindex("^") + 1] == "vile"


def test_every_name_leads_to_one_field():
    names = [
        folded_words(name) for field in FIELDS for name in (field.name, field.french, *field.also)
    ]
    doubled = {name for name in names if names.count(name) > 1 and len(set(names)) < len(names)}
    same_in_both = {
        folded_words(field.name)
        for field in FIELDS
        if folded_words(field.name) == folded_words(field.french)
    }
    assert doubled <= same_in_both
    assert len(BY_NAME) == len(set(names))


@settings(deadline=None)
@given(expressions)
def test_what_is_printed_is_read_as_the_same(expression):
    """A stored or shown filter must mean what was asked."""
    assert parse(str(expression), KNOWN) == expression


_WORDS = [
    *(name for field in FIELDS for name in (field.name, field.french)),
    *("and", "or", "not", "et", "ou", "non", "is", "in", "dans", "[", "]", "(", ")", ",", "@east"),
    *("known", "before", "2026-01-01", "6 months ago", "il y a", "this month", "FR", "'", '"', "«"),
    *("more than", "il y a plus de", "12", "8.5", "cirque", "\\", "\n", "\0", "ſ", "İ", "9" * 30),
]


@settings(deadline=None, max_examples=500)
@given(st.lists(st.sampled_from(_WORDS) | st.text(max_size=4), max_size=12).map(" ".join))
@example("(" * 5000)
@example("not " * 2500 + "email")
@example("email " * 5000)
@example("country is ß")
@example("verified is 0000-00-00")
def test_whatever_is_written_is_read_or_explained(text):
    """A slip in a filter must never end in a traceback."""
    error = _error_of(text)
    if error is not None:
        assert 0 <= error.start <= error.end
        assert "^" in str(error.message)


def _error_of(text):
    try:
        parse(text, KNOWN)
    except WhereError as error:
        return error
    return None
