"""Fuzzing of every parser and of the brief as a whole: `make fuzz HOURS=1`, or `python -m fuzz --hours 1`."""
