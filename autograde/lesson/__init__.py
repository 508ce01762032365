"""A lesson as its author wrote it: its cells, their roles, and the rules that they keep."""
