"""What the API can do, as values: one table answers requests, checks what is asked, and is the OpenAPI document."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from hearsay.errors import InputError

from ..asking import Asking
from ..faults import NotFoundError

Json = dict[str, Any]
_WHOLE = re.compile(r"[0-9]{1,15}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """A parameter in a path or behind the question mark."""

    name: str
    """Its name."""
    what: str
    """What it means, as a sentence."""
    place: Literal["path", "query"] = "query"
    """Where it stands."""
    kind: Literal["string", "integer"] = "string"
    """What it is."""
    bounds: tuple[int, int] = (0, 1000)
    """Least and greatest number, or length."""
    default: str | int = ""
    """What it is where it is not given."""
    allowed: tuple[str, ...] = ()
    """The only values that it may have; empty: any."""
    pattern: str = ""
    """What it must look like; empty: anything."""

    def schema(self) -> Json:
        """As OpenAPI has it."""
        least, most = self.bounds
        if self.kind == "integer":
            return {"type": "integer", "minimum": least, "maximum": most, "default": self.default}
        if self.allowed:
            return {"type": "string", "enum": list(self.allowed)}
        pattern = {"pattern": self.pattern} if self.pattern else {}
        return {"type": "string", "minLength": least, "maxLength": most, **pattern}

    def read(self, typed: str) -> str | int:
        """The value that was typed. Raises InputError for one that it may not have."""
        least, most = self.bounds
        if self.kind == "integer":
            if not _WHOLE.fullmatch(typed) or not least <= int(typed) <= most:
                raise InputError(f"“{self.name}” must be a number from {least} to {most}")
            return int(typed)
        if self.allowed and typed not in self.allowed:
            raise InputError(f"“{self.name}” must be one of {', '.join(self.allowed)}")
        if not self.allowed and not least <= len(typed) <= most:
            raise InputError(f"“{self.name}” must have {least} to {most} letters")
        if self.pattern and not re.search(self.pattern, typed, re.ASCII):
            raise InputError(f"“{self.name}” is none that was given out: it looks like {self.pattern}")
        return typed


Given = Mapping[str, Any]
"""Values of the parameters by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that the API can do."""

    path: str
    """Where, with parameters in braces."""
    name: str
    """Its name."""
    what: str
    """What it gives, as a sentence."""
    answer: str
    """Name of the schema of its answer."""
    handle: Callable[[Asking, Given], Json]
    """Makes the answer."""
    params: tuple[Param, ...] = ()
    """What it takes."""

    def given(self, asking: Asking) -> Given:
        """What was asked for, checked. Raises InputError; NotFoundError for a path that cannot be."""
        query = asking.request.query_params
        known = {p.name for p in self.params if p.place == "query"}
        for name in query:
            if name not in known:
                raise InputError(f"“{name}” is no parameter: there are {', '.join(sorted(known)) or 'none'}")
            if len(query.getlist(name)) > 1:
                raise InputError(f"“{name}” is given twice")
        return {p.name: self._value(p, asking) for p in self.params}

    def _value(self, p: Param, asking: Asking) -> str | int:
        if p.place == "query":
            typed = asking.request.query_params.get(p.name)
            return p.default if typed is None else p.read(typed)
        try:
            return p.read(asking.request.path_params[p.name])
        except InputError as e:
            raise NotFoundError(str(e)) from e
