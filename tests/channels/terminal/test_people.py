"""Who speaks in the terminal: a new customer, one who comes back, or somebody of the staff."""

from __future__ import annotations

import pytest

from channels.house import House
from channels.terminal import ScriptClock, Terminal
from domain.errors import Invalid, NotAllowed, NotFound
from domain.people import Role
from tests.channels.terminal.conftest import Play


async def test_a_name_comes_back_to_the_same_conversation(play: Play) -> None:
    await play("oi", "sim", "quero um SUV até 90 mil", as_="ana")
    again = await play("me fala mais do segundo", as_="ana")
    assert [tool["name"] for tool in again[0]["tools"]] == ["car_details"]
    assert again[0]["turn"] == 1
    assert "posso guardar" not in str(again[0]["replies"]).lower()


async def test_without_a_name_every_customer_is_new(play: Play) -> None:
    await play("oi", "sim", "quero um SUV até 90 mil")
    again = await play("oi")
    assert "Sim, pode guardar" in again[0]["replies"][-1]["buttons"]


async def test_the_staff_channel_is_the_demos_buyer_unless_somebody_is_named(house: House) -> None:
    assert (await _opened(house, "staff", None)).role is Role.BUYER
    assert (await _opened(house, "staff", "gerente@demo")).role is Role.MANAGER


async def test_staff_speak_with_their_own_tools(play: Play) -> None:
    spoken = await play("quais os leads mais quentes?", role="staff", as_="vendedora@demo")
    assert [tool["name"] for tool in spoken[0]["tools"]] == ["list_leads"]


@pytest.mark.parametrize("name", ["ninguem@demo", "lead-ana"])
async def test_somebody_who_is_not_staff_does_not_become_it_by_saying_so(house: House, name: str) -> None:
    with pytest.raises(NotFound, match=f"{name}.*balcao demo"):
        await _opened(house, "staff", name)


async def test_somebody_of_the_staff_is_no_customer(house: House) -> None:
    with pytest.raises(NotAllowed, match="--role staff"):
        await _opened(house, "customer", "gerente@demo")


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "a\nb", "a\0b"])
async def test_a_name_that_cannot_be_kept_is_refused(house: House, name: str) -> None:
    with pytest.raises(Invalid, match="--as"):
        await _opened(house, "customer", name)


async def _opened(house: House, role: object, name: str | None) -> Terminal:
    assert isinstance(house.clock, ScriptClock)
    assert role in ("customer", "staff")
    return await Terminal.open(house.records, house.assistant, house.clock, house.tenant, role, name)  # type: ignore[arg-type]
