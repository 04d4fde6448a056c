"""A letter as an e-mail (RFC 5322), ready to be handed in or to lie among the drafts."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from showkit.output.cache import digest
from showkit.portal.addresses import Addresses

if TYPE_CHECKING:
    import datetime as dt

    from showkit.model.company import Company, TeamMember
    from showkit.outreach.writing import Letter

_ID_LENGTH: Final = 32
_LINE: Final = 76
"""Signs of a line: RFC 2045 and 2047 let encoded bodies and words have no more."""

_WHOLE: Final = frozenset({"list-unsubscribe", "message-id"})
"""Headers that stay on one line: what is folded inside an address leads nowhere."""


class _Policy(EmailPolicy):
    """How letters are written: folded as the standards want it, addresses whole."""

    def fold(self, name: str, value: str) -> str:
        if name.lower() in _WHOLE:
            return f"{name}: {value}{self.linesep}"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: str) -> bytes:
        return self.fold(name, value).encode("utf-8" if self.utf8 else "ascii")


_POLICY: Final = _Policy(linesep="\r\n", max_line_length=_LINE)

_BREAKS: Final = re.compile(r"[ \t]*[\r\n\v\f\x85\u2028\u2029]+[ \t]*")

_SEVEN_BITS: Final = "quoted-printable"
"""How bodies are written, so that every server on the way takes them as they are."""


def as_mail(letter: Letter, company: Company, series: str, moment: dt.datetime) -> EmailMessage:
    """Return the e-mail of a letter, plain text first, HTML beside it.

    Its id hangs on the `series` and the person's link alone, so that a letter that is handed in
    twice by mischance is one letter to the programs that take it.
    """
    link, sender = letter.recipient.link, letter.recipient.sender
    mail = EmailMessage(policy=_POLICY)
    own = deliverable(sender.email)
    mail["From"] = Address(_line(sender_name(sender, company)), addr_spec=own)
    mail["To"] = Address(_line(link.person.name), addr_spec=deliverable(link.person.email))
    mail["Subject"] = _line(letter.subject)
    mail["Date"] = format_datetime(moment)
    unique = digest("letter", series, link.keys.payload_id)[:_ID_LENGTH]
    mail["Message-ID"] = f"<{unique}@{Addresses(company).host}>"
    mail["List-Unsubscribe"] = f"<mailto:{own}?subject=unsubscribe>"  # RFC 2369
    mail.set_content(letter.text, cte=_SEVEN_BITS)
    mail.add_alternative(letter.html, subtype="html", cte=_SEVEN_BITS)
    mail["Content-Language"] = link.locale
    return mail


def sender_name(sender: TeamMember, company: Company) -> str:
    """Return what a letter's sender is called in the reader's list of mails."""
    return f"{sender.name}, {company.name}"


def as_draft(mail: EmailMessage) -> bytes:
    """Return an e-mail as a file that mail programs open ready to be read again and sent."""
    del mail["Date"], mail["Message-ID"]
    mail["X-Unsent"] = "1"
    return mail.as_bytes()


def deliverable(address: str | None) -> str:
    """Return an address whose domain is written as every mail server knows it.

    ``info@théâtre.example`` is ``info@xn--thtre-4qa2c.example`` (RFC 5891).

    Raises:
        UnicodeError: there is no such domain.
    """
    name, at, domain = (address or "").rpartition("@")
    return f"{name}{at}{domain.encode('idna').decode('ascii')}" if domain else ""


def is_writable(address: str) -> bool:
    """Tell whether an e-mail can be written to an address: ``a..b@c.example`` looks like one."""
    try:
        parsed = Address(addr_spec=deliverable(address))
    except (MessageError, ValueError, IndexError):
        return False
    return bool(parsed.username and parsed.domain)


def _line(text: str) -> str:
    """Return a text on one line: a header ends where a line ends."""
    return _BREAKS.sub(" ", text).strip()
