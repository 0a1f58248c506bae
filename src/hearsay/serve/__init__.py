"""The local page: the store shown to an editor, as HTML for people and as JSON for programs.

In: a store's file. Out: an ASGI application. Everything that is shown was weighed before and is in the store; only a
decision that is made here has its story weighed anew.
"""

from .app import application
from .settings import Settings

__all__ = ["Settings", "application"]
