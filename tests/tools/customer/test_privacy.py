from __future__ import annotations

import json

from sqlalchemy import text

from domain.cars.vehicles import CarStatus
from memory.records.tables import metadata
from tests.tools.counters import SHOP, Shop


async def _busy(shop: Shop, person: str, car_id: str, time: str) -> None:
    """Somebody who told who they are and did everything there is to do."""
    await shop.use("update_profile", person, name=f"{person.title()} Teles", phone="+5519998124410", cpf="52998224725", city="Campinas")
    await shop.use("car_details", person, car_id=car_id)
    await shop.use("make_offer", person, car_id=car_id, amount=65_000)
    await shop.use("register_trade_in", person, model="Onix", year=2021, mileage=70_000)
    await shop.use("schedule_test_drive", person, action="book", car_id=car_id, date="2026-11-19", time=time)
    await shop.use("reserve_car", person, car_id=car_id)


async def _rows_about(shop: Shop, person: str) -> dict[str, int]:
    """How many rows name a person, table by table, asked of the database itself."""
    found = {}
    async with shop.records.engine.connect() as connection:
        for table in metadata.sorted_tables:
            column = "id" if table.name == "people" else "person_id"
            if column in table.c:
                rows = await connection.execute(text(f"SELECT count(*) FROM {table.name} WHERE {column} = :person"), {"person": person})
                found[table.name] = int(rows.scalar_one())
    return {name: count for name, count in found.items() if count}


async def test_the_export_counts_every_row_about_a_person(shop: Shop) -> None:
    await _busy(shop, "ana", "onix-2021", "16:00")
    about = await _rows_about(shop, "ana")
    assert {"people", "consents", "appointments", "reservations", "dealings", "conversations"} <= set(about)
    assert (await shop.use("export_my_data"))["records"] == about


async def test_the_export_shows_what_is_kept_of_a_person(shop: Shop) -> None:
    await _busy(shop, "ana", "onix-2021", "16:00")
    result = await shop.use("export_my_data")
    assert result["personal"] == {"name": "Ana Teles", "phone": "+5519998124410", "city": "Campinas"}
    (person,) = result["copy"]["people"]
    assert (person["cpf"], person["city"]) == ("52998224725", "Campinas")
    assert [visit["car_id"] for visit in result["copy"]["appointments"]] == ["onix-2021"]
    assert {dealing["kind"] for dealing in result["copy"]["dealings"]} == {"details", "offer", "trade_in", "handoff"}
    assert result["copy"]["consents"][0]["granted"] is True
    assert json.loads(json.dumps(result)) == result


async def test_the_export_tells_nothing_of_anybody_else(shop: Shop) -> None:
    await shop.welcome("bia")
    await _busy(shop, "bia", "onix-2020", "10:00")
    result = await shop.use("export_my_data", "ana")
    assert result["records"] == await _rows_about(shop, "ana")
    assert "Bia" not in str(result)
    assert (await shop.use("export_my_data", "nobody")) == {"records": {}, "personal": {}, "copy": {}}


async def test_nothing_is_erased_without_a_confirmation(shop: Shop) -> None:
    await _busy(shop, "ana", "onix-2021", "16:00")
    before = await _rows_about(shop, "ana")
    refused = await shop.refusal("erase_my_data")
    assert (refused.code, refused.facts) == ("invalid", {"needs_confirmation": True})
    assert await _rows_about(shop, "ana") == before


async def test_erasing_leaves_only_the_proof_of_consent_and_of_the_erasure(shop: Shop) -> None:
    await _busy(shop, "ana", "onix-2021", "16:00")
    before = await _rows_about(shop, "ana")
    result = await shop.use("erase_my_data", turn="last", confirmed=True)
    assert result["erased"] is True
    assert result["records"] >= sum(count for name, count in before.items() if name != "consents")
    assert await _rows_about(shop, "ana") == {"consents": 1, "effects": 1}
    async with shop.records.engine.connect() as connection:
        dump = [str(row) for table in metadata.sorted_tables for row in await connection.execute(table.select())]
    assert not [row for row in dump if "Teles" in row or "52998224725" in row or "99812" in row]


async def test_erasing_frees_the_car_and_the_time_for_others(shop: Shop) -> None:
    await shop.welcome("bia")
    await _busy(shop, "ana", "onix-2021", "16:00")
    await shop.use("erase_my_data", "ana", confirmed=True)
    assert (await shop.car("onix-2021")).status is CarStatus.AVAILABLE
    await _busy(shop, "bia", "onix-2021", "16:00")


async def test_erasing_does_not_bring_back_a_car_sold_meanwhile(shop: Shop) -> None:
    await _busy(shop, "ana", "onix-2021", "16:00")
    await shop.put_status("onix-2021", CarStatus.SOLD)
    await shop.use("erase_my_data", "ana", confirmed=True)
    assert (await shop.car("onix-2021")).status is CarStatus.SOLD


async def test_erasing_one_person_leaves_the_others_alone(shop: Shop) -> None:
    await shop.welcome("bia")
    await _busy(shop, "bia", "onix-2020", "10:00")
    await _busy(shop, "ana", "onix-2021", "16:00")
    before = await _rows_about(shop, "bia")
    await shop.use("erase_my_data", "ana", confirmed=True)
    assert await _rows_about(shop, "bia") == before
    assert (await shop.car("onix-2020")).status is CarStatus.RESERVED


async def test_erasing_again_finds_nothing_more(shop: Shop) -> None:
    await _busy(shop, "ana", "onix-2021", "16:00")
    await shop.use("erase_my_data", "ana", confirmed=True)
    assert (await shop.use("erase_my_data", "ana", confirmed=True))["records"] <= 1
    async with shop.records.reading(SHOP) as books:
        assert await books.people.find("ana") is None
