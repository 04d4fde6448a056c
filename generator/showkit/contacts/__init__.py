"""The contact base: what showkit writes into people's files."""
