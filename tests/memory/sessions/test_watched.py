"""A Redis that is away is found out once, not by everybody again and again."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from redis.exceptions import ConnectionError, OutOfMemoryError, ResponseError, TimeoutError

from memory.sessions import PrivateServer, connect
from memory.sessions.watched import WatchedRedis


async def test_while_a_server_is_away_commands_fail_at_once_until_it_is_back(server: PrivateServer) -> None:
    async with connect(server) as redis:
        await redis.set("a", "1")
        await server.stop()
        with pytest.raises(ConnectionError):
            await redis.get("a")
        began = time.monotonic()
        for _ in range(100):
            with pytest.raises(ConnectionError):
                await redis.get("a")
        assert time.monotonic() - began < 1
        assert redis.away_for > 0
        await server.ensure()
        async with asyncio.timeout(30):
            while redis.away_for:  # noqa: ASYNC110 - it looks by itself
                await asyncio.sleep(0.01)
        assert await redis.get("a") == "1"


async def test_a_command_that_makes_no_sense_says_nothing_of_the_server(server: PrivateServer) -> None:
    async with connect(server) as redis:
        with pytest.raises(ResponseError):
            await redis.execute_command("NO-SUCH-THING")
        assert redis.away_for == 0
        assert await redis.ping()


async def test_a_server_that_takes_no_writes_is_away(server: PrivateServer) -> None:
    async with connect(server) as redis, connect(server) as operator:
        await operator.execute_command("CONFIG", "SET", "maxmemory", "1")
        try:
            with pytest.raises(OutOfMemoryError):
                await redis.set("a", "1")
            await asyncio.sleep(0.3)
            assert redis.away_for > 0.3
        finally:
            await operator.execute_command("CONFIG", "SET", "maxmemory", "0")


class _Hasty(WatchedRedis):
    longest_answer = 0.1


async def test_a_server_that_accepts_and_says_nothing_is_away(tmp_path: Path) -> None:
    hung_up = asyncio.Event()

    async def says_nothing(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await hung_up.wait()
        writer.close()

    async with (
        await asyncio.start_unix_server(says_nothing, tmp_path / "mute.sock"),
        _Hasty.from_url(f"unix://{tmp_path}/mute.sock") as mute,
    ):
        with pytest.raises(TimeoutError):
            await mute.ping()
        with pytest.raises(ConnectionError):
            await mute.ping()
        assert mute.away_for > 0
        hung_up.set()


async def test_a_server_that_answers_what_nobody_can_read_is_looked_for_until_it_answers_well(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    replies = [b"-OOM full\r\n", b"+\xff\r\n"]

    async def recovers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while asked := await reader.read(4_096):
            writer.write(replies.pop(0) if replies and b"SETINFO" not in asked else b"+OK\r\n" * asked.count(b"*"))
        writer.close()

    address = f"unix://{tmp_path}/garbled.sock"
    async with (
        await asyncio.start_unix_server(recovers, tmp_path / "garbled.sock"),
        WatchedRedis.from_url(address, decode_responses=True) as redis,
    ):
        with pytest.raises(OutOfMemoryError):
            await redis.set("a", "1")
        async with asyncio.timeout(30):
            while redis.away_for:  # noqa: ASYNC110 - it looks by itself
                await asyncio.sleep(0.01)
        assert replies == []
    assert "looking again" in caplog.text
