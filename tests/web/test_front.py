"""The front alone: what reaches the pages, what is refused before them, and what runs beside them."""

import asyncio
from contextlib import contextmanager

import pytest
from a2wsgi import WSGIMiddleware
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

from amparo.web.front import Front
from amparo.web.headers import EVERY_RESPONSE
from amparo.web.uploads import BODY_BYTES_MAX


def asked(front: Front, path: str, body: bytes = b"", **said: str) -> tuple[int, dict[str, str], bytes]:
    headers = {"host": "localhost", "content-length": str(len(body))} | {
        name.replace("_", "-"): value for name, value in said.items()
    }
    scope = {
        "type": "http",
        "method": "POST" if body else "GET",
        "path": path,
        "query_string": b"",
        "http_version": "1.1",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items() if value],
    }
    heard = []

    async def receive():
        return {"type": "http.request", "body": body}

    async def send(message):
        heard.append(message)

    asyncio.run(front(scope, receive, send))
    written = {name.decode(): value.decode() for name, value in heard[0]["headers"]}
    return heard[0]["status"], written, b"".join(message.get("body", b"") for message in heard[1:])


def front(pages=None, beside=None, scheme="http") -> Front:
    return Front(pages or WSGIMiddleware(WSGIHandler(), workers=1), beside, scheme=scheme)


def test_a_page_passes_through():
    status, headers, body = asked(front(), "/health/")
    assert (status, body) == (200, b"ok\n")
    assert headers["cache-control"] == "no-store"


def test_a_page_is_compressed_with_padding_that_varies():
    with override_settings(ROOT_URLCONF="tests.web.gallery.urls"):
        lengths = {len(asked(front(), "/units/", accept_encoding="gzip")[2]) for _ in range(12)}
    assert len(lengths) > 1


def test_a_body_of_unsaid_length_is_refused():
    status, headers, _ = asked(front(), "/language/", b"x", transfer_encoding="chunked", content_length="")
    assert status == 411
    assert {name: headers[name.lower()] for name in EVERY_RESPONSE} == EVERY_RESPONSE


def test_a_body_too_large_is_heard_out_and_explained():
    status, _, page = asked(front(), "/language/", b"x" * (BODY_BYTES_MAX + 1))
    assert status == 413
    assert b"5 megabytes" in page


def test_a_page_waits_for_the_whole_request_and_gets_it():
    told = []

    async def pages(_scope, receive, send):
        told.append(await receive())
        await send({"type": "http.response.start", "status": 204, "headers": []})

    parts = iter([{"body": b"words=", "more_body": True}, {"body": b"six", "more_body": False}])

    async def receive():
        assert not told
        return {"type": "http.request", **next(parts)}

    async def send(_message):
        pass

    asyncio.run(front(pages)({"type": "http", "headers": []}, receive, send))
    assert told == [{"type": "http.request", "body": b"words=six"}]


def test_whoever_hangs_up_in_the_middle_holds_no_page():
    parts = iter([{"type": "http.request", "body": b"words=", "more_body": True}, {"type": "http.disconnect"}])

    async def receive():
        return next(parts)

    async def pages(*_):
        raise AssertionError

    asyncio.run(front(pages)({"type": "http", "headers": []}, receive, None))


def test_whoever_announces_much_and_sends_nothing_holds_no_place_for_ever(monkeypatch):
    monkeypatch.setattr("amparo.web.front.LARGE_SECONDS_MAX", 0.01)

    async def receive():
        await asyncio.Event().wait()

    async def pages(*_):
        raise AssertionError

    length = str(BODY_BYTES_MAX + 1).encode()
    here = front(pages)
    asyncio.run(here({"type": "http", "path": "/s/notes/", "headers": [(b"content-length", length)]}, receive, None))
    assert here.room.taken == 0


def test_large_bodies_from_phones_do_not_hold_up_those_of_the_console():
    told = []

    async def never():
        await asyncio.Event().wait()

    async def pages(scope, _receive, _send):
        told.append(scope["path"])

    async def receive():
        return {"type": "http.request", "body": b"x"}

    async def together():
        here = front(pages)
        large = [(b"content-length", b"1000000")]
        slow = [
            asyncio.ensure_future(here({"type": "http", "path": "/s/notes/", "headers": large}, never, None))
            for _ in range(20)
        ]
        await asyncio.sleep(0)
        await here({"type": "http", "path": "/plans/", "headers": large}, receive, None)
        for each in slow:
            each.cancel()
        await asyncio.gather(*slow, return_exceptions=True)

    asyncio.run(asyncio.wait_for(together(), 10))
    assert told == ["/plans/"]


def test_whether_it_came_by_tls_is_a_setting_not_a_claim():
    seen = []

    async def pages(scope, _receive, send):
        seen.append(scope["scheme"])
        await send({"type": "http.response.start", "status": 204, "headers": []})

    asked(front(pages), "/", x_forwarded_proto="https")
    asked(front(pages, scheme="https"), "/")
    assert seen == ["http", "https"]


def test_when_even_the_error_page_fails_the_headers_stand(caplog):
    heard = []

    async def pages(*_):
        raise RuntimeError("Rosa")

    async def receive():
        return {"type": "http.request"}

    async def send(message):
        heard.append(message)

    with pytest.raises(RuntimeError):
        asyncio.run(front(pages)({"type": "http", "headers": []}, receive, send))
    assert heard[0]["status"] == 500
    assert len(heard[0]["headers"]) > len(EVERY_RESPONSE)
    assert b"Rosa" not in heard[1]["body"]


def test_what_runs_beside_starts_before_the_first_page_and_stops_after_the_last():
    order = []

    @contextmanager
    def worker():
        order.append("worker starts")
        yield
        order.append("worker stops")

    async def receive():
        return {"type": "lifespan.startup"}

    async def send(message):
        order.append(message["type"])

    asyncio.run(front(beside=worker)({"type": "lifespan"}, receive, send))
    assert order == ["worker starts", "lifespan.startup.complete", "worker stops", "lifespan.shutdown.complete"]
