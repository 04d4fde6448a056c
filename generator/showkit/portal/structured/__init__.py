"""What pages say to machines: JSON-LD in the words of schema.org and Artsdata.

A page's data is one graph. Things have the same `@id` on every page and in every language, so
that whoever gathers several pages gathers one thing; what differs between languages is tagged
with its language. Sources: schema.org, Google's "Event (Event, TheaterEvent)" and "Organization"
guides, Artsdata's data model (docs.artsdata.ca) and its SHACL shapes v4.7.
"""

from showkit.portal.structured.pages import Page, structured_data

__all__ = ["Page", "structured_data"]
