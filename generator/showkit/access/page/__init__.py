"""What an access page says, in the reader's words, and how many pages share what they share.

A chapter has three layers: what is the same for everybody who reads a language, what is the same
for everybody at a house, and what is one person's own. The first two go through their templates
once and are the same bytes on every page of a house; the rest is a list of short values, which the
browser puts into the places that were left for them (`slots`).
"""

from showkit.access.page.pages import Opened, Pages
from showkit.access.page.slots import opened

__all__ = ["Opened", "Pages", "opened"]
