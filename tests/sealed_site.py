"""The demo's access pages behind a real server, and the published vector's page among them."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING

from showkit.access.keys import PageKeys, Secret
from showkit.access.plan import AccessPlan
from showkit.access.sealing import seal
from showkit.content.load import load
from showkit.output.artifact import Artifact
from showkit.output.project import Project
from showkit.output.templates import Templates
from showkit.output.writer import publish
from showkit.portal.plan import plan_portal
from web import nginx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from web import Server

_ACCESS = Path(__file__).parent / "access"
VECTORS = json.loads((_ACCESS / "vectors.json").read_text("utf-8"))
SECRET = Secret(bytes.fromhex(VECTORS["secret"]))
DAY = dt.date(2026, 11, 21)
DEMO = Project(Path(__file__).parents[1])
LIBRARY = load(DEMO).library


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Server]:
    """Serve them; the page whose seed is all zeros was changed on the way."""
    templates = Templates(DEMO.templates)
    portal = plan_portal(LIBRARY, {}, as_of=DAY, root=DEMO.root, templates=templates)
    plan = AccessPlan(portal.site, templates, portal.assets)
    sealed = Artifact(f"p/{VECTORS['payload_id']}", (_ACCESS / "sealed-page.bin").read_bytes())
    damaged = PageKeys(bytes(16))
    artifacts = [
        *(a for a in plan.artifacts(SECRET) if a.path != sealed.path),
        *portal.artifacts,
        sealed,
        Artifact(f"p/{damaged.payload_id}", seal(b"{}", PageKeys(bytes(15) + b"x"))),
    ]
    publish(artifacts, folder / "site")
    with nginx(folder / "site", folder / "nginx") as running:
        yield running
