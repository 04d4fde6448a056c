"""The fields that a mapping may name, as the end of the pages on spreadsheets lists them."""

from __future__ import annotations

from typing import Final

from showkit.contacts.exchange.fields import Part, fields

_BEGIN: Final = "<!-- fields, made from the code -->\n"


def with_fields(page: str) -> str:
    """Return a page with every field that a column can fill after its mark, a line per part."""
    before, mark, _ = page.partition(_BEGIN)
    listed = [
        ", ".join(f"`{word}`" for word, field in fields().items() if field.part is part)
        for part in Part
    ]
    return before + mark + "".join(f"\n{line}\n" for line in listed)
