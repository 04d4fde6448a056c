"""Letters of a campaign to the people of two thousand houses: chosen, written, made e-mails.

The raw limit is Python's own e-mail package, given the finished texts. The peer is a mail merge:
the text of each letter goes through Markdown, as it would without the slots.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sys
import tempfile
import time
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bench.large_base import DEMO, make_base
from bench.measure import Row, compared, seconds, show
from showkit.access.secret import open_secret
from showkit.content.load import load
from showkit.output.catalogues import catalogue
from showkit.output.project import Project
from showkit.output.templates import Templates
from showkit.outreach.campaigns import load_campaigns
from showkit.outreach.fields import filled_in
from showkit.outreach.mail import as_mail
from showkit.outreach.recipients import Choosing
from showkit.outreach.writing import Writer
from showkit.portal.prose import to_html

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from showkit.model.campaign import CampaignWords
    from showkit.outreach.writing import Letter

_T = TypeVar("_T")

DAY = dt.date(2026, 11, 21)
HOUSES = 2_000
SHOWS = 10
CAMPAIGN = "mars-en-europe"
MOMENT = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)


def main() -> int:
    """Print the table; 1 where nothing can be read."""
    with tempfile.TemporaryDirectory(prefix="showkit-bench-") as folder:
        project = Project(make_base(Path(folder) / "base", HOUSES, SHOWS))
        shutil.copytree(DEMO / "outreach", project.content / "outreach")
        facts = project.content / "outreach" / f"{CAMPAIGN}.yaml"
        facts.write_text("where: not left\n", encoding="utf-8")
        library = load(project).library
        if library is None:
            return 1
        secret = open_secret(project)
        letters = load_campaigns(project, library).letters[CAMPAIGN]
        choosing = Choosing(library, secret, DAY, lambda _link: True)
        to_choose, recipients = _timed(lambda: choosing.recipients(letters))
        words = {tag: catalogue(tag) for tag in letters.words}
        writer = Writer(letters, library.company, Templates(project.templates), words)
        to_write, written = _timed(lambda: [writer.letter(one) for one in recipients.to])
        to_make, made = _timed(
            lambda: [as_mail(one, library.company, CAMPAIGN, MOMENT).as_bytes() for one in written]
        )
        limit, _ = _timed(lambda: [_bare(one) for one in written])
        merged, _ = _timed(lambda: [_merged(one, letters.words) for one in written])
    n, size = len(written), sum(map(len, made))
    show(
        [
            Row(f"who of {HOUSES} houses gets it", seconds(to_choose), f"{n} people"),
            Row(f"{n} letters written", seconds(to_write), compared(to_write, merged, "a merge")),
            Row("their e-mails", seconds(to_make), compared(to_make, limit, "the raw limit")),
            Row("the raw limit", seconds(limit), f"{size / n:,.0f} bytes each"),
            Row("a mail merge through Markdown", seconds(merged), "bodies alone"),
        ]
    )
    return 0


def _bare(letter: Letter) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["To"] = letter.recipient.link.person.email
    mail["Subject"] = letter.subject
    mail.set_content(letter.text, cte="quoted-printable")
    mail.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    return mail.as_bytes()


def _merged(letter: Letter, words: Mapping[str, CampaignWords]) -> str:
    link = letter.recipient.link
    body = words[link.locale].body
    values = {"page": link.keys.fragment, "name": "", "house": link.presenter.name, "city": ""}
    return str(to_html(filled_in(body, values), link.locale))


def _timed(run: Callable[[], _T]) -> tuple[float, _T]:
    """Return the processor's seconds of a run, and its result."""
    start = time.process_time()
    result = run()
    return time.process_time() - start, result


if __name__ == "__main__":
    sys.exit(main())
