"""The company's mail server: the adapter for smtplib."""

from __future__ import annotations

import smtplib
import ssl
from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from showkit.model.mail_server import MailServer, Security
from showkit.model.message import Message

if TYPE_CHECKING:
    from email.message import EmailMessage
    from types import TracebackType

_SECONDS: Final = 60
_FAILED: Final = 400
"""From here on, an answer of the server says no, be it for now."""

_LASTING: Final = 500
"""From here on, an answer of the server says that trying again will not help."""


class PostError(Exception):
    """The server takes no letters, or no more of them; `message` says why and what to do.

    `unsure`: nobody knows whether it took the last one.
    """

    def __init__(self, message: Message, *, unsure: bool = False) -> None:
        super().__init__(str(message))
        self.message = message
        self.unsure = unsure


@dataclass(frozen=True)
class Refused:
    """The server did not take one letter; `for_good` where trying again will not help."""

    answer: str | Message
    for_good: bool


class Post:
    """A connection to the mail server, for as long as it is entered."""

    def __init__(
        self, server: MailServer, password: str = "", context: ssl.SSLContext | None = None
    ) -> None:
        """Connect with `context`, else with the authorities that this computer trusts."""
        self.server = server
        self._password = password
        self._context = context or ssl.create_default_context()
        self._open: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        """Connect and log in.

        Raises:
            PostError: the server is not there, is not who it says, or lets us not in.
        """
        self._open = self._connected()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take leave of the server."""
        self._leave()

    def hand_in(self, mail: EmailMessage) -> Refused | None:
        """Hand in a letter; return why the server did not take it, None where it did.

        A server that has hung up meanwhile, as many do after some letters, is called once more.

        Raises:
            PostError: the server takes no more letters.
        """
        if self._open is None or not _is_there(self._open):
            self._leave()
            self._open = self._connected()
        try:
            self._open.send_message(mail)
        except smtplib.SMTPRecipientsRefused as error:
            ((code, answer),) = list(error.recipients.values())[:1]
            return Refused(_words(answer), code >= _LASTING)
        except smtplib.SMTPSenderRefused as error:
            if error.smtp_code < _LASTING:
                raise busy(self.server, _words(error.smtp_error)) from error
            raise PostError(
                Message(
                    "{host} does not let you write as {sender}: {answer}",
                    host=self.server.host,
                    sender=error.sender,
                    answer=_words(error.smtp_error),
                )
            ) from error
        except smtplib.SMTPNotSupportedError:
            why = Message("it takes no address with accents or other letters than ours")
            return Refused(why, for_good=True)
        except smtplib.SMTPResponseException as error:
            return Refused(_words(error.smtp_error), error.smtp_code >= _LASTING)
        except (smtplib.SMTPException, OSError) as error:
            raise PostError(
                Message("{host} hung up: {problem}", host=self.server.host, problem=_said(error)),
                unsure=True,
            ) from error
        return None

    def _connected(self) -> smtplib.SMTP:
        server = self.server
        try:
            if server.security is Security.TLS:
                post: smtplib.SMTP = smtplib.SMTP_SSL(
                    server.host, server.port, timeout=_SECONDS, context=self._context
                )
            else:
                post = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
            if server.security is Security.STARTTLS:
                post.starttls(context=self._context)
            if server.user:
                _log_in(post, server.user, self._password)
        except smtplib.SMTPAuthenticationError as error:
            raise PostError(
                Message(
                    "{host} does not take this name and password: {answer}. Many providers want a "
                    "password of its own for programs (“app password”); some let no program in, "
                    "and “showkit outreach drafts” is for those",
                    host=server.host,
                    answer=_words(error.smtp_error),
                )
            ) from error
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            raise PostError(
                Message(
                    "{host}, port {port} ({security}) cannot be reached: {problem}. Please look at "
                    "“mail” in company.yaml",
                    host=server.host,
                    port=server.port,
                    security=server.security,
                    problem=_said(error),
                )
            ) from error
        return post

    def _leave(self) -> None:
        if self._open is not None:
            try:
                self._open.quit()
            except (smtplib.SMTPException, OSError):
                self._open.close()
            self._open = None


def _is_there(post: smtplib.SMTP) -> bool:
    """Tell whether the server still listens."""
    try:
        code, _ = post.noop()
    except (smtplib.SMTPException, OSError):
        return False
    return code < _FAILED


def busy(server: MailServer, answer: str | Message) -> PostError:
    """Return what is to be said of a server that takes no more letters for now."""
    return PostError(
        Message(
            "{host} takes no more letters for now: {answer}. Wait for an hour, or write fewer a "
            "minute (“per_minute” in company.yaml); the same command goes on",
            host=server.host,
            answer=answer,
        )
    )


def _log_in(post: smtplib.SMTP, user: str, password: str) -> None:
    """Log in, with a password in whatever letters: smtplib writes it in ASCII alone.

    Raises:
        smtplib.SMTPAuthenticationError: the server does not take it.
    """
    if f"{user}{password}".isascii():
        post.login(user, password)
        return
    post.ehlo_or_helo_if_needed()
    given = b64encode(f"\0{user}\0{password}".encode()).decode()  # RFC 4616
    code, answer = post.docmd("AUTH", f"PLAIN {given}")
    if code >= _FAILED:
        raise smtplib.SMTPAuthenticationError(code, answer)


def _words(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(text.split()).rstrip(".")


def _said(error: Exception) -> str | Message:
    if isinstance(error, UnicodeError):
        return Message("this is no name of a server")
    if isinstance(error, smtplib.SMTPResponseException):
        return _words(error.smtp_error)
    return (getattr(error, "strerror", None) or str(error)).rstrip(".")
