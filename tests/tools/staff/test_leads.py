from __future__ import annotations

from datetime import timedelta

import pytest

from domain.customers.leads import Evidence, score
from domain.people import Role
from tests.tools.counters import NEIGHBOUR, SHOP, Shop

SALES = (Role.SELLER, Role.MANAGER, Role.ADMIN)
EVIDENCE = {
    "ana": Evidence(90_000, 80_000, 20_000, ("financiado",), "imediata", 4, 8, frozenset({"details"})),
    "bia": Evidence(60_000, 80_000, preferences=2, turns=2),
    "caio": Evidence(urgency="pesquisando", preferences=1, turns=1),
}
NAMES = {"ana": ("Ana Paula Teles", "Campinas"), "bia": ("Bianca Sá", "Jundiaí"), "caio": ("Caio Sá", "Jundiaí")}


@pytest.fixture
async def leads(shop: Shop) -> Shop:
    await shop.welcome("bia", "caio")
    async with shop.records.writing(SHOP) as books:
        for person, evidence in EVIDENCE.items():
            name, city = NAMES[person]
            await books.people.learn(person, name=name, city=city, phone="+5519900000000")
            await books.leads.put(person, score(evidence), {"budget_max": evidence.budget_max}, shop.clock.now())
    async with shop.records.writing(NEIGHBOUR) as books:
        await books.people.meet("zeca", Role.CUSTOMER, shop.clock.now())
        await books.leads.put("zeca", score(EVIDENCE["ana"]), {}, shop.clock.now())
    return shop


async def test_the_hottest_leads_come_first_with_their_reasons(leads: Shop) -> None:
    result = await leads.use("list_leads", "marina", role=Role.SELLER)
    assert [lead["id"] for lead in result["leads"]] == ["ana", "bia", "caio"]
    first = result["leads"][0]
    assert (first["name"], first["temperature"], first["score"]) == ("Ana Paula Teles", "high", score(EVIDENCE["ana"]).total)
    assert [part["name"] for part in first["parts"]] == ["budget", "urgency", "preferences", "engagement"]
    assert all(part["reason"] for part in first["parts"])
    assert result["total"] == 3


async def test_leads_are_picked_by_number_score_and_city(leads: Shop) -> None:
    async def listed(**args: object) -> list[str]:
        return [lead["id"] for lead in (await leads.use("list_leads", "marina", role=Role.SELLER, **args))["leads"]]

    assert await listed(limit=1) == ["ana"]
    assert await listed(least_score=60) == ["ana"]
    assert await listed(temperature="high") == ["ana"]
    assert await listed(temperature="low", limit=1) == ["bia"]
    assert await listed(temperature="medium") == []
    assert await listed(city="jundiai") == ["bia", "caio"]
    assert await listed(city="JUNDIAÍ", limit=1) == ["bia"]
    assert await listed(city="Manaus") == []


async def test_of_equal_scores_the_most_recent_comes_first(leads: Shop) -> None:
    async with leads.records.writing(SHOP) as books:
        await books.leads.put("caio", score(EVIDENCE["ana"]), {}, leads.clock.now() + timedelta(minutes=1))
    result = await leads.use("list_leads", "marina", role=Role.SELLER)
    assert [lead["id"] for lead in result["leads"]] == ["caio", "ana", "bia"]


async def test_who_wants_no_messages_or_never_agreed_is_marked(leads: Shop) -> None:
    assert all(lead["may_be_called"] for lead in (await leads.use("list_leads", "m", role=Role.SELLER))["leads"])
    await leads.use("stop_messages", "ana")
    await leads.use("set_consent", "bia", granted=False)
    listed = (await leads.use("list_leads", "m", role=Role.SELLER))["leads"]
    assert {lead["id"]: lead["may_be_called"] for lead in listed} == {"ana": False, "bia": False, "caio": True}


@pytest.mark.parametrize("named", ["ana", "Ana Paula Teles", "ana paula", "TELES"])
async def test_a_lead_is_found_by_name_or_id(leads: Shop, named: str) -> None:
    assert (await leads.use("score_lead", "marina", role=Role.SELLER, lead=named))["id"] == "ana"


async def test_a_name_that_two_share_is_not_guessed(leads: Shop) -> None:
    result = await leads.use("score_lead", "marina", role=Role.SELLER, lead="Sá")
    assert {lead["id"] for lead in result["ambiguous"]} == {"bia", "caio"}


@pytest.mark.parametrize("named", ["ninguém", "zeca"])
async def test_a_lead_that_is_not_ours_is_not_found(leads: Shop, named: str) -> None:
    refused = await leads.refusal("score_lead", "marina", role=Role.SELLER, lead=named)
    assert (refused.code, refused.detail) == ("not_found", f"Não encontrei o lead {named}.")


@pytest.mark.parametrize("tool", ["list_leads", "score_lead"])
@pytest.mark.parametrize("role", [role for role in Role if role not in SALES])
async def test_leads_are_for_sales_people_only(leads: Shop, tool: str, role: Role) -> None:
    refused = await leads.refusal(tool, "x", role=role, lead="ana")
    assert refused.code == "not_allowed"
    assert ("administrador ou gerente ou vendedor" in refused.detail) is role.is_staff


@pytest.mark.parametrize("role", SALES)
async def test_every_sales_role_may_see_them(leads: Shop, role: Role) -> None:
    assert (await leads.use("list_leads", "x", role=role))["total"] == 3
