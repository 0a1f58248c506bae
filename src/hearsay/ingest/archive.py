"""Look at a ZIP file's table before anything in it is unpacked. Nothing is ever extracted to disk.

A file that two programs could read in two ways is refused: names that differ between the table and the parts, two parts
of one name, parts that lie over each other.
"""

import struct
import zipfile
from collections.abc import Sequence
from itertools import pairwise

from .limits import MEGABYTE, Limits, in_megabytes

_HEADER = struct.Struct("<4s22xHH")
"""A part's own header: its mark, and how long its name and its extra field are."""
_LINK = 0o120000
_KIND = 0o170000
_UTF8_NAME = 0x800


def why_refused(archive: zipfile.ZipFile, data: bytes, limits: Limits) -> str:
    """Why an archive is not unpacked; empty where it may be. Python unpacks no more than the sizes declared in it.

    Raises BadZipFile or struct.error where its table leads outside the file.
    """
    parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    if len(parts) > limits.max_archive_parts:
        return f"holds {len(parts)} parts, over the limit of {limits.max_archive_parts}: give its text alone"
    if size > min(limits.max_inflated_bytes, max(MEGABYTE, limits.max_inflated_ratio * len(data))):
        return (
            f"unpacks to {in_megabytes(size)}, over the limit of {in_megabytes(limits.max_inflated_bytes)} or of "
            f"{limits.max_inflated_ratio} times its own size: give its text alone"
        )
    wrong = _wrong_names(parts) or _wrong_places(parts, data)
    return f"{wrong}, as no writing program makes it: save it anew or give its text" if wrong else ""


def _wrong_names(parts: Sequence[zipfile.ZipInfo]) -> str:
    names = [part.filename for part in parts]
    if any(n.startswith(("/", "\\")) or ":" in n or ".." in n.replace("\\", "/").split("/") for n in names):
        return "has a part whose name leads out of it"
    if any(part.external_attr >> 16 & _KIND == _LINK for part in parts):
        return "has a part that is a link to elsewhere"
    return "has two parts of one name" if len(set(names)) < len(names) else ""


def _wrong_places(parts: Sequence[zipfile.ZipInfo], data: bytes) -> str:
    spans = []
    for part in parts:
        start = part.header_offset
        mark, name, extra = _HEADER.unpack_from(data, start)
        behind = start + _HEADER.size
        codec = "utf-8" if part.flag_bits & _UTF8_NAME else "cp437"
        if mark != b"PK\x03\x04" or data[behind : behind + name].decode(codec, "replace") != part.orig_filename:
            return "has a part whose name differs from its table"
        spans.append((start, behind + name + extra + part.compress_size))
    return "has parts that lie over each other" if any(a[1] > b[0] for a, b in pairwise(sorted(spans))) else ""
