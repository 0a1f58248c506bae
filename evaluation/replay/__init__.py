"""A day of following replayed: `python -m evaluation.replay` prints time, memory and requests."""
