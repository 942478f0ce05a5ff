from __future__ import annotations

from domain.customers.consent import WORDING, WORDING_VERSION
from tests.tools.counters import SHOP, Shop


async def test_an_answer_is_kept_with_its_time_and_wording(shop: Shop) -> None:
    await shop.welcome("bia", agreed=False)
    assert await shop.use("set_consent", "bia", granted=True) == {"granted": True, "wording_version": WORDING_VERSION}
    async with shop.records.reading(SHOP) as books:
        consent = await books.consents.latest("bia")
    assert consent is not None
    assert (consent.granted, consent.wording, consent.at) == (True, WORDING, shop.clock.now())


async def test_the_newest_answer_counts(shop: Shop) -> None:
    await shop.use("set_consent", granted=False)
    assert (await shop.refusal("make_offer", car_id="onix-2021", amount=65_000)).code == "consent_needed"
    await shop.use("set_consent", granted=True)
    assert (await shop.use("make_offer", car_id="onix-2021", amount=65_000))["outcome"] == "for_a_person"


async def test_an_answer_that_is_neither_yes_nor_no_is_refused(shop: Shop) -> None:
    assert (await shop.refusal("set_consent", granted="talvez")).code == "invalid"
    assert (await shop.refusal("set_consent")).detail == "Resposta: falta."


async def test_who_wants_no_messages_gets_none(shop: Shop) -> None:
    assert await shop.use("stop_messages") == {"stopped": True}
    async with shop.records.reading(SHOP) as books:
        assert await books.people.opted_out("ana")


async def test_messages_stopped_may_be_allowed_again(shop: Shop) -> None:
    await shop.use("stop_messages")
    assert await shop.use("allow_messages") == {"allowed": True}
    async with shop.records.reading(SHOP) as books:
        assert not await books.people.opted_out("ana")
