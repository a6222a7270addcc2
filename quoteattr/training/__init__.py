"""Rebuilds the trained files of ``quoteattr/models``: ``python -m quoteattr.training.<part>``."""
