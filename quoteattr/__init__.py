"""Who said what, in Korean news: quotes with offsets, speakers with name, title and organization."""

from __future__ import annotations
