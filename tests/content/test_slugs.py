"""Names of files and ids, made of the names of houses and people."""

from __future__ import annotations

import pytest

from showkit.content.slugs import as_slug, is_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Jörg Weißenböck", "jorg-weissenbock"),
        ("Théâtre de l'Œuvre", "theatre-de-l-oeuvre"),
        ("Søren Æbelø", "soren-aebelo"),
        ("Łódź", "lodz"),
        ("L’heure juste", "lheure-juste"),
        ("???", "x"),
    ],
)
def test_no_letter_of_a_name_is_lost(name, slug):
    """An id is written once and stays: “weienbock” and “uvre” would be read for years."""
    assert as_slug(name) == slug
    assert is_slug(as_slug(name))
