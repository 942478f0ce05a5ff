"""The parts of a measurement, each a process of its own on loopback: the product, the stand-in, the bare route."""

from __future__ import annotations

import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile

from evals.whatsapp.webhooks import Number

SECRET = "segredo-da-medida"  # noqa: S105 - of a measurement
LONGEST_START = 60.0
_TROUBLE = re.compile(r'"level":"(error|critical)"|^(ERROR|Traceback|\w+Error)')
_MOST_SHOWN = 20
_CHECKOUT = Path(__file__).parents[3]
_COMMAND = "channels.commands.main"
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Running:
    """A process and what it printed first."""

    def __init__(self, process: subprocess.Popen[str], printed: list[str]) -> None:
        self._process, self.printed = process, printed

    @property
    def port(self) -> int:
        """Of the first address it printed."""
        return int(self.printed[0].split("127.0.0.1:")[1].split("/")[0])

    @property
    def megabytes(self) -> float:
        """Memory that is its own or shared, now."""
        return int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1]) * _PAGE / 2**20

    @property
    def cpu_seconds(self) -> float:
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(*words: str, settings: Mapping[str, str] | None = None, lines: int = 1) -> Iterator[Running]:
    """`python -m WORDS`, until the block is left; its first `lines` of output are waited for. Its log goes to a file, as it would in
    production, and what it says of errors is shown at the end."""
    command = [sys.executable, "-m", *words]
    with TemporaryFile("w+", encoding="utf-8") as log:
        process = subprocess.Popen(  # noqa: S603
            command, env=_environment(settings or {}), stdout=subprocess.PIPE, stderr=log, text=True, cwd="/"
        )
        try:
            yield Running(process, _lines(process, lines))
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            log.seek(0)
            for line in islice((line for line in log if _TROUBLE.search(line)), _MOST_SHOWN):
                print(line, end="", file=sys.stderr)


@contextmanager
def bare_route() -> Iterator[int]:
    """The port of the bare route."""
    port = free_port()
    with running("evals.whatsapp.load.bare", str(port), settings={"WHATSAPP_APP_SECRET": SECRET}, lines=0):
        wait_for(port)
        yield port


@contextmanager
def product(home: Path, graph_url: str, token: str, *, database: str | None = None, workers: int = 1) -> Iterator[list[Running]]:
    """The product as in production: a web process and so many workers, over the Redis of the home."""
    settings = _settings(home, graph_url, token) | ({"DATABASE_URL": database.replace("+psycopg", "")} if database else {})
    _fill(settings)
    with ExitStack() as stack:
        web = stack.enter_context(running(_COMMAND, "serve", "--port", "0", "--no-worker", settings=settings, lines=3))
        yield [web, *(stack.enter_context(running(_COMMAND, "worker", settings=settings, lines=0)) for _ in range(workers))]


@contextmanager
def whole_product(home: Path, graph_url: str, token: str) -> Iterator[Running]:
    """The product in one process: `balcao serve`."""
    settings = _settings(home, graph_url, token)
    _fill(settings)
    with running(_COMMAND, "serve", "--port", "0", settings=settings, lines=3) as serving:
        yield serving


def _settings(home: Path, graph_url: str, token: str) -> dict[str, str]:
    return {
        "BALCAO_HOME": str(home), "BALCAO_DEBOUNCE_QUIET": "0", "BALCAO_DEBOUNCE_CAP": "0",
        "WHATSAPP_PHONE_NUMBER_ID": Number().id, "WHATSAPP_ACCESS_TOKEN": token, "WHATSAPP_APP_SECRET": SECRET,
        "WHATSAPP_VERIFY_TOKEN": "medida", "WHATSAPP_API_URL": graph_url, "WHATSAPP_PER_SECOND": "1000",
    }  # fmt: skip


def _fill(settings: Mapping[str, str]) -> None:
    """The sample dealership into the home."""
    command = [sys.executable, "-m", _COMMAND, "demo"]
    subprocess.run(command, env=_environment(settings), check=True, capture_output=True, cwd="/")  # noqa: S603


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def wait_for(port: int) -> None:
    """Until somebody listens."""
    deadline = time.monotonic() + LONGEST_START
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Nothing of the tester's own settings; the code is this checkout's, wherever the package is installed from."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return {**kept, "PYTHONPATH": str(_CHECKOUT), **settings}


def _lines(process: subprocess.Popen[str], count: int) -> list[str]:
    """The first lines on stdout; those after them are read and dropped, so that the process never waits for a reader."""
    got: queue.Queue[str] = queue.Queue()
    stdout = process.stdout
    assert stdout is not None

    def read() -> None:
        for line in stdout:
            got.put(line)

    threading.Thread(target=read, daemon=True).start()
    deadline = time.monotonic() + LONGEST_START
    return [got.get(timeout=max(0.0, deadline - time.monotonic())) for _ in range(count)]
