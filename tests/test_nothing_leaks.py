"""What is private stays at home: the whole site searched for everything that may not leave.

The demo is built together with houses and shows of which every private field holds a canary, and
every file of the site is gone through, packed ones too. What may be found where:

* nowhere: people, e-mail addresses, ids, notes, history, consent, private terms and documents,
  embargoed and optional dates, what showkit keeps beside the content;
* in sealed access pages alone: terms, the full-length video and its password;
* on the portal: what shows say, and the house that a public performance names.
"""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from canaries import Canaries, numbers_in, printed_text, texts_in, words_in
from showkit.access.epochs import read_epochs
from showkit.access.file_sealing import part_name, parts_of
from showkit.access.links import LinkState, links
from showkit.access.page import opened
from showkit.access.private_files import private_files
from showkit.access.sealing import unseal
from showkit.access.secret import open_secret
from showkit.access.selection import select
from showkit.commands.build import build
from showkit.content.load import load
from showkit.content.yaml import dump_yaml
from showkit.kit.rider_labels import LABELS
from showkit.model.presenter import Presenter
from showkit.model.terms import Terms
from showkit.output.cache import Cache, file_digest
from small_demo import small_demo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from showkit.output.project import Project

_REPOSITORY = Path(__file__).parents[1]
_DAY = dt.date(2026, 11, 21)
_NO_TEXT = {".avif", ".css", ".ico", ".jpg", ".js", ".map", ".pdf", ".png", ".svg", ".woff2"}
"""Files whose numbers are nobody's: a year or an amount is not looked for there, words are."""

_FIXED = {
    ".show": "canari",
    "shows key": "canari",
    ".pinned": ["canari"],
    ".excluded": [],
    ".genres": ["circus"],
    ".signed_by": "odile-marchessault",
    ".left_on": None,
    ".country": "CA",
}

_WORDS = """\
---
# {comment}
title: {title}
hook: {hook}
summary: {summary}
x-note: {x}
---
Un canari. <!-- {hidden} --> Il chante.
"""


@dataclass(frozen=True)
class Planted:
    """A built site, and what was planted where: canaries by the field that holds them."""

    project: Project
    private: Mapping[str, str]
    access: Mapping[str, str]
    public: Mapping[str, str]


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """Build the demo with the canaries in it."""
    project = small_demo(tmp_path_factory.mktemp("company"))
    private, access, public = (
        Canaries(start, _FIXED) for start in (100, 4_000, 7_000)
    )  # fmt: skip
    _plant_houses(project, private, public)
    _plant_show(project, private, access, public)
    _plant_beside(project, private)
    assert build(project, project.site, _DAY) == 0
    return Planted(project, private.where, access.where, public.where)


def _plant_houses(project, private, public):
    """Write a house that nothing public names, and one that a public performance names."""
    folder = project.content / "presenters"
    hidden = private.fill(Presenter, "house", former_slugs=[private.word("house.former_slugs")])
    (folder / f"{private.word('house.slug')}.yaml").write_text(
        f"# {private.word('house: a comment')}\n{dump_yaml(_plain(hidden))}", "utf-8"
    )
    room = {"id": "salle", "name": public.word("room.name"), "note": private.word("room.note")}
    named = private.fill(Presenter, "named house", name=public.word("house.name"), rooms=[room])
    (folder / "maison-nommee.yaml").write_text(dump_yaml(_plain(named)), "utf-8")


def _plant_show(project, private, access, public):
    """Write a show whose page is public, with terms and files that are not."""
    folder = project.content / "shows" / "canari"
    for name in ("documents", "visuals"):
        (folder / name).mkdir(parents=True)
    facts = {
        "genres": ["circus"],
        "terms": access.fill(Terms, "terms", visibility="access"),
        "video": {
            "full": f"https://video.example/{access.word('video.full')}",
            "password": access.word("video.password"),
        },
        "x-budget": private.word("show.x-"),
    }
    facts["terms"] = {k: v for k, v in facts["terms"].items() if not k.startswith("x-")} | {
        "x-terms": private.word("terms.x-")
    }
    (folder / "datapackage.yaml").write_text(
        f"# {private.word('show: a comment')}\n{dump_yaml(_plain(facts))}", "utf-8"
    )
    _write_words(folder, private, public)
    _write_performances(folder, private, public)
    _write_documents(folder, private, access, public)
    _write_visuals(folder, private, access, public)

    secretive = project.content / "shows" / "canari-secret"
    secretive.mkdir()
    kept = {
        "genres": ["circus"],
        "terms": private.fill(Terms, "private terms", visibility="private"),
        "video": {
            "full": f"https://video.example/{private.word('private video')}",
            "password": private.word("private password"),
            "full_visibility": "private",
        },
    }
    (secretive / "datapackage.yaml").write_text(dump_yaml(_plain(kept)), "utf-8")
    _write_words(secretive, private, public)


