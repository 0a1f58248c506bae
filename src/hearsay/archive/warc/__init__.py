"""WARC files: records that are whole, and the offsets of those that are lost, however damaged the file is."""

from .members import Lost
from .records import Page, pages

__all__ = ["Lost", "Page", "pages"]
