"""Hosts of the web as they may be shown: in ASCII, so that no letter of another script passes for one of ours.

The Cyrillic а of "bаnk.example" looks like the Latin a; "xn--bnk-7cd.example" looks like nothing else. Pure.
"""

import re

import idna

_HOST = re.compile(r"(?P<before>https?://(?:[^/?#\\]*@)?)(?P<host>[^/?#\\@]*)", re.IGNORECASE)


def plain_host(host: str) -> str:
    """A host in ASCII: IDNA 2008 with the mappings of UTS 46, as browsers ask for it.

    Where that gives it no name, its letters that are not ASCII stand as escapes (a backslash and the number).
    """
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True).decode()
    except (idna.IDNAError, UnicodeError):
        return host.encode("ascii", "backslashreplace").decode()


def plain_address(text: str) -> str:
    """A web address with its host in ASCII; anything else, such as a file's name, as it is."""
    found = None if text.isascii() else _HOST.match(text)
    if found is None:
        return text
    host, mark, port = found["host"].partition(":")
    return f"{found['before']}{plain_host(host)}{mark}{port}{text[found.end() :]}"