def _write_words(folder, private, public):
    for tag in ("fr", "en"):
        text = _WORDS.format(
            comment=private.word("words: a comment"),
            title=public.word("title"),
            hook=public.word("hook"),
            summary=" ".join([public.word("summary"), *["oiseau"] * 40]),
            x=private.word("words.x-"),
            hidden=private.word("words: a comment of HTML"),
        )
        (folder / f"show.{tag}.md").write_text(text, "utf-8")


def _write_performances(folder, private, public):
    """Write a date that everybody may know, and one of each kind that nobody may."""
    columns = (
        "id,date,street,postal_code,city,country,venue,room,status,announced_on,kind,ticket_url,"
        "festival,note"
    )
    rows = [
        [
            "canari-1", "2027-05-04", public.word("street"), public.word("postal_code"),
            public.word("city"), "CA", "maison-nommee", "salle",
            "confirmed", "", "public", f"https://t.example/{public.word('ticket')}",
            public.word("festival"), private.word("performance.note"),
        ]
    ]  # fmt: skip
    for kind, status, announced, audience in (
        ("embargoed", "confirmed", "2027-01-01", "public"),
        ("option", "option", "", "public"),
        ("closed", "confirmed", "", "private"),
    ):
        word = lambda field, of=kind: private.word(f"{of} performance.{field}")  # noqa: E731 - one name for nine fields
        rows.append(
            [
                word("id"), str(private.day(f"{kind} performance.date")), word("street"),
                word("postal_code"), word("city"), "CA",
                word("venue"), word("room"), status, announced, audience,
                f"https://t.example/{word('ticket_url')}", word("festival"), word("note"),
            ]
        )  # fmt: skip
    table = "\n".join([columns, *(",".join(row) for row in rows)])
    (folder / "performances.csv").write_text(f"{table}\n", "utf-8")
    news = [
        "date,kind,performances,text_fr,text_en",
        f"2026-10-01,dates,canari-1,{public.word('news')},{public.word('news')}",
        *(
            f"2026-10-02,photographs,{row[0]},{private.word('news of it')},{private.word('news')}"
            for row in rows[1:]
        ),
        f"2027-10-02,photographs,,{private.word('news to come')},{private.word('news to come')}",
    ]
    (folder / "changes.csv").write_text("\n".join(news) + "\n", "utf-8")


def _write_documents(folder, private, access, public):
    rows = ["file,title_fr,title_en,visibility"]
    for visibility in ("public", "access", "private"):
        among = {"public": public, "access": access, "private": private}[visibility]
        name = f"{among.word(f'{visibility} document.file')}.pdf"
        title = among.word(f"{visibility} document.title")
        rows.append(f"{name},{title},{title},{visibility}")
        data = f"%PDF-1.7 {among.word(f'{visibility} document: its bytes')}"
        (folder / "documents" / name).write_text(data, "utf-8")
    (folder / "documents.csv").write_text("\n".join(rows) + "\n", "utf-8")
    (folder / "documents" / "brouillon.pdf").write_text(private.word("a file not listed"), "utf-8")
    (folder / "_notes.md").write_text(private.word("a file of one's own"), "utf-8")


def _write_visuals(folder, private, access, public):
    rows = ["file,photographer,licence,alt_fr,alt_en,visibility"]
    for visibility in ("public", "access", "private"):
        among = {"public": public, "access": access, "private": private}[visibility]
        name = f"{among.word(f'{visibility} visual.file')}.jpg"
        rows.append(
            f"{name},{among.word(f'{visibility} visual.photographer')},CC-BY-4.0,"
            f"{among.word(f'{visibility} visual.alt')},Bird,{visibility}"
        )
        picture = _picture(private, visibility)
        (folder / "visuals" / name).write_bytes(picture)
    (folder / "visuals.csv").write_text("\n".join(rows) + "\n", "utf-8")


