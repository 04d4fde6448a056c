"""The company's secret: made on first use, kept out of content and site, known by a fingerprint."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from showkit.access.keys import SECRET_BYTES, Secret, base64url, from_base64url
from showkit.contacts.contact_file import rewrite
from showkit.contacts.edit import Set, edited
from showkit.content.load_sent import SENT_LOG
from showkit.content.yaml import dump_yaml, parse_yaml
from showkit.model.message import Message
from showkit.output.cache import keep_privately, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.output.project import Project

VARIABLE = "SHOWKIT_SECRET"
_FINGERPRINT = "secret_fingerprint"


class SecretError(Exception):
    """There is no usable secret; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def open_secret(project: Project) -> Secret:
    """Return the project's secret, making one where no link can hang on another yet.

    The fingerprint in ``content/access.yaml`` says which secret the links that were sent hang
    on; another one would silently break them all, so it is refused. Where that file is missing,
    a row in the sent log or the link log says as well that links went out.

    Raises:
        SecretError: the secret is missing, unreadable or not the one whose links were sent.
    """
    known = known_fingerprint(project)
    secret = _from_environment() or _from_file(project)
    if secret is None:
        if known:
            raise SecretError(
                Message(
                    "the secret is missing, and links made with it may be in people's mailboxes: "
                    "bring {file} over from the computer that made them (there: showkit secret "
                    "export; here: showkit secret import), or set {variable}",
                    file=project.secret.name,
                    variable=VARIABLE,
                )
            )
        evidence = links_went_out(project)
        if evidence:
            raise SecretError(
                Message(
                    "the secret is missing, and {evidence} tells of links that were sent: bring "
                    "{file} over from the computer that made them (there: showkit secret export; "
                    "here: showkit secret import), or set {variable}; where nobody has a link any "
                    "more, put {evidence} elsewhere to begin anew",
                    evidence=project.relative(evidence),
                    file=project.secret.name,
                    variable=VARIABLE,
                )
            )
        secret = _create(project)
    if not known:
        record_fingerprint(project, secret)
    elif known != secret.fingerprint:
        raise SecretError(
            Message(
                "this secret is not the one whose links were sent (its fingerprint is {found}, "
                "{file} says {known}): use the other one, or delete that line to begin anew with "
                "links that nobody has yet",
                found=secret.fingerprint,
                known=known,
                file=project.relative(_fingerprint_file(project)),
            )
        )
    return secret


def known_secret(project: Project) -> Secret | None:
    """Return the project's secret where there is one that can be read; make none."""
    try:
        return _from_environment() or _from_file(project)
    except (SecretError, OSError):
        return None


def links_went_out(project: Project) -> Path | None:
    """Return the file that tells of links in people's hands: the sent log, or a link log's month.

    A table that has its columns only tells of none.
    """
    tables = [project.content / SENT_LOG, *sorted(project.link_log.glob("*.csv"))]
    for path in tables:
        try:
            rows = [line for line in path.read_bytes().split(b"\n") if line.strip(b"\r\n\0 ")]
        except OSError:
            continue
        if len(rows) > 1:
            return path
    return None


def put_secret(project: Project, secret: Secret) -> None:
    """Make `secret` the project's, in its file and by its fingerprint; see `links_went_out`."""
    keep_privately(project.secret, f"{base64url(secret.value)}\n".encode("ascii"))
    record_fingerprint(project, secret)


def secret_in_file(project: Project) -> Secret | None:
    """Return the secret of the project's own file, None where there is none that can be read."""
    try:
        return _from_file(project)
    except (SecretError, OSError):
        return None


def _fingerprint_file(project: Project) -> Path:
    return project.content / "access.yaml"


def known_fingerprint(project: Project) -> str:
    """Return the fingerprint that the content names, else nothing."""
    path = _fingerprint_file(project)
    if not path.is_file():
        return ""
    document = parse_yaml(path.read_text(encoding="utf-8"), project.relative(path))
    return str(document.value.get(_FINGERPRINT) or "")


def record_fingerprint(project: Project, secret: Secret) -> None:
    """Write the fingerprint into ``content/access.yaml``; what else is there stays."""
    path = _fingerprint_file(project)
    if path.is_file():
        change = Set((_FINGERPRINT,), secret.fingerprint)
        rewrite(path, project.content, lambda data: edited(data, [change]))
    else:
        write_atomically(path, dump_yaml({_FINGERPRINT: secret.fingerprint}).encode())


def _from_environment() -> Secret | None:
    text = os.environ.get(VARIABLE, "").strip()
    return read_secret(text, VARIABLE) if text else None


def _from_file(project: Project) -> Secret | None:
    if not project.secret.is_file():
        return None
    text = project.secret.read_text(encoding="ascii", errors="replace")
    return read_secret(text, project.secret.name)


def read_secret(text: str, source: str) -> Secret:
    """Read a secret as its file holds it; `source` is what a message calls where it is from.

    Raises:
        SecretError: it is none.
    """
    try:
        value = from_base64url(text.strip())
    except ValueError:
        value = b""
    if len(value) != SECRET_BYTES:
        raise SecretError(
            Message(
                "{source} does not hold a secret of showkit: it is one line of 43 characters",
                source=source,
            )
        )
    return Secret(value)


def _create(project: Project) -> Secret:
    """Make a secret that only this user can read; the file must not be there yet."""
    secret = Secret(secrets.token_bytes(SECRET_BYTES))
    handle = os.open(project.secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(base64url(secret.value) + "\n")
    return secret
