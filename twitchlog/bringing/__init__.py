"""Bringing data in: what a file is, what would become of it, and the work of writing it."""
