"""Settings of all tests: hypothesis draws the same cases on every run, however busy the machine: a failure repeats."""

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")
