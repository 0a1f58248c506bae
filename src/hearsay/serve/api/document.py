"""The OpenAPI document of the API, made from the table of its operations."""

from functools import cache

from hearsay import __version__

from .operation import Json, Operation, Param
from .schemas import schemas
from .table import OPERATIONS

DECISIONS = "/api/stories/{story}/decisions"
_ERRORS = {
    "400": "What was asked for cannot be answered.",
    "401": "The token is missing.",
    "403": "The request comes from elsewhere.",
    "404": "There is no such thing.",
    "500": "A bug in hearsay, or a damaged store.",
    "503": "Another process is writing.",
}


@cache
def document() -> Json:
    """The document (OpenAPI 3.1)."""
    paths: Json = {o.path: {"get": _get(o)} for o in OPERATIONS}
    paths[DECISIONS] = {"post": _post()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "hearsay",
            "version": __version__,
            "description": "Who said it, through whom, and on how many independent origins a claim rests.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "Beyond this computer."}},
        },
    }


def _get(o: Operation) -> Json:
    return {
        "operationId": o.name,
        "summary": o.what,
        "parameters": [_parameter(p) for p in o.params],
        "responses": {"200": _answer(o.what, o.answer), **_errors()},
    }


def _post() -> Json:
    story: Json = {"name": "story", "in": "path", "required": True, "description": "Id of a story."}
    story["schema"] = {"type": "string", "minLength": 1, "maxLength": 100}
    body = {"required": True, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Decide"}}}}
    more = {"413": _problem("The body is too large."), "415": _problem("The body is no JSON.")}
    return {
        "operationId": "decide",
        "summary": "Decide on a story: it is weighed anew with the decision.",
        "parameters": [story],
        "requestBody": body,
        "responses": {"201": _answer("The decision was kept.", "Decided"), **_errors(), **more},
    }


def _parameter(p: Param) -> Json:
    return {
        "name": p.name,
        "in": p.place,
        "required": p.place == "path",
        "description": p.what,
        "schema": p.schema(),
    }


def _answer(what: str, schema: str) -> Json:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": what, "content": content}


def _problem(what: str) -> Json:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": what, "content": content}


def _errors() -> Json:
    return {status: _problem(what) for status, what in _ERRORS.items()}
