"""Fit: a tech rider held against a room, line by line, with both figures and a reason.

`needs_of` reads a rider once, `fit` compares it with any number of rooms, and `words` says the
outcome in a reader's language. Pure values throughout: no file, no clock, no page.
"""
