"""Who asked to be forgotten, told by hashes under the company's secret."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from showkit.access.keys import Secret
    from showkit.model.forgotten import Forgotten
    from showkit.model.person import Person


class ForgottenPeople:
    """Tells whether an id or an address is that of somebody who was forgotten."""

    def __init__(self, known: Forgotten | None, secret: Secret) -> None:
        stones = known.people if known else ()
        self._ids = frozenset(one for stone in stones for one in stone.ids)
        self._emails = frozenset(one for stone in stones for one in stone.emails)
        self._secret = secret

    def __call__(self, email: str | None, person_id: str = "") -> bool:
        """Tell it by an address, None where there is none, and an id."""
        return self.has_id(person_id) or self._has_email(email)

    def has_id(self, person_id: str) -> bool:
        """Tell it by an id alone: an address may be that of several people."""
        return bool(self._ids) and _id_hash(self._secret, person_id) in self._ids

    def has(self, person: Person) -> bool:
        """Tell whether a person of the contact base was forgotten, under any of their ids."""
        return any(map(self.has_id, person.ids))

    def _has_email(self, email: str | None) -> bool:
        return (
            bool(email and self._emails) and _email_hash(self._secret, email or "") in self._emails
        )


def tombstone(
    secret: Secret, ids: Iterable[str], emails: Iterable[str], day: dt.date
) -> dict[str, Any]:
    """Return what is to be kept of somebody: an entry of ``forgotten.yaml``.

    Leave out an address that others have too (info@…): it would keep them out as well.
    """
    entry: dict[str, Any] = {"forgotten_on": day, "ids": [_id_hash(secret, one) for one in ids]}
    hashed = [_email_hash(secret, one) for one in emails]
    return entry | ({"emails": hashed} if hashed else {})


def normalised_email(email: str) -> str:
    """Return an address as it is compared: without blanks around it, in small letters, NFC.

    The part before the @ is case-sensitive in theory (RFC 5321 §2.4) and nowhere in practice.
    """
    return unicodedata.normalize("NFC", email.strip()).casefold()


def _id_hash(secret: Secret, person_id: str) -> str:
    return secret.tombstone("person-id", person_id)


def _email_hash(secret: Secret, email: str) -> str:
    return secret.tombstone("email", normalised_email(email))
