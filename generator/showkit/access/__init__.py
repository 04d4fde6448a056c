"""A presenter's own page: links and keys, selection, sealing, the page."""
