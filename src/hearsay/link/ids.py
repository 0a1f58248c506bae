"""Ids of what linking makes; the function lives with the values, where every room may use it."""

from hearsay.model.ids import make_id

__all__ = ["make_id"]
