"""The shop's people sign in; what their token is worth is looked up each time."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import httpx2
import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient, Response

from channels.api import login_routes
from channels.api.login import LIFE
from domain.clock import FixedClock
from domain.passwords import sealed
from domain.people import Role
from tests.tools.counters import Shop

BUYER, GIVEN, OWN = "comprador@ipe", "k7mp-2222-wxyz-abcd", "tres tigres tristes"

_addresses = count(1)


@pytest.fixture
async def door(app: FastAPI, shop: Shop) -> AsyncClient:
    """A client of its own address, and a buyer with a one-time password."""
    app.include_router(login_routes)
    app.state.secret = "k" * 40
    async with shop.records.writing(app.state.house.tenant) as books:
        await books.people.meet(BUYER, Role.BUYER, shop.clock.now())
        await books.accounts.put(BUYER, sealed(GIVEN), shop.clock.now(), one_time=True)
    address = f"203.0.113.{next(_addresses)}"  # of its own: who guesses is held back
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False, client=(address, 1))
    return httpx2.AsyncClient(transport=transport, base_url="http://balcao")


async def _signs_in(door: AsyncClient, password: str, email: str = BUYER) -> Response:
    return await door.post("/auth/token", data={"username": email, "password": password})


def _with(answer: Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


async def _chooses(door: AsyncClient, password: str = OWN) -> Response:
    return await door.post("/auth/password", json={"password": password}, headers=_with(await _signs_in(door, GIVEN)))


async def test_a_one_time_password_only_lets_another_be_chosen(door: AsyncClient) -> None:
    first = await _signs_in(door, GIVEN)
    assert (first.status_code, first.json()["must_change"], first.json()["token_type"]) == (200, True, "bearer")
    assert (await door.get("/auth/me", headers=_with(first))).status_code == 403
    chosen = await _chooses(door)
    assert (await door.get("/auth/me", headers=_with(chosen))).json() == {"email": BUYER, "role": "buyer", "tenant": "ipe"}
    assert (await _signs_in(door, GIVEN)).status_code == 401
    again = await door.post("/auth/token", json={"username": BUYER.upper(), "password": OWN})
    assert (again.status_code, again.json()["must_change"]) == (200, False)
    assert (await door.get("/auth/me", headers=_with(first))).status_code == 401


@pytest.mark.parametrize(
    ("email", "password"), [(BUYER, "errada demais"), ("ninguem@ipe", GIVEN), ("' or 1=1 --", "x"), (BUYER, "\x00" * 30)]
)
async def test_a_wrong_password_and_a_nobody_are_refused_alike(door: AsyncClient, email: str, password: str) -> None:
    answer = await _signs_in(door, password, email)
    assert (answer.status_code, answer.json()["detail"]) == (401, "E-mail ou senha não conferem.")
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("body", [b"", b"username=a", b"\xff\xfe", b"{", b"username=" + b"a" * 5_000])
async def test_what_is_no_sign_in_is_told_what_one_is(door: AsyncClient, body: bytes) -> None:
    assert (await door.post("/auth/token", content=body)).status_code in (413, 422)


@pytest.mark.parametrize("token", ["", "x", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjb21wcmFkb3JAaXBlIn0.", "a.b.c"])
async def test_a_token_that_is_none_of_ours_opens_nothing(door: AsyncClient, token: str) -> None:
    assert (await door.get("/auth/me", headers={"Authorization": f"Bearer {token}"})).status_code == 401
    assert (await door.get("/auth/me")).status_code == 401


async def test_a_token_ends_by_itself_and_a_person_who_left_is_out_at_once(door: AsyncClient, app: FastAPI, shop: Shop) -> None:
    own = _with(await _chooses(door))
    assert isinstance(shop.clock, FixedClock)
    shop.clock.set(shop.clock.now() + LIFE - timedelta(minutes=1))
    assert (await door.get("/auth/me", headers=own)).status_code == 200
    async with shop.records.writing(app.state.house.tenant) as books:
        await books.people.appoint(BUYER, Role.MANAGER)
    assert (await door.get("/auth/me", headers=own)).json()["role"] == "manager"
    shop.clock.set(shop.clock.now() + timedelta(minutes=2))
    assert (await door.get("/auth/me", headers=own)).status_code == 401
    fresh = _with(await _signs_in(door, OWN))
    async with shop.records.writing(app.state.house.tenant) as books:
        await books.accounts.remove(BUYER)
    assert (await door.get("/auth/me", headers=fresh)).status_code == 401


@pytest.mark.parametrize(
    ("password", "told"), [("curta", "pelo menos 10"), ("a" * 300, "passa de 200"), ("senha12345", "fácil"), (GIVEN, "igual")]
)
async def test_a_password_that_is_no_good_is_told_why(door: AsyncClient, password: str, told: str) -> None:
    answer = await _chooses(door, password)
    assert (answer.status_code, told in answer.json()["detail"]) == (422, True)


async def test_guessing_is_held_back(door: AsyncClient) -> None:
    answers = [(await _signs_in(door, f"tentativa {n}")).status_code for n in range(14)]
    assert answers[:10] == [401] * 10
    assert answers[-1] == 429
