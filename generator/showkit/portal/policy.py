"""The Content-Security-Policy of the public pages (CSP Level 3).

The theme writes a few inline scripts into each page, the same on every page; the policy lists
their hashes and allows no other. No page of ours has an inline style, and nothing is asked of
another host. Each page carries the policy itself, so that it holds on hosts that send no headers
of ours; `host_files` sends it as a header where a host can, with what only a header may say.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

from showkit.output.artifact import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)
_CHARSET = '<meta charset="utf-8">'
_OWN_POLICY = 'http-equiv="Content-Security-Policy"'


def with_policy(artifacts: Iterable[Artifact]) -> tuple[tuple[Artifact, ...], str]:
    """Return `artifacts` with the policy in every page, and the policy itself.

    A page that carries a policy of its own, such as the shell of the access pages, keeps it.
    """
    artifacts = tuple(artifacts)
    pages = {a.path: a.read().decode() for a in artifacts if a.path.endswith(".html")}
    hashes = {digest for page in pages.values() for digest in inline_script_hashes(page)}
    policy = content_security_policy(hashes)
    meta = f'{_CHARSET}\n<meta {_OWN_POLICY} content="{policy}">'
    done = []
    for artifact in artifacts:
        page = pages.get(artifact.path)
        if page is None or _OWN_POLICY in page:
            done.append(artifact)
        else:
            done.append(Artifact(artifact.path, page.replace(_CHARSET, meta, 1).encode()))
    return tuple(done), policy


def content_security_policy(script_hashes: AbstractSet[str]) -> str:
    """Return the policy that lets a page do what ours do, and nothing else."""
    scripts = " ".join(["'self'", *(f"'{digest}'" for digest in sorted(script_hashes))])
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def inline_script_hashes(page: str) -> set[str]:
    """Return the hash-sources (CSP Level 3 §2.3.1) of the scripts that a page runs inline."""
    return {
        "sha256-" + base64.b64encode(hashlib.sha256(found["body"].encode()).digest()).decode()
        for found in _SCRIPT.finditer(page)
        if "src=" not in found["attributes"] and "json" not in found["attributes"]
    }
