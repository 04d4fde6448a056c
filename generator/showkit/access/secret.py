"""The company's secret: made on first use, kept out of content and site, known by a fingerprint."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from showkit.access.keys import SECRET_BYTES, Secret, base64url, from_base64url
from showkit.content.yaml import dump_yaml, parse_yaml
from showkit.model.message import Message
from showkit.output.cache import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from showkit.output.project import Project

VARIABLE = "SHOWKIT_SECRET"


class SecretError(Exception):
    """There is no usable secret; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def open_secret(project: Project) -> Secret:
    """Return the project's secret, making one where no link can hang on another yet.

    The fingerprint in ``content/access.yaml`` says which secret the links that were sent hang
    on; another one would silently break them all, so it is refused.

    Raises:
        SecretError: the secret is missing, unreadable or not the one whose links were sent.
    """
    known = _known_fingerprint(project)
    secret = _from_environment() or _from_file(project)
    if secret is None:
        if known:
            raise SecretError(
                Message(
                    "the secret is missing, and links made with it may be in people's mailboxes: "
                    "bring {file} over from the computer that made them, or set {variable}",
                    file=project.secret.name,
                    variable=VARIABLE,
                )
            )
        secret = _create(project)
    if not known:
        _record_fingerprint(project, secret)
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


def _fingerprint_file(project: Project) -> Path:
    return project.content / "access.yaml"


def _known_fingerprint(project: Project) -> str:
    path = _fingerprint_file(project)
    if not path.is_file():
        return ""
    document = parse_yaml(path.read_text(encoding="utf-8"), project.relative(path))
    return str(document.value.get("secret_fingerprint") or "")


def _record_fingerprint(project: Project, secret: Secret) -> None:
    text = dump_yaml({"secret_fingerprint": secret.fingerprint})
    write_atomically(_fingerprint_file(project), text.encode())


def _from_environment() -> Secret | None:
    text = os.environ.get(VARIABLE, "").strip()
    return _read(text, VARIABLE) if text else None


def _from_file(project: Project) -> Secret | None:
    if not project.secret.is_file():
        return None
    return _read(project.secret.read_text(encoding="ascii", errors="replace"), project.secret.name)


def _read(text: str, source: str) -> Secret:
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
