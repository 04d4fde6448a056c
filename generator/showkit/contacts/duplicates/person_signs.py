"""What of a person is compared: the name, the house, the ways to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from showkit.contacts.duplicates.person_names import PersonName, person_name
from showkit.contacts.duplicates.tokens import plain_words
from showkit.contacts.duplicates.towns import Spot, spot
from showkit.contacts.duplicates.vocabulary import replaced, vocabulary
from showkit.contacts.phones import PhoneNumber, phone_number

if TYPE_CHECKING:
    from showkit.model.person import Person
    from showkit.model.presenter import Presenter


@dataclass(frozen=True)
class PersonSigns:
    """What of a person is compared, worked out once.

    `mail` is the address that is written to, `mails` are all; `own_mails` those of them that no
    desk reads.
    """

    id: str
    house: str
    name: PersonName
    spot: Spot
    mail: str = ""
    mails: frozenset[str] = frozenset()
    own_mails: frozenset[str] = frozenset()
    phone: PhoneNumber | None = None
    has_own_phone: bool = False
    records: frozenset[str] = frozenset()
    has_left: bool = False
    is_a_desk: bool = False

    @property
    def has_own_mail(self) -> bool:
        """Whether they themselves read what is written to them."""
        return self.mail in self.own_mails


def person_signs(presenter: Presenter, person: Person) -> PersonSigns:
    """Return what of a person is compared."""
    country = presenter.address.country
    mails = frozenset(address.casefold() for address in person.addresses)
    phone = phone_number(person.phone, country) if person.phone else None
    switchboard = phone_number(presenter.phone, country) if presenter.phone else None
    colleagues = [one for one in presenter.people if one.id != person.id]
    return PersonSigns(
        id=person.id,
        house=presenter.slug,
        name=person_name(person.name, person.given_name),
        spot=spot(presenter.address),
        mail=person.email.casefold() if person.email else "",
        mails=mails,
        own_mails=frozenset(mail for mail in mails if not _is_shared(mail, presenter.name)),
        phone=phone,
        has_own_phone=phone is not None
        and not (switchboard and phone.is_same(switchboard))
        and len([one for one in colleagues if _rings(one, phone, country)]) <= 1,
        records=frozenset(person.same_as),
        has_left=person.left_on is not None,
        is_a_desk=_is_a_desk(person.name),
    )


def _rings(person: Person, phone: PhoneNumber, country: str | None) -> bool:
    other = phone_number(person.phone, country) if person.phone else None
    return other is not None and other.is_same(phone)


def _is_shared(mail: str, house: str) -> bool:
    """Tell whether a desk or a whole house reads a mailbox: info@, or the name of the house."""
    local = mail.partition("@")[0].partition("+")[0]
    words = plain_words(local)
    return (
        local in vocabulary().shared_mailboxes
        or bool(words and words[0] in vocabulary().shared_mailboxes)
        or (bool(words) and "".join(words) in "".join(plain_words(house)))
    )


def _is_a_desk(name: str) -> bool:
    """Tell whether what stands for a name is that of a desk: Billetterie, Direction technique."""
    words = plain_words(name)
    return bool(words) and not replaced(words, dict.fromkeys(vocabulary().parts, ()))
