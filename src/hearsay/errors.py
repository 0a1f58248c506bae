"""The errors that hearsay raises, drawn as a tree.

HearsayError
├── InputError       the user can mend it: says what, where and what to do; exit code 2 on the command line
│   └── WeightsError     the reader's weights are absent or damaged
└── InternalError    a bug in hearsay; exit code 1
"""


class HearsayError(Exception):
    """Root of everything that hearsay raises on purpose."""


class InputError(HearsayError):
    """Something the user gave cannot be used; the message says what, where and what to do."""


class WeightsError(InputError):
    """The reader's weights are missing, of another version, or their hash differs."""


class InternalError(HearsayError):
    """An invariant of hearsay's own does not hold: a bug, please report it."""
