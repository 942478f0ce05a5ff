"""The plain chat page: three files of our own, nothing from elsewhere, behind a strict policy."""

from __future__ import annotations

import re

import httpx2
import pytest
from fastapi import FastAPI

from channels.web import page_routes

FILES = {"/": "text/html", "/chat.css": "text/css", "/chat.js": "text/javascript"}


@pytest.fixture
def client() -> httpx2.AsyncClient:
    app = FastAPI()
    app.include_router(page_routes)
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://balcao")


@pytest.mark.parametrize(("path", "kind"), FILES.items())
async def test_each_file_comes_with_the_security_headers(client: httpx2.AsyncClient, path: str, kind: str) -> None:
    answer = await client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-cache"
    policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"
    assert (policy["base-uri"], policy["form-action"]) == ("'none'", "'self'")
    assert "script-src" not in policy  # falls back to 'self': no inline script, no eval


@pytest.mark.parametrize("path", FILES)
async def test_no_file_names_an_address_outside(client: httpx2.AsyncClient, path: str) -> None:
    text = (await client.get(path)).text
    assert re.findall(r"(?i)\b(?:https?|wss?|ftp):|[\"'(=]\s*//\w|@import|url\(", text) == []


async def test_the_page_needs_nothing_that_its_own_policy_forbids(client: httpx2.AsyncClient) -> None:
    page = (await client.get("/")).text
    assert re.findall(r"(?i)<style|<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=|javascript:", page) == []
    assert set(re.findall(r'(?:src|href)="([^"]+)"', page)) == {"/chat.css", "/chat.js", "data:,"}
    script = (await client.get("/chat.js")).text
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", script) == []


async def test_the_page_speaks_portuguese_and_to_screen_readers(client: httpx2.AsyncClient) -> None:
    page = (await client.get("/")).text
    assert '<html lang="pt-BR">' in page
    assert '<label for="text"' in page
    assert 'aria-live="polite"' in page
    assert "<noscript>" in page
