"""Concurrency at a higher level than threads."""
