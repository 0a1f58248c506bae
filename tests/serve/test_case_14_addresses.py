"""Case 14 on the local page: addresses of reports are words, never links; hosts in ASCII; no page leads elsewhere."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from .conftest import Desk
from .stock import NOW, put, report
from .test_pages import Links

ADDRESSES = {
    "javascript:alert(1)": "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>": "data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;",
    "https://аррӏе.example/a": "https://xn--80ak6aa92e.example/a",
    "//evil.example/a": "//evil.example/a",
    "https://a.example/\u202ea": "https://a.example/\N{REPLACEMENT CHARACTER}a",
}
TOLD = (
    "Orva Daily",
    3,
    "Mill at Lenn burns",
    "Dan Moor said the mill of Lenn burned for two days. It has forty looms.",
)


@pytest.mark.parametrize(("address", "shown"), ADDRESSES.items())
def test_no_page_leads_to_where_a_report_came_from(desk: Desk, address: str, shown: str) -> None:
    put(desk.store, [replace(report("mill", TOLD), path=address)], NOW + timedelta(hours=1))
    seen: dict[str, str] = {}
    left = ["/", "/sources", "/changes", "/checks", "/search?q=mill&where=reports"]
    while left:
        path = left.pop()
        if path in seen or "/export/" in path or path.startswith("/static/"):
            continue
        seen[path] = desk.get(path)
        to = Links(seen[path]).to
        assert not [x for x in to if not re.match(r"[/#?](?!/)", x)], path
        assert "аррӏе" not in seen[path]
        left += [x.partition("#")[0] for x in to if x.startswith("/")]
    assert [p for p, page in seen.items() if "/reports/" in p and f'place">{shown}</p>' in page]
    assert len(seen) > 20
