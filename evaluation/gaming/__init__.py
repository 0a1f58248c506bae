"""Attempts to have one origin counted as many: `python -m evaluation.gaming` makes them and prints what they gained."""
