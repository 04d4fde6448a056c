"""Pictures for the web, made once, on all cores: the one package that imports Pillow.

A photograph becomes renditions in several widths and formats (`make`), each carrying whose work
it is (`rights`, `embed`); a show becomes a card for social networks (`cards`), a company its
icons (`icons`).
"""
