"""The Content-Security-Policy of the public pages (CSP Level 3).

The theme writes a few inline scripts into each page, the same on every page; the policy lists
their hashes and allows no other. No page of ours has an inline style, and nothing is asked of
another host unless a reader asks for it: a page whose trailer plays in a frame allows the one
host of that player, and a page that shows a film of ours allows its own media.

Each page carries its own policy in a ``<meta>``, so that it holds on hosts that send no headers
of ours; `host_files` sends one as a header where a host can, with what only a header may say. A
header goes with every page alike, so it allows what any page needs; a browser that is given two
policies enforces both (CSP Level 3 §8.1), so each page keeps to its own.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, TypeAlias

from showkit.output.artifact import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>")
_SCRIPT_ENDS = "</script>"
_DATA = re.compile(r'\btype="?application/(?:ld\+)?json"?(?=\s|$)')
"""A data block: never run, so that no policy blocks it (HTML Living Standard §4.12.1)."""

_CHARSET = '<meta charset="utf-8">'
_OWN_POLICY = 'http-equiv="Content-Security-Policy"'
_NONE = "'none'"

Needs: TypeAlias = Mapping[str, AbstractSet[str]]
"""What a page needs beyond the common policy: sources by directive."""

_NOTHING: Needs = {}


def with_policy(
    artifacts: Iterable[Artifact], needs: Mapping[str, Needs] | None = None
) -> tuple[tuple[Artifact, ...], str]:
    """Return `artifacts` with its policy in every page, and the policy for a header.

    `needs` are keyed by the path of a page's file. A page that carries a policy of its own, such
    as the shell of the access pages, keeps it.
    """
    needs = needs or {}
    artifacts = tuple(artifacts)
    pages = {a.path: a.read().decode() for a in artifacts if a.path.endswith(".html")}
    hashes = {digest for page in pages.values() for digest in inline_script_hashes(page)}
    done = []
    for artifact in artifacts:
        page = pages.get(artifact.path)
        if page is None or _OWN_POLICY in page:
            done.append(artifact)
        else:
            policy = content_security_policy(hashes, needs.get(artifact.path, _NOTHING))
            meta = f'{_CHARSET}\n<meta {_OWN_POLICY} content="{policy}">'
            done.append(Artifact(artifact.path, page.replace(_CHARSET, meta, 1).encode()))
    return tuple(done), content_security_policy(hashes, _all(needs.values()))


def content_security_policy(script_hashes: AbstractSet[str], needs: Needs = _NOTHING) -> str:
    """Return the policy that lets a page do what ours do and what it `needs`, nothing else."""
    directives = {
        "default-src": [_NONE],
        "script-src": ["'self'", *(f"'{digest}'" for digest in sorted(script_hashes))],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": [_NONE],
        "form-action": [_NONE],
    }
    for directive, sources in sorted(needs.items()):
        common = [source for source in directives.get(directive, ()) if source != _NONE]
        directives[directive] = list(dict.fromkeys([*common, *sorted(sources)]))
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _all(needs: Iterable[Needs]) -> Needs:
    """Return what any page needs."""
    together: dict[str, set[str]] = {}
    for one in needs:
        for directive, sources in one.items():
            together.setdefault(directive, set()).update(sources)
    return together


def inline_script_hashes(page: str) -> set[str]:
    """Return the hash-sources (CSP Level 3 §2.3.1) of the scripts that a page runs inline."""
    return {
        "sha256-" + base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        for attributes, body in _scripts(page)
        if "src=" not in attributes and not _DATA.search(attributes)
    }


def _scripts(page: str) -> Iterator[tuple[str, str]]:
    """Yield the attributes and the body of each script; some are long, and every page has them."""
    found = _SCRIPT.search(page)
    while found is not None:
        end = page.find(_SCRIPT_ENDS, found.end())
        if end < 0:
            return
        yield found["attributes"], page[found.end() : end]
        found = _SCRIPT.search(page, end)
