"""Every check there is: the content's own and those of the layers above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from showkit.access.checks import SECRET_CHECKS
from showkit.access.file_checks import PRIVATE_FILE_CHECKS
from showkit.access.talk_checks import TALK_CHECKS
from showkit.contacts.checks import IMPORT_CHECKS
from showkit.contacts.phone_checks import PHONE_CHECKS
from showkit.content.checks import CHECKS
from showkit.content.exposure import EXPOSURE_CHECKS
from showkit.kit.checks import PICTURE_CHECKS
from showkit.outreach.checks import CAMPAIGN_CHECKS
from showkit.visits.checks import VISIT_CHECKS

if TYPE_CHECKING:
    from showkit.content.checks import Check

MORE_CHECKS: Final[tuple[Check, ...]] = (
    *PICTURE_CHECKS,
    *PRIVATE_FILE_CHECKS,
    *PHONE_CHECKS,
    *EXPOSURE_CHECKS,
    *SECRET_CHECKS,
    *TALK_CHECKS,
    *VISIT_CHECKS,
)
"""Those of the layers above the content's own; who checks and builds runs them too."""

IDLE_CHECKS: Final[tuple[Check, ...]] = (*IMPORT_CHECKS, *CAMPAIGN_CHECKS)
"""Those of files that no build reads; who checks runs them."""

ALL_CHECKS: Final[tuple[Check, ...]] = (*CHECKS, *MORE_CHECKS, *IDLE_CHECKS)
"""All of them, in the order of the reference page."""
