"""What the store tells → text and JSON: changes, hits, stories. Pours, computes nothing."""
