"""Answers about single claims → text for a terminal, and JSON. Pure, like all of `render`; nothing is loaded here."""
