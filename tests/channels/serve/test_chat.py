"""The chat over HTTP: a session, messages in, typed events out, each reply once (contracts/http.md)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import httpx2
import pytest

from evals.whatsapp.load.processes import running
from tests.channels.serve.browser import Browser, Heard
from tests.channels.serve.serving import Serving

SAID = "quero um SUV até 90 mil"


def test_it_prints_where_it_is_and_is_well(demo_home: Path) -> None:
    with running("channels.commands.main", "serve", "--port", "0", settings={"BALCAO_HOME": str(demo_home)}, lines=4) as process:
        assert [line.split()[0] for line in process.printed] == ["conversa", "API", "saúde", "acesso"]
        with httpx2.Client(base_url=f"http://127.0.0.1:{process.port}", timeout=60) as client:
            assert client.get("/health").json() == {"status": "ok"}
            assert client.get("/ready").json() == {"status": "ok", "checks": {"database": "ok", "redis": "ok"}}


def test_there_are_pages_and_a_description_of_the_api(serving: Serving) -> None:
    for page in ("/", "/docs"):
        assert "text/html" in httpx2.get(f"{serving.address}{page}").headers["content-type"]
    told = httpx2.get(f"{serving.address}/openapi.json").json()["paths"]
    assert {"/api/recommend", "/api/chat/events"} <= told.keys()


def test_the_first_admin_signs_in_with_the_password_that_is_printed(serving: Serving) -> None:
    _, email, *_, password = serving.printed[3].split()
    given = httpx2.post(f"{serving.address}/auth/token", data={"username": email, "password": password}, timeout=60)
    assert (email, given.status_code, given.json()["must_change"]) == ("admin@demo", 200, True)


async def test_a_conversation_goes_from_the_first_word_to_the_cards(browser: Browser) -> None:
    async with browser.listening() as events:
        answer = await browser.says(SAID, "primeira")
        assert (answer.status_code, answer.json()) == (202, {"client_id": "primeira"})
        found, asked = await events.reply(), await events.reply()
        assert [event.name for event in found] == ["typing", "message", "cards", "done"]
        assert [event.name for event in asked] == ["message", "buttons", "done"]
        assert "SUV" in found[1].data["text"]
        assert set(found[2].data["cards"][0]) == {"title", "subtitle", "image", "id"}
        assert asked[1].data["buttons"] == ["Sim, pode guardar", "Não"]
        assert [event.id for event in found] == [None, None, None, str(found[1].data["id"])]
        await browser.says("sim")
        assert (await events.reply())[1].name == "message"


async def test_a_card_tapped_is_its_car_whatever_was_shown_since(browser: Browser) -> None:
    async with browser.listening() as events:
        await browser.says(SAID)
        found, _ = await events.reply(), await events.reply()
        card = found[2].data["cards"][1]
        for words in ("não", "quero um hatch até 60 mil"):
            await browser.says(words)
            await events.reply()
        await browser.says(card["title"], card=card["id"])
        said = next(event for event in await events.reply() if event.name == "message")
        assert said.data["text"].startswith(f"{card['title']}: R$")


async def test_a_message_sent_twice_is_one_message_and_one_answer(browser: Browser) -> None:
    async with browser.listening() as events:
        first, again = await asyncio.gather(browser.says("oi", "a-mesma"), browser.says("oi", "a-mesma"))
        assert (first.status_code, again.status_code) == (202, 202)
        await events.reply()
        await events.reply()
        assert (await browser.says("oi", "a-mesma")).status_code == 202
        assert await events.silent(0.5)


async def test_a_message_of_100_kb_is_answered_shortly(browser: Browser) -> None:
    async with browser.listening() as events:
        assert (await browser.says("não sei o que houve " * 5_000)).status_code == 202
        said = next(event for event in await events.reply() if event.name == "message")
        assert 0 < len(said.data["text"]) < 600


async def test_the_same_client_id_of_another_person_is_another_message(browser: Browser, client: httpx2.AsyncClient) -> None:
    other = await Browser.opened(client)
    for each in (browser, other):
        await each.says("oi", "1")
        async with each.listening() as events:
            assert (await _message(events.reply)).data["text"]


async def test_resuming_gives_only_the_replies_after_the_last_one_seen(browser: Browser) -> None:
    await browser.says("oi")
    async with browser.listening() as events:
        first, second = (await events.reply())[-1], (await events.reply())[-1]
    async with browser.listening(last_event_id=first.id) as events:
        assert [event.id for event in await events.reply()][-1] == second.id
    async with browser.listening(after=first.data["id"]) as events:
        assert [event.id for event in await events.reply()][-1] == second.id
    async with browser.listening(last_event_id=second.id, after=0) as events:
        assert await events.silent(0.3)
        await browser.says("sim")
        assert int((await events.reply())[-1].id or 0) > int(second.id or 0)


@pytest.mark.parametrize("strange", ["²", "-1", "abc", "9" * 400, "", "1e3", "٣"])
async def test_a_last_event_id_that_is_none_of_ours_begins_at_the_beginning(browser: Browser, strange: str) -> None:
    await browser.says("oi")
    async with browser.listening(last_event_id=strange) as events:
        assert (await events.reply())[-1].id


async def test_two_browsers_of_one_person_both_get_the_reply(browser: Browser) -> None:
    async with AsyncExitStack() as stack:
        both = [await stack.enter_async_context(browser.listening()) for _ in range(2)]
        await browser.says(SAID)
        texts = [(await _message(events.reply)).data["text"] for events in both]
    assert texts[0] == texts[1]
    assert "SUV" in texts[0]


async def test_another_persons_conversation_cannot_be_read(browser: Browser, client: httpx2.AsyncClient) -> None:
    await browser.says(SAID)
    async with browser.listening() as events:
        seen = (await events.reply())[-1]
    other = await Browser.opened(client)
    for query in ({}, {"after": int(seen.id or 0) - 1}, {"conversation": "web:x"}):
        async with other.listening(**query) as events:
            assert await events.silent(0.3)


@pytest.mark.parametrize("token", ["", "forjado", "web-abc.def.ghi", "x" * 400, "é"])
async def test_a_forged_or_missing_token_is_401(client: httpx2.AsyncClient, browser: Browser, token: str) -> None:
    forged = browser.token[:-4] + ("AAAA" if not browser.token.endswith("AAAA") else "BBBB")
    for given in (token, forged):
        said = await client.post(
            "/api/chat/messages", json={"client_id": "1", "text": "oi"}, headers={"Authorization": f"Bearer {given}".strip().encode()}
        )
        heard = await client.get("/api/chat/events", params={"token": given})
        for answer in (said, heard):
            assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")
            assert answer.json()["detail"] == "Falta a autenticação."


@pytest.mark.parametrize(
    "body",
    [
        {"client_id": "1", "text": "a" * 500_001},
        {"client_id": "1", "text": ""},
        {"client_id": "1"},
        {"client_id": "x" * 91, "text": "oi"},
        {"client_id": "a\0b", "text": "oi"},
        {"client_id": 1, "text": {"a": 1}},
        ["oi"],
    ],
    ids=["too long", "empty", "no text", "long id", "NUL in the id", "wrong types", "a list"],
)
async def test_a_message_that_cannot_be_is_422_in_portuguese(browser: Browser, body: object) -> None:
    answer = await browser.client.post("/api/chat/messages", json=body, headers=browser.headers)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json()["detail"].startswith("Confira o que foi enviado: ")


async def test_a_body_without_an_end_is_413(browser: Browser) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b" " * 100_000

    for content in (b" " * 4_000_000, chunks()):
        answer = await browser.client.post("/api/chat/messages", content=content, headers=browser.headers)
        assert (answer.status_code, answer.json()["detail"]) == (413, "Conteúdo grande demais.")


@pytest.mark.parametrize("text", ["a\0b \u202e\u200b", "😀" * 5_000, "'; DROP TABLE messages; --", "   "])
async def test_strange_words_are_answered(browser: Browser, text: str) -> None:
    assert (await browser.says(text)).status_code == 202
    async with browser.listening() as events:
        assert (await _message(events.reply)).data["text"]


async def _message(reply: object) -> Heard:
    assert callable(reply)
    return next(event for event in await reply() if event.name == "message")


async def test_what_was_said_before_is_recalled(browser: Browser) -> None:
    async with browser.listening() as events:
        for words, replies in ((SAID, 2), ("sim", 1), ("qual era aquele carro que vocês tinham me mostrado?", 1)):
            await browser.says(words)
            heard = [await events.reply() for _ in range(replies)]
        told = next(event.data["text"] for event in heard[0] if event.name == "message")
        assert told.startswith("Hoje te mostrei")
        assert next(event for event in heard[0] if event.name == "cards").data["cards"]
