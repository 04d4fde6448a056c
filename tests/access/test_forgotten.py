"""Who asked to be forgotten does not come back, and nobody can read their name out of the file."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from showkit.access.checks import SECRET_CHECKS
from showkit.access.forgotten import ForgottenPeople, normalised_email, tombstone
from showkit.access.keys import Secret
from showkit.access.links import links
from showkit.access.secret import open_secret
from showkit.content.checks.check import run
from showkit.content.load import load
from showkit.content.yaml import dump_yaml
from showkit.model.forgotten import Forgotten
from showkit.visits.links import known_links

if TYPE_CHECKING:
    from showkit.output.project import Project

DAY = dt.date(2026, 11, 20)
SECRET = Secret(bytes(range(32)))
PRESENTERS = Path(__file__).parents[1] / "visits" / "presenters"


def forgotten(ids: list[str], emails: list[str], secret: Secret = SECRET) -> ForgottenPeople:
    entry = tombstone(secret, ids, emails, DAY)
    return ForgottenPeople(Forgotten.model_validate({"people": [entry]}), secret)


def test_a_person_is_known_by_id_and_by_address_however_it_is_typed():
    known = forgotten(["claire-aubin", "c-aubin"], ["Claire.Aubin@le-vauban.example"])
    assert known(None, "claire-aubin")
    assert known(None, "c-aubin")
    assert known(" claire.aubin@LE-VAUBAN.example ", "someone-new")
    assert not known("thomas@le-vauban.example", "thomas")
    assert not known(None, "")


def test_another_company_s_secret_recognises_nobody():
    """The file alone tells nothing, not even by trying out every name there is."""
    entry = tombstone(SECRET, ["claire-aubin"], [], DAY)
    known = Forgotten.model_validate({"people": [entry]})
    assert not ForgottenPeople(known, Secret(bytes(32)))(None, "claire-aubin")
    assert "claire" not in str(entry)


def test_an_id_and_an_address_never_share_a_hash():
    assert SECRET.tombstone("person-id", "x") != SECRET.tombstone("email", "x")


def test_the_tombstone_is_what_docs_security_says():
    """Written out by hand: who has the document and the secret can check a file."""
    assert SECRET.tombstone("person-id", "claire-aubin") == "ytDymsT2iDgvj7iwNrcRww"


def test_an_address_is_compared_in_one_form():
    assert normalised_email(" E\u0301lise@X.example") == normalised_email("\u00e9lise@x.EXAMPLE")


@pytest.fixture
def project(smallest: Project) -> Project:
    shutil.copytree(PRESENTERS, smallest.content / "presenters")
    return smallest


def bury(project: Project, person_id: str) -> None:
    entry = tombstone(open_secret(project), [person_id], [], DAY)
    text = dump_yaml({"people": [entry]})
    (project.content / "forgotten.yaml").write_text(text, encoding="utf-8")


def test_who_came_back_by_mistake_has_no_link_and_leaves_no_trace(project: Project):
    """An old copy of the file is put back; the person does not notice, nor are they noticed."""
    secret = open_secret(project)
    pages = known_links(load(project).library, secret).pages
    bury(project, "claire-aubin")
    library = load(project).library
    assert secret.page("claire-aubin", 0).payload_id in pages
    assert secret.page("claire-aubin", 0).payload_id not in known_links(library, secret).pages
    assert "claire-aubin" not in {link.person.id for link in links(library, secret, DAY)}
    assert "joris" in {link.person.id for link in links(library, secret, DAY)}


def test_who_came_back_is_named_by_a_check(project: Project):
    """B106: the tour manager learns it from `showkit check`, with the place."""
    bury(project, "claire-aubin")
    (finding,) = run(SECRET_CHECKS, load(project), DAY)
    assert finding.code == "B106"
    assert finding.place.path == "content/presenters/le-vauban.yaml"
    assert finding.place.line > 1


def test_without_a_secret_nobody_can_tell(project: Project):
    bury(project, "claire-aubin")
    project.secret.unlink()
    assert run(SECRET_CHECKS, load(project), DAY) == []


def test_a_broken_list_of_the_forgotten_is_a_finding(project: Project):
    """Read as empty in silence, it would bring everybody back."""
    (project.content / "forgotten.yaml").write_text("people: [{ids: x}]\n", encoding="utf-8")
    assert load(project).has_errors
