"""The stages of an archive run, each a plan and a pure function of a shard."""
