"""Benchmarks beside peers: each module is a command, `python -m benchmarks.NAME --help`. See docs/benchmarks.md."""
