"""The secret in a file that opens with a passphrase, to carry to another computer.

JSON, so that another program can read it: scrypt (RFC 7914) makes a key of the passphrase,
AES-256-GCM seals the 32 bytes; all that stands beside them is authenticated.
"""

from __future__ import annotations

import json
import secrets
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from showkit.access.keys import SECRET_BYTES, Secret, base64url, encoded, from_base64url
from showkit.access.secret import SecretError
from showkit.model.message import Message

_VERSION: Final = 1
_FIELD: Final = "showkit_secret"
_COST: Final = {"n": 2**17, "r": 8, "p": 1}
"""128 MiB of memory and some tenths of a second for each guess (OWASP's first choice)."""

_MOST: Final = {"n": 2**20, "r": 16, "p": 4}
"""What is not asked of this computer, whatever a file says."""

_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12


def sealed_copy(secret: Secret, passphrase: str) -> bytes:
    """Return the file; its salt is new each time, so two of one secret have nothing in common."""
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    beside = {
        _FIELD: _VERSION,
        "fingerprint": secret.fingerprint,
        "kdf": "scrypt",
        **_COST,
        "salt": base64url(salt),
        "nonce": base64url(nonce),
    }
    key = _key(passphrase, salt, _COST)
    sealed = AESGCM(key).encrypt(nonce, secret.value, _authenticated(beside))
    return (json.dumps({**beside, "sealed": base64url(sealed)}, indent=2) + "\n").encode()


def is_copy(text: str) -> bool:
    """Tell whether a text is such a file, whole or damaged."""
    return text.lstrip().startswith("{") and f'"{_FIELD}"' in text


def opened_copy(text: str, passphrase: str) -> Secret:
    """Return the secret that such a file holds.

    Raises:
        SecretError: the passphrase is not the one, or the file is damaged or not ours.
    """
    damaged = SecretError(Message("this copy of a secret is damaged, or not one of showkit's"))
    try:
        read: dict[str, Any] = json.loads(text)
        beside = {name: read[name] for name in read if name != "sealed"}
        cost = {name: int(read[name]) for name in _COST}
        salt, nonce, sealed = (from_base64url(read[name]) for name in ("salt", "nonce", "sealed"))
        is_ours = read[_FIELD] == _VERSION and read["kdf"] == "scrypt"
        if not is_ours or any(not 0 < cost[name] <= most for name, most in _MOST.items()):
            raise damaged
        key = _key(passphrase, salt, cost)
        secret = Secret(AESGCM(key).decrypt(nonce, sealed, _authenticated(beside)))
    except InvalidTag as error:
        raise SecretError(
            Message("this passphrase does not open the copy, or the copy was changed")
        ) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise damaged from error
    if len(secret.value) != SECRET_BYTES:
        raise damaged
    return secret


def _key(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    return Scrypt(salt=salt, length=32, **cost).derive(passphrase.encode())


def _authenticated(beside: dict[str, Any]) -> bytes:
    fields = (f"{name}={beside[name]}" for name in sorted(beside))
    return encoded("secret-copy", *fields)
