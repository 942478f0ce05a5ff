"""The cars, and their columns for ranking."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.cars.vehicles import CATEGORIES, FUELS, TRANSMISSIONS, CarStatus, Vehicle
from domain.errors import NotFound
from domain.money import Money
from memory.records import Records
from tests.memory.records.samples import OTHER, TENANT, car

_words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
_counts = st.none() | st.integers(0, 2**31 - 1)
_money = st.integers(0, 10**12).map(Money)
_vehicles = st.builds(
    Vehicle,
    id=st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=128),
    make=_words, model=_words, version=_words, year=st.integers(1900, 2100), price=_money, mileage=_counts,
    category=st.none() | st.sampled_from(CATEGORIES), fuel=st.none() | st.sampled_from(FUELS),
    transmission=st.none() | st.sampled_from(TRANSMISSIONS), color=st.none() | _words, city=st.none() | _words,
    state=st.none() | st.sampled_from(["SP", "RJ"]), seats=_counts, doors=_counts,
    images=st.lists(_words, max_size=3).map(tuple), options=st.lists(_words, max_size=3).map(tuple),
    description=_words, floor=st.none() | _money, status=st.sampled_from(CarStatus), attributes=st.dictionaries(_words, _words, max_size=3),
)  # fmt: skip
_on_one_database = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_on_one_database
@given(vehicle=_vehicles)
async def test_a_car_comes_back_as_it_was_put(records: Records, vehicle: Vehicle) -> None:
    tenant = uuid4().hex
    async with records.writing(tenant) as books:
        assert await books.catalogue.put(vehicle)
    async with records.reading(tenant) as books:
        assert await books.catalogue.get(vehicle.id) == vehicle
        assert (await books.catalogue.lot(2026)).vehicles == (vehicle,)


async def test_putting_a_car_again_just_so_changes_nothing(records: Records) -> None:
    async with records.writing(TENANT) as books:
        assert await books.catalogue.put(car())
        version = await books.catalogue.version()
        assert not await books.catalogue.put(car())
        assert await books.catalogue.version() == version
        assert await books.catalogue.put(car(price=Money.of(64_900)))
        assert (await books.catalogue.get("onix")).price == Money.of(64_900)
        assert await books.catalogue.count() == 1


async def test_a_reserved_car_that_is_put_again_stays_reserved(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.catalogue.put(car())
        await books.catalogue.set_status("onix", CarStatus.RESERVED)
        assert not await books.catalogue.put(car())
        assert await books.catalogue.put(car(color="Prata"))
        assert await books.catalogue.get("onix") == car(color="Prata", status=CarStatus.RESERVED)


async def test_a_car_nobody_has_is_not_found(records: Records) -> None:
    async with records.reading(TENANT) as books:
        assert await books.catalogue.find("opala") is None
        with pytest.raises(NotFound):
            await books.catalogue.get("opala")


async def test_the_lot_is_made_once_and_made_anew_when_a_car_changes(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.catalogue.add_all([car("a"), car("b")])
        await books.catalogue.add_all([])
    async with records.reading(TENANT) as books:
        lot = await books.catalogue.lot(2026)
        assert [vehicle.id for vehicle in lot.vehicles] == ["a", "b"]
        assert await books.catalogue.lot(2026) is lot
        assert await books.catalogue.lot(2027) is not lot
    async with records.writing(TENANT) as books:
        await books.catalogue.set_status("b", CarStatus.SOLD)
    async with records.reading(TENANT) as books:
        assert list((await books.catalogue.lot(2026)).available) == [True, False]


async def test_a_change_that_was_undone_is_in_no_lot(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.catalogue.put(car())

    async def change() -> None:
        async with records.writing(TENANT) as books:
            await books.catalogue.put(car("phantom"))
            assert len(await books.catalogue.lot(2026)) == 2
            raise ValueError("boom")

    with pytest.raises(ValueError, match="boom"):
        await change()
    async with records.writing(TENANT) as books:
        await books.catalogue.put(car("real"))
    async with records.reading(TENANT) as books:
        assert [vehicle.id for vehicle in (await books.catalogue.lot(2026)).vehicles] == ["onix", "real"]


async def test_no_shop_sees_or_changes_the_cars_of_another(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.catalogue.put(car())
        before = await books.catalogue.version()
    async with records.writing(OTHER) as books:
        assert await books.catalogue.find("onix") is None
        assert await books.catalogue.count() == await books.catalogue.version() == 0
        assert len(await books.catalogue.lot(2026)) == 0
        await books.catalogue.set_status("onix", CarStatus.SOLD)
        await books.catalogue.put(car(price=Money.of(1)))
    async with records.reading(TENANT) as books:
        assert await books.catalogue.get("onix") == car()
        assert await books.catalogue.version() == before
