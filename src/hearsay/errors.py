"""The errors that hearsay raises, drawn as a tree.

HearsayError
├── InputError       the user can mend it: says what, where and what to do; exit code 2 on the command line
│   ├── WeightsError     the reader's weights are absent or damaged
│   └── StoreError       the store cannot be used, or could not do what was asked; it is as it was before
│       ├── StoreBusyError      another process is writing
│       └── StoreDamagedError   its file is damaged
└── InternalError    a bug in hearsay; exit code 1
"""


class HearsayError(Exception):
    """Root of everything that hearsay raises on purpose."""


class InputError(HearsayError):
    """Something the user gave cannot be used; the message says what, where and what to do."""


class WeightsError(InputError):
    """The reader's weights are missing, of another version, or their hash differs."""


class StoreError(InputError):
    """The store cannot be opened, or could not do what was asked: what was acknowledged before is still there."""


class StoreBusyError(StoreError):
    """Another process holds the store for writing, and did not let go in time."""


class StoreDamagedError(StoreError):
    """The store's file is damaged: `hearsay store check` names the place."""


class InternalError(HearsayError):
    """An invariant of hearsay's own does not hold: a bug, please report it."""
