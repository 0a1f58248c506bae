"""hearsay: who said it, through whom, and on how many independent origins a claim in the news rests."""

__version__ = "0.1.0"
