"""``showkit links --own``: the address that marks a browser as the company's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from showkit.access.secret import open_secret
from showkit.commands.content import read_contacts
from showkit.commands.progress import say
from showkit.model.message import Message

if TYPE_CHECKING:
    from showkit.output.project import Project


def own_browser(project: Project) -> int:
    """Print the address; whoever has it can set aside their own visits and nothing else."""
    company = read_contacts(project).company
    site = company.site_url.rstrip("/")
    folder = company.path_of(company.main_language)
    mark = open_secret(project).own_mark
    say(
        Message(
            "{address}\nOpen it in your browser before you look at somebody's page: what that "
            "browser opens today will not count.",
            address=f"{site}/{folder}/p/?own={mark}",
        )
    )
    return 0
