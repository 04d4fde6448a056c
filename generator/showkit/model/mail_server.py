"""The company's own mail server, by which its letters go out."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from showkit.model.message import N_
from showkit.model.record import Record

_HERE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class Security(StrEnum):
    """How the way to the mail server is kept from others."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


_PORTS: Final = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


class MailServer(Record):
    """Where letters are handed in. The password stands in no file: it is asked for."""

    host: str = Field(
        description=N_("Name of the server for outgoing mail (SMTP)"),
        examples=["smtp.frasil.example"],
        min_length=1,
    )
    given_port: Annotated[int, Field(ge=1, le=65_535)] | None = Field(
        alias="port",
        default=None,
        description=N_("Its port; left out, 587, or 465 where security is tls"),
        examples=["587"],
    )
    given_security: Security | None = Field(
        alias="security",
        default=None,
        description=N_(
            "How the connection is secured; left out, starttls, or tls where the port is 465; none "
            "is for a server on this computer"
        ),
        examples=["tls"],
    )
    user: str = Field(
        default="",
        description=N_("With what name you log in there; left out, without logging in"),
        examples=["odile@frasil.example"],
    )
    per_minute: Annotated[int, Field(ge=1, le=600)] = Field(
        default=20,
        description=N_("Letters a minute; many hosts take more for unwanted mail"),
        examples=["10"],
    )

    @property
    def security(self) -> Security:
        """How it is secured: as it is given, else as is usual at that port (RFC 8314 §3.3)."""
        usual = Security.TLS if self.given_port == _PORTS[Security.TLS] else Security.STARTTLS
        return self.given_security or usual

    @property
    def port(self) -> int:
        """The port: the one that is given, else the usual one."""
        return self.given_port or _PORTS[self.security]

    @field_validator("given_security")
    @classmethod
    def _nothing_in_the_clear(
        cls, security: Security | None, info: ValidationInfo
    ) -> Security | None:
        if security is Security.NONE and info.data.get("host") not in _HERE:
            raise PydanticCustomError("insecure_mail", "in the clear")
        return security
