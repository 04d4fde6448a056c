"""Values that a comma cuts in two, told as what they are rather than as fields nobody knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from showkit.content.rules import YAML
from showkit.model.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from showkit.content.yaml import YamlDocument
    from showkit.model.finding import Finding

_DECIMAL: Final = re.compile(r"([+-]?[0-9]+),([0-9]+)")
_THOUSANDS: Final = re.compile(r"[0-9]{1,3},[0-9]{3}")


def with_cut_values(document: YamlDocument, findings: Sequence[Finding]) -> list[Finding]:
    """Return `findings` with one for each value that a comma cuts, in place of what else is said.

    Where the second piece could be a field's name, it is one unless a finding stands there.
    """
    kept = list(findings)
    for cut in document.cut_values():
        keys = {document.place(piece, of_key=True) for piece in cut.pieces}
        others = [finding for finding in kept if finding.place not in keys]
        if cut.looks_cut or len(others) < len(kept):
            place = document.place(cut.begins)
            kept = [*others, YAML.COMMA.at(place, whole=cut.whole, better=_better(cut.whole))]
    return kept


def _better(whole: str) -> Message | str:
    number = _DECIMAL.fullmatch(whole)
    if number is None:
        return f'"{whole}"'
    point = f"{number[1]}.{number[2]}"
    if _THOUSANDS.fullmatch(whole):
        return Message("{first} or {second}", first=f"{number[1]}{number[2]}", second=point)
    return point
