"""How well reports are grouped into stories, in any order, and what one more costs. See docs/grouping.md."""
