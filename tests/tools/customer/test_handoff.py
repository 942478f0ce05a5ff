from __future__ import annotations

from datetime import datetime

from memory.records.dealings import DealingKind
from tests.tools.counters import SHOP, Shop


async def test_the_conversation_is_handed_to_a_person(shop: Shop) -> None:
    result = await shop.use("handoff_to_human", reason="asked", note="quer falar do Onix")
    assert result == {
        "handed_over": True,
        "noted": True,
        "open_now": True,
        "opens_at": "2026-11-19T09:00-03:00",
        "hours": "segunda a sexta das 9h às 18h, sábado das 9h às 14h",
        "phone": "(19) 3232-4500",
    }
    async with shop.records.reading(SHOP) as books:
        assert await books.conversations.handed_over("talk-ana") == shop.clock.now()
    (kept,) = await shop.dealings()
    assert kept.kind is DealingKind.HANDOFF
    assert kept.detail == {"reason": "asked", "note": "quer falar do Onix", "conversation": "talk-ana"}


async def test_when_the_shop_is_closed_it_says_so(shop: Shop) -> None:
    shop.clock.set(datetime(2026, 11, 20, 10))
    result = await shop.use("handoff_to_human", reason="anger")
    assert (result["open_now"], result["opens_at"]) == (False, "2026-11-21T09:00-03:00")


async def test_who_did_not_agree_gets_a_person_too_but_their_words_are_not_kept(shop: Shop) -> None:
    await shop.welcome("bia", agreed=False)
    assert (await shop.use("handoff_to_human", "bia", reason="complaint", note="sou a Bia, 19 99999-0000"))["handed_over"]
    assert [kept.detail["note"] for kept in await shop.dealings("bia")] == [None]


async def test_only_this_conversation_is_handed_over(shop: Shop) -> None:
    await shop.welcome("bia")
    await shop.use("handoff_to_human", reason="asked")
    async with shop.records.reading(SHOP) as books:
        assert await books.conversations.handed_over("talk-bia") is None


async def test_a_reason_that_is_none_is_refused(shop: Shop) -> None:
    assert (await shop.refusal("handoff_to_human", reason="tédio")).code == "invalid"
    assert (await shop.refusal("handoff_to_human", reason="asked", note="x" * 501)).code == "invalid"
