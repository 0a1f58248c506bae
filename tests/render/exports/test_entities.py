"""followthemoney entities: its own library reads them back and finds nothing wrong with them."""

import json

import pytest

from hearsay.render.exports import FORMS

from .invented import TEXTS, TOLD

LINES = [json.loads(x) for x in FORMS["ftm"].make(TOLD, TEXTS).splitlines()]


def test_ids_are_unique_and_every_pointer_has_its_entity() -> None:
    ids = [e["id"] for e in LINES]
    assert len(set(ids)) == len(ids)
    for e in LINES:
        for name in ("document", "resolved", "entity", "subject", "object"):
            assert set(e["properties"].get(name, ())) <= set(ids)
    assert {e["schema"] for e in LINES} >= {"Article", "Person", "Organization", "Mention", "Note"}


def test_the_library_reads_them_back() -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed: it needs ICU to build")
    for e in LINES:
        schema = ftm.model.get(e["schema"])
        assert schema is not None
        schema.validate({"id": e["id"], "schema": e["schema"], "properties": e["properties"]})
        proxy = ftm.model.get_proxy(e)
        assert {k: sorted(v) for k, v in proxy.to_dict()["properties"].items()} == {
            k: sorted(v) for k, v in e["properties"].items()
        }
