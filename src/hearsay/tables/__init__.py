"""Knowledge from outside the reports, as data with a public source a row: outlets, state media, countries, given names.

In: the shipped files or a user's rows. Out: a `Tables` value that stages are given; and how names are compared.
"""

from .tables import Tables

__all__ = ["Tables"]
