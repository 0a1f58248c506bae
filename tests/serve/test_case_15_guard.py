"""Who may ask, and what stands on every answer (hardening case 15)."""

import pytest

from .conftest import HOST, Desk, Served
from .test_pages import claim_of, story_of

CROSS = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "localhost:8642", "", "127.0.0.1:8642.evil"]
)
def test_a_host_that_is_not_of_the_list_is_refused(desk: Desk, host: str) -> None:
    for path in ("/", "/api/stories", "/static/hearsay.css"):
        answer = desk.client.get(path, headers={"Host": host})
        assert answer.status_code == 403
        assert "Orva" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        CROSS,
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
    ],
)
def test_no_other_site_can_have_anything_done(desk: Desk, headers: dict[str, str]) -> None:
    story = story_of(desk)
    for path in (f"{story}/decide/confirm", f"/api{story}/decisions", "/seen"):
        assert desk.client.post(path, data={"why": "x"}, headers=headers).status_code == 403, path
    assert "None yet." in desk.get("/decisions")


def test_other_sites_may_link_here_but_not_load_anything(desk: Desk) -> None:
    assert desk.client.get("/", headers=CROSS).status_code == 200
    for dest in ("iframe", "script", "image", "empty", "object"):
        headers = {**CROSS, "Sec-Fetch-Dest": dest}
        assert desk.client.get("/", headers=headers).status_code == 403, dest
        assert desk.client.get("/", headers={**headers, "Sec-Fetch-Mode": "no-cors"}).status_code == 403


def test_the_page_itself_may_ask(desk: Desk) -> None:
    form = {"claim": claim_of(desk).rpartition("/")[2], "why": "read all"}
    for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Origin": f"http://{HOST}"}, {}):
        answer = desk.client.post(f"{story_of(desk)}/decide/confirm", data=form, headers=headers)
        assert answer.status_code == 303, answer.text


def test_beyond_this_computer_the_token_is_asked_for(served: Served) -> None:
    desk = served(token="s3cret-token")
    for path in ("/", "/api/stories", "/search?q=wall", "/?token=other", "/?token="):
        answer = desk.client.get(path)
        assert answer.status_code == 401
        assert "Orva" not in answer.text
    assert desk.client.get("/", headers={"Authorization": "Bearer nope"}).status_code == 401
    assert desk.client.get("/", headers={"Authorization": "Bearer s3cret-token"}).status_code == 200
    opened = desk.client.get("/?token=s3cret-token")
    assert opened.status_code == 303
    assert opened.headers["location"] == "/"
    cookie = opened.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert "Boats sink" in desk.get("/")


def test_every_answer_is_sealed(desk: Desk) -> None:
    for path in ("/", "/nothing", "/static/hearsay.js", "/api/stories", "/api/nothing", "/live?after=0"):
        headers = desk.client.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self';")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers


def test_a_web_socket_is_refused(desk: Desk) -> None:
    from starlette.websockets import WebSocketDisconnect

    with pytest.raises(WebSocketDisconnect) as refused, desk.client.websocket_connect("/live"):
        pass
    assert refused.value.code == 1008


def test_cookies_that_are_none_do_no_harm(desk: Desk) -> None:
    for cookie in ("x", "1.2", "9.9.9", "-1.2.3", "1.2.999999999999999", "..", "1.1e9.2"):
        assert desk.client.get("/", headers={"Cookie": f"hearsay_visit={cookie}"}).status_code == 200
