"""Fields of a person; nothing is known of them where nobody is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.content.where.kinds import DAY, NUMBER, TEXT, YES_NO, choice
from showkit.content.where.subject import Field, Group
from showkit.model.consent import EmailBasis, EmailConsent, TrackingState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from showkit.content.where.subject import Get, Subject
    from showkit.model.engagement import PersonEngagement
    from showkit.model.person import Person
    from showkit.model.sent import Sent


def _person(get: Callable[[Person], object]) -> Get:
    return lambda s, _: () if s.person is None else (get(s.person),)


def _addresses(s: Subject, _: str) -> Iterable[object]:
    """Yield every address of a person, the one that is written to first."""
    if s.person is None:
        return ()
    return s.person.addresses if s.person.email else (None,)


def _consent(s: Subject, _: str) -> Iterable[object]:
    """Yield the ground for writing that holds today, nothing where nothing was ever noted."""
    consent = s.person.consent.email if s.person else EmailConsent()
    if consent == EmailConsent():
        return
    has_ended = (consent.unsubscribed_on and consent.unsubscribed_on <= s.today) or (
        consent.expires_on and consent.expires_on < s.today
    )
    yield EmailBasis.NONE if has_ended else consent.basis


def _tracking(s: Subject, _: str) -> Iterable[object]:
    state = s.person.consent.tracking_on(s.today) if s.person else TrackingState.UNKNOWN
    return () if state is TrackingState.UNKNOWN else (state,)


def _visits(get: Callable[[PersonEngagement], object]) -> Get:
    def of_person(s: Subject, _: str) -> Iterable[object]:
        people = s.presenter.engagement.people if s.presenter.engagement else {}
        found = people.get(s.person.id) if s.person else None
        return () if found is None else (get(found),)

    return of_person


def _came_since(s: Subject) -> Iterable[bool]:
    rows = _sent(s)
    if not rows:
        return ()
    seen = s.presenter.engagement.last_visit if s.presenter.engagement else None
    return (seen is not None and seen >= rows[-1].on,)


def _lists(s: Subject, _: str) -> Iterable[object]:
    """Yield the imports that named a person; where nobody works, those of the house."""
    for name, said in s.presenter.imported.items():
        ids = {way.split(".")[1] for way in said.fields if way.startswith("people.")}
        if s.person is None or ids.intersection(s.person.ids):
            yield name


def _sent(s: Subject) -> Sequence[Sent]:
    return s.sent_to.get(s.person.id, ()) if s.person else ()


PERSON_FIELDS: Final = (
    Field(
        "person",
        "personne",
        Group.PERSON,
        TEXT,
        _person(lambda p: p.name),
        "The person’s name",
        "Le nom de la personne",
        also=("person name", "nom de la personne"),
    ),
    Field(
        "id",
        "identifiant",
        Group.PERSON,
        TEXT,
        _person(lambda p: p.id),
        "The person’s id",
        "L’identifiant de la personne",
        also=("person id",),
    ),
    Field(
        "role",
        "rôle",
        Group.PERSON,
        TEXT,
        _person(lambda p: p.role),
        "What they do there",
        "Ce que la personne y fait",
        also=("fonction", "function"),
    ),
    Field(
        "email",
        "courriel",
        Group.PERSON,
        TEXT,
        _addresses,
        "Their e-mail address",
        "Son adresse de courriel",
        also=("e-mail", "mail"),
    ),
    Field(
        "email domain",
        "domaine",
        Group.PERSON,
        TEXT,
        lambda s, _: [mail.rpartition("@")[2] for mail in s.person.addresses] if s.person else (),
        "What stands after the @ of their address",
        "Ce qui suit le @ de son adresse",
        also=("domain", "domaine du courriel"),
    ),
    Field(
        "person phone",
        "téléphone de la personne",
        Group.PERSON,
        TEXT,
        _person(lambda p: p.phone),
        "Their own number",
        "Son propre numéro",
        also=("mobile",),
    ),
    Field(
        "person verified",
        "personne vérifiée",
        Group.PERSON,
        DAY,
        _person(lambda p: p.verified_on),
        "When their facts were last checked",
        "Quand ses renseignements ont été vérifiés",
    ),
    Field(
        "person source",
        "source de la personne",
        Group.PERSON,
        TEXT,
        _person(lambda p: p.source),
        "Where their facts come from",
        "D’où viennent ses renseignements",
    ),
    Field(
        "list",
        "liste",
        Group.PERSON,
        TEXT,
        _lists,
        "A list that was imported and named them, as the import calls it",
        "Une liste importée où la personne figurait, du nom que lui donne l’import",
        also=("lists", "listes", "imported from", "importé de", "importée de"),
        is_many=True,
    ),
    Field(
        "person note",
        "note sur la personne",
        Group.PERSON,
        TEXT,
        _person(lambda p: p.note),
        "The note on them",
        "La note à son sujet",
    ),
    Field(
        "left",
        "parti",
        Group.PERSON,
        DAY,
        _person(lambda p: p.left_on),
        "When they left the house",
        "Quand la personne est partie",
        also=("partie", "a quitté", "left on"),
    ),
    Field(
        "consent",
        "consentement",
        Group.PERSON,
        choice(EmailBasis),
        _consent,
        "On what ground we may write to them today; none once it expired or they unsubscribed",
        "À quel titre on peut lui écrire aujourd’hui; aucun après l’expiration ou le désabonnement",
        also=("consent email", "email consent", "consentement courriel"),
    ),
    Field(
        "consent expires",
        "consentement expire",
        Group.PERSON,
        DAY,
        _person(lambda p: p.consent.email.expires_on),
        "When that ground ends",
        "Quand ce titre prend fin",
    ),
    Field(
        "unsubscribed",
        "désabonné",
        Group.PERSON,
        DAY,
        _person(lambda p: p.consent.email.unsubscribed_on),
        "When they asked for no more messages",
        "Quand la personne a demandé de ne plus rien recevoir",
        also=("désabonnée", "désabonnement"),
    ),
    Field(
        "tracking",
        "suivi",
        Group.PERSON,
        choice(TrackingState),
        _tracking,
        "What they said about visits being credited to them, as it holds today",
        "Ce que la personne a répondu sur les visites notées à son nom, en vigueur aujourd’hui",
        also=("consent tracking", "tracking consent", "consentement suivi"),
    ),
    Field(
        "sent",
        "envoyé",
        Group.PERSON,
        DAY,
        lambda s, _: tuple(row.on for row in _sent(s)[-1:]),
        "When they were last sent their link",
        "Quand son lien lui a été envoyé la dernière fois",
        also=("last sent", "link sent", "dernier envoi", "lien envoyé"),
    ),
    Field(
        "campaign",
        "campagne",
        Group.PERSON,
        TEXT,
        lambda s, _: tuple(dict.fromkeys(row.campaign for row in _sent(s))),
        "On what occasion they were sent their link",
        "À quelle occasion son lien lui a été envoyé",
        also=("occasion",),
        is_many=True,
    ),
    Field(
        "came since",
        "venu depuis",
        Group.PERSON,
        YES_NO,
        lambda s, _: _came_since(s),
        "Whether somebody of the house, as far as visits are noted, has come since their link was "
        "last sent",
        "Si quelqu’un du lieu, pour autant que les visites sont notées, est venu depuis le dernier "
        "envoi de son lien",
        also=("come since", "visited since", "passé depuis", "visite depuis"),
    ),
    Field(
        "person last visit",
        "dernière visite de la personne",
        Group.PERSON,
        DAY,
        _visits(lambda e: e.last_visit),
        "When they last opened their page, where they agreed to that being noted",
        "Quand la personne a ouvert sa page, si elle accepte que ce soit noté",
    ),
    Field(
        "person visits",
        "visites de la personne",
        Group.PERSON,
        NUMBER,
        _visits(lambda e: e.visits),
        "How often",
        "Combien de fois",
    ),
)
