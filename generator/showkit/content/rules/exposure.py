"""X1: what others may see that they should not."""

from __future__ import annotations

from typing import Final

from showkit.content.rules.mark import N_
from showkit.model.finding import Rule, Severity


class EXPOSURE:
    """X1: what others may see that they should not."""

    PUBLIC_HOST: Final = Rule(
        "X101",
        N_(
            "content/ holds personal data, and Git sends it to {host} (“{remote}”), where a "
            "repository may be open to everybody; showkit cannot tell whether this one is"
        ),
        N_(
            "look at {host} whether it is private: if it is, write “repository_is_private: yes” "
            "under “privacy” in company.yaml; if not, make it so today, for history is public too"
        ),
        Severity.WARNING,
    )
    SECRET_IN_GIT: Final = Rule(
        "X102",
        N_("Git keeps {file}: with it, everybody who has the repository can open every link"),
        N_(
            "take it out with “git rm --cached {file}” and name it in .gitignore; if others could "
            "read the repository, delete {file} and send new links, for history keeps the old one"
        ),
        Severity.WARNING,
    )
    SECRET_NOT_IGNORED: Final = Rule(
        "X103",
        N_("nothing keeps Git from taking {file}, with which every link can be opened"),
        N_("add a line “/{file}” to the .gitignore beside it"),
        Severity.WARNING,
    )
    SECRET_READABLE: Final = Rule(
        "X104",
        N_("others who use this computer can read {file}, with which every link can be opened"),
        N_("take their rights away: chmod 600 {file}"),
        Severity.WARNING,
    )
