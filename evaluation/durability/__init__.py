"""What the store withstands: kills at random points, damaged pages. Each module is a command. See docs/store.md."""
