from __future__ import annotations

import pytest

from tests.tools.counters import SHOP, Shop

TOLD = {
    "name": "Ana Teles",
    "phone": "+5519998124410",
    "email": "ana@exemplo.com.br",
    "cpf": "529.982.247-25",
    "city": "Campinas",
    "state": "sp",
}


async def test_what_a_customer_tells_is_kept_with_consent(shop: Shop) -> None:
    result = await shop.use("update_profile", **TOLD, budget_max=90_000, urgency="semana")
    kept = TOLD | {"cpf": "52998224725", "state": "SP"}
    assert result["personal"] == kept
    assert result["profile"] == {"city": "Campinas", "state": "SP", "budget_max": 90_000, "urgency": "semana"}
    async with shop.records.reading(SHOP) as books:
        person = await books.people.find("ana")
    assert person is not None
    assert {field: getattr(person, field) for field in kept} == kept


async def test_without_consent_nothing_personal_is_kept_and_the_tool_says_so(shop: Shop) -> None:
    await shop.welcome("bia", agreed=False)
    assert (await shop.refusal("update_profile", "bia", **TOLD, budget_max=90_000)).code == "consent_needed"
    async with shop.records.reading(SHOP) as books:
        person = await books.people.find("bia")
        effects = await books.privacy.export("bia")
    assert person is not None
    assert (person.name, person.phone, person.cpf, person.city) == (None, None, None, None)
    assert "Teles" not in str(effects)


async def test_wishes_alone_need_no_consent(shop: Shop) -> None:
    result = await shop.use("update_profile", "stranger", categories=["SUV"], payment=["financiado"], down_payment=20_000)
    assert result == {"profile": {"categories": ["SUV"], "payment": ["financiado"], "down_payment": 20_000}, "personal": {}}


async def test_one_datum_leaves_the_others_and_an_empty_one_says_nothing(shop: Shop) -> None:
    await shop.use("update_profile", **TOLD)
    await shop.use("update_profile", name="Ana Paula", email="")
    async with shop.records.reading(SHOP) as books:
        person = await books.people.find("ana")
    assert person is not None
    assert (person.name, person.email) == ("Ana Paula", "ana@exemplo.com.br")


@pytest.mark.parametrize(
    "told",
    [
        {"email": "ana"},
        {"phone": "12"},
        {"cpf": "123"},
        {"state": "São Paulo"},
        {"down_payment": -1},
        {"urgency": "logo"},
        {"name": "x" * 121},
    ],
)
async def test_what_cannot_be_a_datum_of_a_person_is_refused(shop: Shop, told: dict[str, object]) -> None:
    assert (await shop.refusal("update_profile", **told)).code == "invalid"
