"""Every call to the disk failing in turn: `python -m evaluation.io_faults`."""
