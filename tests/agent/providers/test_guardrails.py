"""What a provider may not say after a search and an offer, and what it may."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from agent.deeds import facts_of_deeds
from agent.guardrails import Draft, violation
from agent.guardrails.facts import facts_of, said_facts
from agent.personas import persona_text
from domain.clock import FixedClock
from domain.people import Actor, Role
from memory.records import Records
from memory.records.migrate import upgrade
from memory.samples.dealership import STORE
from tests.agent.conftest import CARS, TENANT, TUESDAY
from tests.agent.providers.drafts import INVENTED, PROMISED, RIGHT, UNSEEMLY
from tools import Counter
from tools.catalogue import TOOLBOX

SAID = {"budget_max": 90_000, "categories": ["SUV"], "offer": 50_000, "models": ["Onix", "Renegade"]}
USED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("recommend_cars", {"categories": ["SUV"], "budget_max": 90_000}),
    ("car_details", {"car_id": "kwid-1"}),
    ("car_details", {"car_id": "onix-1"}),
    ("store_info", {}),
    ("warranty_and_papers", {}),
    ("set_consent", {"granted": True}),
    ("make_offer", {"car_id": "onix-1", "amount": 50_000}),
)


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """What a conversation has established in which an SUV up to 90 thousand was wanted and 50 thousand were offered for the Onix."""
    return asyncio.run(_established(f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('shop') / 'shop.sqlite'}"))


async def _established(address: str) -> frozenset[str]:
    records, clock = Records(address), FixedClock(TUESDAY)
    await upgrade(records)
    async with records.writing(TENANT) as books:
        await books.stores.put(STORE, TUESDAY)
        await books.catalogue.add_all(CARS)
    counter = Counter(Actor(TENANT, "ana", Role.CUSTOMER), records, clock, "turn-1")
    results = [await TOOLBOX.attempt(counter, name, args) for name, args in USED]
    await records.close()
    found = {fact for value in (*results, clock.now().date().isoformat()) for fact in facts_of(value)}
    return frozenset(found.union(said_facts(SAID), facts_of_deeds([{"name": name} for name, _ in USED], results)))


def refused(words: str, facts: frozenset[str], *, to_customer: bool = True) -> str | None:
    """The kind of what is wrong with a provider's words."""
    secret = "\n".join([persona_text("customer"), *(tool.description for tool in TOOLBOX)])
    wrong = violation(Draft(words, facts, secret, frozenset(car.model.casefold() for car in CARS), trusted=False, to_customer=to_customer))
    return wrong.kind if wrong else None


@pytest.mark.parametrize("words", INVENTED.values(), ids=INVENTED.keys())
def test_what_no_tool_returned_is_refused(words: str, facts: frozenset[str]) -> None:
    assert refused(words, facts) in ("grounding", "promise", "listing", "privacy")


@pytest.mark.parametrize("words", PROMISED.values(), ids=PROMISED.keys())
def test_what_is_not_a_models_to_promise_or_was_not_done_is_refused(words: str, facts: frozenset[str]) -> None:
    assert refused(words, facts) in ("promise", "deed", "listing", "grounding")


@pytest.mark.parametrize("words", UNSEEMLY.values(), ids=UNSEEMLY.keys())
def test_what_is_unseemly_is_refused(words: str, facts: frozenset[str]) -> None:
    assert refused(words, facts) in ("scope", "style", "privacy", "empty", "length", "grounding")


@pytest.mark.parametrize("words", RIGHT)
def test_what_the_tools_returned_may_be_said_in_many_ways(words: str, facts: frozenset[str]) -> None:
    assert refused(words, facts) is None


def test_staff_may_be_told_of_deals_and_discounts_but_of_no_invented_figure(facts: frozenset[str]) -> None:
    assert refused("Agendei o desconto do Onix; a proposta de R$ 50.000 não foi aceita.", facts, to_customer=False) is None
    assert refused("O estoque vale R$ 9.999.999.", facts, to_customer=False) == "grounding"
