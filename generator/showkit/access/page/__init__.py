"""What an access page says, in the reader's words, and how many pages share what they share.

A chapter has three layers: what is the same for everybody who reads a language, what is the same
for everybody at a house, and what is one person's own. The first two go through their templates
once; the rest is put into the places that were left for it (`slots`).
"""

from showkit.access.page.pages import Opened, Pages

__all__ = ["Opened", "Pages"]
