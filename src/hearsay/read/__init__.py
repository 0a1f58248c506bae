"""Report → Reading: who says what in one report, through whom, and when."""

from .network import Network, NetworkPolicy
from .reader import CompactReader, Reader, ReadPolicy

__all__ = ["CompactReader", "Network", "NetworkPolicy", "ReadPolicy", "Reader"]
