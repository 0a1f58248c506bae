"""How time grows with evil input: `python -m evaluation.growth` prints the ratio per doubling for every text stage."""
