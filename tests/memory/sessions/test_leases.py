"""While Redis is away a conversation is held in the records: by one, who is taken over from when they die."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass

import pytest

from domain.clock import SystemClock
from memory.records import Records
from memory.records.leases import ConversationLease
from memory.sessions import Busy, ConversationLock, PrivateServer, Silent
from memory.sessions.watched import WatchedRedis
from tests.memory.records.samples import ANA, NOON, TENANT

TALK, EXPIRES = "whatsapp:1:ana", 0.9


class House:
    """Processes with a Redis, which `goes_away`, and the same records. Their clients find that out at the first try, since locks live
    for a moment here."""

    def __init__(self, records: Records, server: PrivateServer, clients: list[WatchedRedis]) -> None:
        self.records, self.server, self.clients = records, server, clients

    def lock(self, process: int, wait: float = 0.0) -> ConversationLock:
        lease = ConversationLease(self.records, SystemClock(), TENANT, TALK)
        return ConversationLock(self.clients[process], f"{TENANT}:{TALK}", expires=EXPIRES, wait=wait, lease=lease)

    async def goes_away(self) -> None:
        await self.server.stop()
        await asyncio.gather(*(client.ping() for client in self.clients), return_exceptions=True)

    async def comes_back(self) -> None:
        await self.server.ensure()
        async with asyncio.timeout(30):
            while any(client.away_for for client in self.clients):  # noqa: ASYNC110 - they look by themselves
                await asyncio.sleep(0.01)

    async def may_write(self, token: int, *, begins: bool = False) -> bool:
        async with self.records.writing(TENANT) as books:
            return await books.conversations.fence(TALK, token, SystemClock().now() if begins else None)


@pytest.fixture
async def house(records: Records, server: PrivateServer) -> AsyncIterator[House]:
    async with records.writing(TENANT) as books:
        await books.conversations.open(TALK, ANA, "whatsapp", NOON)
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(WatchedRedis.from_url(server.url)) for _ in range(3)]
        yield House(records, server, clients)


async def test_one_gets_it_once_every_lock_has_expired_and_has_a_token_greater_than_all_before(house: House) -> None:
    async with house.lock(0) as before:
        assert await house.may_write(before, begins=True)
    await house.goes_away()
    with pytest.raises(Silent):
        await house.lock(1).__aenter__()
    await asyncio.sleep(EXPIRES)
    locks = [house.lock(process) for process in range(3)]
    tokens = await asyncio.gather(*(lock.__aenter__() for lock in locks), return_exceptions=True)
    [held] = [token for token in tokens if isinstance(token, int)]
    assert sum(isinstance(token, Busy) for token in tokens) == 2
    assert held > before
    assert (await house.may_write(before), await house.may_write(held)) == (False, True)
    for lock in locks:
        if lock.held:
            await lock.__aexit__(None, None, None)
    async with house.lock(1) as next_one:
        assert next_one > held


async def test_who_held_a_lock_when_redis_went_away_goes_on_holding_the_conversation_also_when_it_is_back(house: House) -> None:
    async with house.lock(0) as token:
        assert await house.may_write(token, begins=True)
        await house.goes_away()
        await asyncio.sleep(2 * EXPIRES)
        with pytest.raises(Busy):
            await house.lock(1).__aenter__()
        await house.comes_back()
        async with house.lock(2, wait=30) as other:  # Redis knows nothing of the lease, the records do
            assert not await house.may_write(other, begins=True)
        assert await house.may_write(token)
    async with house.lock(2, wait=30) as other:
        assert await house.may_write(other, begins=True)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
async def test_who_dies_with_a_lease_is_taken_over_from_and_may_write_no_more(house: House) -> None:
    await house.goes_away()
    await asyncio.sleep(EXPIRES)
    late = house.lock(0)
    token = await late.__aenter__()
    assert late._heartbeat is not None
    late._heartbeat.cancel()  # as its process was killed
    with pytest.raises(Busy):
        await house.lock(1).__aenter__()
    await asyncio.sleep(EXPIRES)
    async with house.lock(1) as next_one:
        assert next_one > token
        assert not await house.may_write(token)
        await late.__aexit__(None, None, None)
        assert await house.may_write(next_one)


@dataclass(frozen=True)
class _Stumbling:
    """A lease that fails once, in a way nobody foresaw."""

    kept: ConversationLease
    stumbled: asyncio.Event

    async def take(self, seconds: float) -> int:
        return await self.kept.take(seconds)

    async def renew(self, token: int, seconds: float) -> bool:
        if not self.stumbled.is_set():
            self.stumbled.set()
            raise ValueError("nobody foresaw this")
        return await self.kept.renew(token, seconds)

    async def give_back(self, token: int, rest: float) -> None:
        await self.kept.give_back(token, rest)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
async def test_a_lease_that_fails_once_in_an_unforeseen_way_is_renewed_all_the_same_and_the_failure_is_told(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    await house.goes_away()
    await asyncio.sleep(EXPIRES)
    lease = _Stumbling(ConversationLease(house.records, SystemClock(), TENANT, TALK), asyncio.Event())
    lock = ConversationLock(house.clients[0], f"{TENANT}:{TALK}", expires=EXPIRES, lease=lease)
    async with lock:
        await lease.stumbled.wait()
        await asyncio.sleep(EXPIRES)
        assert lock.held
        with pytest.raises(Busy):
            await house.lock(1).__aenter__()
    assert "was not renewed" in caplog.text


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
async def test_a_conversation_that_is_to_rest_is_nobodys_until_then(house: House) -> None:
    await house.goes_away()
    await asyncio.sleep(EXPIRES)
    lock = house.lock(0)
    async with lock:
        lock.rest = 0.3
    with pytest.raises(Busy):
        await house.lock(1).__aenter__()
    await asyncio.sleep(0.3)
    async with house.lock(1) as token:
        assert token
