"""Hostile changes to the sample stories: `python -m evaluation.mutations --count 2000`."""
