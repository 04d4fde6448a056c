"""Whose are this website and this mailbox? Domains that say who, and those that do not."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from showkit.contacts.duplicates.vocabulary import vocabulary

_KEPT_OF_A_PLATFORM: Final = 1


def domain_of_site(address: str) -> str:
    """Return what of a web address tells its owner: a registered domain, or a platform's page.

    ``https://www.billetterie.argile.example/x`` gives ``argile.example``, and
    ``https://www.facebook.com/argile/`` gives ``facebook.com/argile``. Nothing gives nothing.
    """
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    domain = registered_domain(host)
    if domain not in vocabulary().platforms:
        return domain
    if host != domain:  # the owner has a name under the platform's
        return host
    page = [step for step in parts.path.casefold().split("/") if step][:_KEPT_OF_A_PLATFORM]
    return "/".join([domain, *page]) if page else ""


def domain_of_mail(mail: str) -> str:
    """Return the registered domain of an e-mail address; empty for a free-mail service's."""
    host = mail.rpartition("@")[2].casefold()
    domain = registered_domain(host)
    known = vocabulary().free_mail
    return "" if host in known or domain in known else domain


def registered_domain(host: str) -> str:
    """Return the part of a host name that somebody registered: ``a.b.qc.ca`` gives ``b.qc.ca``."""
    labels = [label for label in host.casefold().strip(".").split(".") if label]
    if len(labels) < 2:  # noqa: PLR2004 - a name and its top-level domain
        return ""
    second = vocabulary().second_levels
    suffix = next((n for n in (3, 2) if ".".join(labels[-n:]) in second), 1)
    return ".".join(labels[-suffix - 1 :])
