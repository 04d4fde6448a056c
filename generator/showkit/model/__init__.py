"""The field's own things as frozen records: no I/O, no templates, no output paths."""
