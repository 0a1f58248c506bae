"""Settings of all tests: hypothesis draws the same cases on every run, so that a failure can be repeated."""

from hypothesis import settings

settings.register_profile("same", derandomize=True)
settings.load_profile("same")
