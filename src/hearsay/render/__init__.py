"""Brief and readings → text for people and programs. Pure: nothing is computed, printed or written here.

Nothing is imported at this level: each format is its own module, so that a command loads only the one it needs.
"""
