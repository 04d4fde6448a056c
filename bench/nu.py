"""The current Nu HTML checker over every page of the demo's site: no errors.

The text of an access page, which only its reader's browser sees, is checked as a page of its own.
It needs Java, and the checker from npm: ``npm install --prefix .showkit/tools vnu-jar``.
"""

from __future__ import annotations

import html
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from bench.demo_site import built_demo, has_program, installed
from bench.measure import Row, show
from showkit.access.page import opened
from showkit.access.sealing import unseal

if TYPE_CHECKING:
    from showkit.access.links import Link

_JAR = "vnu-jar/build/dist/vnu.jar"
_SHELL = '<!doctype html>\n<html lang="{lang}"><meta charset="utf-8"><title>{title}</title>{html}\n'


def main() -> int:
    """Check all pages, print each error once with the number of its pages; 1 where there is one."""
    jar = installed(_JAR, "vnu-jar")
    if jar is None or not has_program("java"):
        return 0
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        project, link = built_demo(Path(folder))
        opened = Path(folder) / "opened.html"
        opened.write_text(_opened(project.site, link), encoding="utf-8")
        pages = len([*project.site.rglob("*.html"), opened])
        options = ["--format", "json", "--skip-non-html", "--stdout", "--exit-zero-always"]
        done = subprocess.run(
            ["java", "-jar", str(jar), *options, str(project.site), str(opened)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    messages = json.loads(done.stdout)["messages"]
    errors = Counter(m["message"] for m in messages if m["type"] != "info")
    # pages lie in a folder here, where nothing is 'self': a browser holds the policy to them
    warnings = Counter(
        m["message"]
        for m in messages
        if m.get("subType") == "warning" and "Content Security Policy" not in m["message"]
    )
    show(
        [
            Row("pages checked", str(pages)),
            Row("errors", str(errors.total()), "none allowed"),
            Row("warnings", str(warnings.total())),
            *(Row(f"  error: {message[:100]}", str(n)) for message, n in errors.most_common()),
            *(Row(f"  warning: {message[:100]}", str(n)) for message, n in warnings.most_common()),
        ]
    )
    return int(bool(errors))


def _opened(site: Path, link: Link) -> str:
    """Return the page that a link opens, as the browser of its reader puts it together."""
    sealed = (site / "p" / link.keys.payload_id).read_bytes()
    page = opened(unseal(sealed, link.keys))
    return _SHELL.format(lang=page["lang"], title=html.escape(page["title"]), html=page["html"])


if __name__ == "__main__":
    sys.exit(main())
