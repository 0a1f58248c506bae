"""Benchmarks of `hearsay.archive` on invented material of any size: pages, archives, signatures, readings."""
