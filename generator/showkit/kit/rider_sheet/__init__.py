"""The tech rider as a document: what it says, section by section, in a reader's words.

`rider_sheet` returns plain values (strings, lists, mappings) for the template in
``site_templates/rider/``; nothing here knows of paper.
"""
