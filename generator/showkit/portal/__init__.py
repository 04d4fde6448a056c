"""The public pages: what they show, their feeds, the project that the site engine builds."""
