"""Looking after a store: check, backup, export, recover, forget, info."""