def _picture(private, visibility):
    """Return a photograph as a telephone leaves it: owner, place, a note in its XMP."""
    exif = Image.Exif()
    exif[0x010E] = private.word(f"{visibility} visual: EXIF ImageDescription")
    exif[0x013B] = private.word(f"{visibility} visual: EXIF Artist")
    exif.get_ifd(0x8769)[0xA430] = private.word(f"{visibility} visual: EXIF CameraOwnerName")
    xmp = f"<x:xmpmeta>{private.word(f'{visibility} visual: XMP')}</x:xmpmeta>"
    out = io.BytesIO()
    comment = private.word(f"{visibility} visual: comment").encode()
    picture = Image.effect_noise((900, 600), 40).convert("RGB")
    picture.save(out, "JPEG", exif=exif, xmp=xmp.encode(), comment=comment)
    return out.getvalue()


def _plant_beside(project, private):
    """Write what lies beside houses and shows and is nobody's business."""
    content = project.content
    open_secret(project)  # made now: a sent log without a secret tells of a lost one
    (content / "outreach").mkdir(exist_ok=True)
    (content / "outreach" / "sent.csv").write_text(
        "on,presenter,person,campaign\n2026-11-01,le-vauban,claire-aubin,"
        f"{private.word('sent.campaign')}\n",
        "utf-8",
    )
    (content / "outreach" / "canaris.yaml").write_text(
        f"title: {private.word('campaign.title')}\nnote: {private.word('campaign.note')}\n"
        f"where: name is {private.word('campaign.where')}\n",
        "utf-8",
    )
    (content / "outreach" / "canaris.fr.md").write_text(
        f"---\nsubject: {private.word('campaign.subject')}\n---\n\n{private.word('letter')}\n",
        "utf-8",
    )
    with (content / "company.yaml").open("a", encoding="utf-8") as company:
        company.write(f"\nx-bank: {private.word('company.x-')}\n")
    _plant_mail_server(content / "company.yaml", private)
    with (content / "segments.yaml").open("a", encoding="utf-8") as segments:
        note = private.word("segment.note")
        segments.write(f"\ncanaris: {{where: country is CA, note: {note}}}\n")
    (content / "not_duplicates.yaml").write_text(
        "houses:\n  - {a: le-vauban, b: la-halle-aux-lins, note: "
        f"{private.word('not the same.note')}}}\n",
        "utf-8",
    )
    for name in ("_brouillon.yaml", "presenters/_ancien.yaml", ".undo/000001-log.zip"):
        path = content / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(private.word(f"content/{name}"), "utf-8")


def _plant_mail_server(path, private):
    """Put a canary in the place of every text of the mail server."""
    text = path.read_text("utf-8")
    for given in ("smtp.frasil.example\n", "user: odile@frasil.example\n"):
        assert given in text
    host, user = private.word("mail.host"), private.word("mail.user")
    text = text.replace("smtp.frasil.example\n", f"{host}\n")
    text = text.replace("user: odile@frasil.example\n", f"user: {user}\n")
    path.write_text(text, "utf-8")


def _plain(value):
    """Return a value as YAML's dumper takes it, without fields that are left out."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_plain(v) for v in value if v is not None]
    return value


# ── The search ─────────────────────────────────────────────────────────────────────────────


def _is_sealed(name):
    """Tell whether a file is noise to whoever has no key: four digits stand there by chance."""
    return name.startswith("p/") and "." not in name


@pytest.fixture(scope="module")
def found(planted):
    """Return which canaries each file of the site holds, by its path."""
    by_file = {}
    for path in sorted(planted.project.site.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(planted.project.site).as_posix()
        here = words_in(name)
        for text in texts_in(path.read_bytes(), name):
            here |= words_in(text)
            if path.suffix not in _NO_TEXT and not _is_sealed(name):
                here |= numbers_in(text)
        if path.suffix == ".pdf":
            seen = printed_text(path.read_bytes())
            here |= words_in(seen) | numbers_in(seen)
        by_file[name] = here
    return by_file


def test_nothing_private_is_anywhere_in_the_site(planted, found):
    forbidden = planted.private | planted.access
    leaks = {
        name: sorted(forbidden[canary] for canary in here & set(forbidden))
        for name, here in found.items()
    }
    assert {name: fields for name, fields in leaks.items() if fields} == {}


def test_the_search_finds_what_is_public(planted, found):
    """A search that finds nothing proves nothing."""
    everywhere = set().union(*found.values())
    missing = {where for canary, where in planted.public.items() if canary not in everywhere}
    assert missing <= {"public visual.file"}, "a photograph is published under another name"
    on_page, in_index = (
        {planted.public[canary] for canary in found[name] & set(planted.public)}
        for name in ("fr/shows/canari/index.html", "fr/search/search_index.json")
    )
    assert on_page >= {"title", "hook", "city", "house.name", "room.name", "public document.title"}
    assert "title" in in_index


def test_the_search_looks_into_what_is_packed():
    """Feeds may be stored as gzip, kits as zip, and a PDF's texts are compressed streams."""
    private = Canaries(1)
    word = private.word("packed").encode()
    pdf = b"%PDF-1.7\n1 0 obj\nstream\n" + zlib.compress(word) + b"\nendstream\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("kit/a.pdf", pdf)
    for data in (gzip.compress(word * 9), pdf, packed.getvalue(), _picture(private, "public")):
        assert word not in data
        assert set().union(*map(words_in, texts_in(data, "x"))), data[:20]
    photograph = set().union(*map(words_in, texts_in(_picture(private, "public"), "x")))
    assert len(photograph) == 5, "EXIF, XMP and comment are written"
    amounts = "848 149 $, 848\u00a0149, 848,149, 12848149, le 4 mars 2213, 22130304T2000, 2400w"
    assert numbers_in(amounts) >= {"848149", "2213"}


