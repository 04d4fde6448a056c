"""The filter language over contacts: text to a tree, a tree to a test of one contact."""
