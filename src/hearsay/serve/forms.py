"""The body of a request → fields. Small bodies only."""

from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request

from .ruling import Form

LARGEST = 65_536
"""Bytes of a body."""
_FIELDS = 200


async def body_of(request: Request) -> bytes:
    """The body. Raises HTTPException (413) for one that is too large."""
    found = b""
    async for chunk in request.stream():
        found += chunk
        if len(found) > LARGEST:
            raise HTTPException(413, f"What was sent is too large: {LARGEST} bytes are read at most.")
    return found


async def form_of(request: Request) -> Form:
    """The fields of a form. Raises HTTPException (400 or 413) for anything else."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415, "A form is wanted: application/x-www-form-urlencoded.")
    try:
        text = (await body_of(request)).decode("ascii")
        return parse_qs(text, keep_blank_values=True, max_num_fields=_FIELDS, errors="strict")
    except (UnicodeError, ValueError) as e:
        raise HTTPException(400, "The form could not be read.") from e
