"""showkit: a performing-arts company's shows, in front of the presenters they suit.

Content is loaded, checked, planned and written: see ``commands/build.py``.
"""

__version__ = "0.1.0"
