"""The disk edge: report files, and the weights."""
