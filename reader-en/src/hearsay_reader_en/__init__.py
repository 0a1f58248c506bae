"""Weights of hearsay's English reader. Data only: see weights.json for hashes and README.md for the card."""
