"""Foreign formats are parsed in a process of their own, which is limited in time, memory and reach, and kept for reuse.

An edge: it starts processes. `Sandbox.read` takes the place of `hearsay.ingest.read_source`.
"""

from .parent import Sandbox

__all__ = ["Sandbox"]
