"""The pages: each takes what was asked and gives an answer."""