def test_the_search_reads_what_is_printed(planted, found):
    """Our own PDFs: a show's page names its city and its house, and the search has seen them."""
    on_paper = {
        planted.public[canary]
        for name, here in found.items()
        if name.endswith("canari-une-page.pdf")
        for canary in here & set(planted.public)
    }
    assert on_paper >= {"title", "hook", "city", "house.name"}


def test_every_private_field_of_a_contact_file_has_its_canary(planted):
    """Fields that a later version adds are searched for too."""
    fields = set(planted.private.values())
    for field in (
        "house.name", "house.phone", "house.website", "house.notes[]", "house.history[].note",
        "house.people[].id", "house.people[].name", "house.people[].email",
        "house.people[].phone", "house.people[].note", "house.people[].former_ids",
        "house.people[].consent.email.evidence", "house.people[].consent.tracking[].evidence",
        "house.rooms[].note", "house.rooms[].technical_sheet", "house.access.note",
        "house.shows.note", "house.interests.note", "house.address.street",
    ):  # fmt: skip
        assert field in fields, field


def test_only_sealed_pages_lie_beside_the_shells(planted):
    """A file under /p/ whose name is not derived from a link would be somebody's, unsealed."""
    library, secret = load(planted.project).library, open_secret(planted.project)
    expected = {"read", "programs"}
    for link in links(library, secret, _DAY):
        if link.state is not LinkState.OPEN:
            continue
        expected |= {
            keys.payload_id for pair in ((link.keys, link.twin), *link.former) for keys in pair
        }
        shown = select(library, link.presenter, link.person, _DAY).shows
        for own in link.presenter.links_of(link.person):
            expected |= {f"{secret.private_feed(*own)}.xml", f"{secret.private_calendar(*own)}.ics"}
            if any(show.rider for show in shown):
                expected.add(secret.technical_page(*own).payload_id)
                expected.add(secret.untracked_technical_page(*own).payload_id)
    expected |= {part for parts in _parts_of_files(planted.project).values() for part in parts}
    site = planted.project.site
    assert {path.name for path in (site / "p").iterdir()} == expected
    assert [path.name for path in (site / "fr" / "p").iterdir()] == ["index.html"]
    folders = {path.relative_to(site).as_posix() for path in site.rglob("p") if path.is_dir()}
    assert folders == {"p", "fr/p", "en/p"}


def _parts_of_files(project):
    """Return the names of the parts of every private file, by what the link log calls it."""
    epochs = read_epochs(project)
    pictures = Cache(project.cache / "pictures")
    files = private_files(load(project).library, project.root, pictures)
    assert {"files/canari", "files/haubans"} <= {one.logged_as.rsplit("/", 1)[0] for one in files}
    by_file = {}
    for one in files:
        keys = open_secret(project).file(
            one.show, one.path, file_digest(one.source), epochs.of(one.show)
        )
        parts = parts_of(one.source.stat().st_size, None)
        by_file[one.logged_as] = [part_name(keys.file_id, n) for n in range(len(parts))]
    return by_file


