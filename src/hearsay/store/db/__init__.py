"""The store: one SQLite file with everything that hearsay was given, read, weighed and told.

    with Store.open(path, create=True) as store:
        added = store.reports.add(report, Came(place="https://…", at=now))
        story = store.stories.place(added.id, None, ["Nothing like it was there."], now)

What a call writes is on disk when it returns. `with store.writing():` makes several calls one transaction.
"""

from .store import Store

__all__ = ["Store"]
