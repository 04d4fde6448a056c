"""A mail server that speaks SMTP: encrypted, with a password, and with moods."""

from __future__ import annotations

import asyncio
import datetime as dt
import email
import email.policy
import socket
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from web import free_port

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 60.0
USER, PASSWORD = "ana@seule.example", "vent du nord"


@dataclass
class Box:
    """What the server took, and what it answers: by address, and after so many letters."""

    letters: list = field(default_factory=list)
    refused: dict = field(default_factory=dict)
    hangs_up_after: int | None = None
    takes_leave: bool = False
    sender_refused: str = ""
    password: str = PASSWORD
    logins: list = field(default_factory=list)

    async def handle_MAIL(self, _server, _session, envelope, address, options):  # noqa: N802 - the library's name
        """Take a sender, or not."""
        if self.sender_refused:
            return self.sender_refused
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_NOOP(self, server, _session, _envelope, _arg):  # noqa: N802 - the library's name
        """Say that it is there, or that it is about to go."""
        if self.takes_leave and self.letters:
            asyncio.get_running_loop().call_later(0.02, server.transport.abort)
            return "421 4.4.2 idle for too long"
        return "250 OK"

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - the library's name
        """Take an address, or not."""
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802 - the library's name
        """Take a letter, or hang up with it."""
        if self.hangs_up_after is not None and len(self.letters) >= self.hangs_up_after:
            server.transport.abort()
            return "421 no more"
        read = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.letters.append((envelope.rcpt_tos, read))
        return "250 taken"

    def let_in(self, _server, _session, _envelope, _mechanism, given):
        """Let in who knows the password."""
        self.logins.append(given.login.decode())
        # not “handled”: the server is to answer for itself
        return AuthResult(success=given.password.decode() == self.password, handled=False)

    @property
    def addresses(self):
        """Whom letters came for, in their order."""
        return [to for tos, _ in self.letters for to in tos]


class _Patient(Controller):
    """A server that may take its time to begin: a second is not always enough on a busy machine."""

    def _trigger_server(self):
        with socket.create_connection((self.hostname, self.port), _PATIENCE) as connection:
            connection.recv(1024)


@dataclass(frozen=True)
class Running:
    """A server at work: where it is, what it took, and whom to trust to talk to it."""

    port: int
    box: Box
    trusted: ssl.SSLContext


@contextmanager
def mail_server(folder: Path, *, secured: bool = False):
    """Run a server on this computer; `secured`, with STARTTLS and a password."""
    box = Box()
    options, trusted = {}, ssl.create_default_context()
    if secured:
        certificate = _certificate(folder)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        trusted.load_verify_locations(certificate)
        options = {
            "tls_context": context,
            "require_starttls": True,
            "auth_required": True,
            "authenticator": box.let_in,
        }
    port = free_port()
    controller = _Patient(box, hostname="127.0.0.1", port=port, ready_timeout=_PATIENCE, **options)
    controller.start()
    try:
        yield Running(port, box, trusted)
    finally:
        controller.stop()


def _certificate(folder: Path) -> Path:
    """Make a certificate for this computer, by itself, with its key in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path