def test_neither_a_link_nor_what_links_are_made_from_is_in_the_site(planted):
    secret = open_secret(planted.project)
    hidden = [
        secret.value,
        secret.value.hex().encode(),
        planted.project.secret.read_bytes().strip(),
    ]
    for link in links(load(planted.project).library, secret, _DAY):
        own = (link.person.id, link.presenter.access_of(link.person).generation)
        stage = (secret.technical_page(*own), secret.untracked_technical_page(*own))
        for keys in (link.keys, link.twin, *stage):
            hidden += [keys.fragment.encode(), keys.reading_token.encode(), keys.payload_key]
        hidden.append(link.via.encode())
    for path in planted.project.site.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [secret for secret in hidden if secret in data], path


def test_no_person_of_the_demo_is_named(planted):
    """The canaries are ours; these are what a company's own files look like."""
    library = load(planted.project).library
    hidden = set()
    for _, person in library.people():
        hidden |= {person.name, person.email, person.phone, person.id, person.note}
    for house in library.presenters:
        hidden |= {house.phone, *(entry.note for entry in house.history)}
    shown = _public_text(planted)
    assert [text for text in hidden if text and text in shown] == []


def test_a_house_is_named_only_where_a_performance_or_a_credit_names_it(planted):
    library = load(planted.project).library
    said = "\n".join(
        f"{show.facts.premiere} {show.facts.supporters} {show.words} {show.credits} {show.press}"
        for show in library.shows
    )
    hosts = {
        library.presenter_by_slug[performance.venue].slug
        for show in library.shows
        for performance in show.performances
        if performance.is_public(_DAY) and performance.venue in library.presenter_by_slug
    }
    silent = [
        house.name
        for house in library.presenters
        if house.slug not in hosts and house.name not in said
    ]
    assert silent, "there are houses that nothing names"
    shown = _public_text(planted)
    assert [name for name in silent if name in shown] == []


def _public_text(planted):
    """Return all of the site that is text, as one."""
    return "\n".join(
        text
        for path in sorted(planted.project.site.rglob("*"))
        if path.is_file() and path.suffix not in _NO_TEXT
        for text in texts_in(path.read_bytes(), path.name)
    )


# ── Inside the sealed pages ────────────────────────────────────────────────────────────────


_THEIR_OWN = ("name", "given_name", "role", "email", "phone")
"""What a page says of its reader: in the greeting, and in the e-mail that corrects it."""


def test_a_personal_page_holds_terms_and_nobody_else_s_business(planted):
    """It is opened by one person: no note about them, no history, nothing of another house.

    Of their own halls, only the figures that a tech rider is held against.
    """
    library = load(planted.project).library
    for link in links(library, open_secret(planted.project), _DAY):
        if link.state is not LinkState.OPEN:
            continue
        data = unseal((planted.project.site / "p" / link.keys.payload_id).read_bytes(), link.keys)
        page = opened(data)
        here = words_in(data.decode()) | words_in(json.dumps(page)) | numbers_in(page["html"])
        of_theirs = here & set(planted.private)
        own = {planted.private[word] for word in of_theirs}
        house = "named house" if link.presenter.slug == "maison-nommee" else "house"
        allowed = {
            f"{house}.name",
            *(f"{house}.people[].{field}" for field in _THEIR_OWN),
            f"{house}.people[].access.note",
            f"{house}.rooms[].name",
            *(f"{house}.rooms[].{'.'.join(line)}{end}" for line in LABELS for end in ("", "[]")),
        }
        is_ours = link.presenter.name in set(planted.private) | set(planted.public)
        assert own <= (allowed if is_ours else set()), link.person.id
        if is_ours:
            shown = {planted.access[canary] for canary in here & set(planted.access)}
            assert shown >= {"terms.fees[].amount", "terms.travel", "video.full", "video.password"}


def test_the_part_for_the_stage_holds_the_stage_alone(planted):
    """It is passed on to people whom nobody knows: no fee, no note, nobody's name."""
    library, secret = load(planted.project).library, open_secret(planted.project)
    looked_at = 0
    for link in links(library, secret, _DAY):
        own = (link.person.id, link.presenter.access_of(link.person).generation)
        for keys in (secret.technical_page(*own), secret.untracked_technical_page(*own)):
            path = planted.project.site / "p" / keys.payload_id
            if not path.is_file():
                continue
            looked_at += 1
            data = unseal(path.read_bytes(), keys)
            page = opened(data)
            here = words_in(data.decode()) | words_in(json.dumps(page)) | numbers_in(page["html"])
            assert here & set(planted.access) == set()
            of_theirs = {planted.private[word] for word in here & set(planted.private)}
            assert {name for name in of_theirs if ".rooms[]." not in name} <= {
                "house.name",
                "named house.name",
            }
            assert link.person.name not in page["html"]
    assert looked_at
