"""Told → pictures: graphs of who has it from whom, and the SVG that is drawn of them. Pure."""
