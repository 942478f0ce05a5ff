"""How long a person waits for the command line and for the server."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import httpx2

PATIENCE = 30.0


def help_time() -> float:
    """Median milliseconds of `balcao --help`, as a process."""
    spent = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "channels.commands.main", "--help"], check=True, capture_output=True)
        spent.append((time.perf_counter() - started) * 1_000)
    return statistics.median(spent)


def time_to_ready() -> float:
    """Seconds from the start of `balcao serve` on a new home to the first 200 of /ready."""
    with tempfile.TemporaryDirectory() as home:
        started = time.perf_counter()
        command = [sys.executable, "-u", "-m", "channels.commands.main", "serve", "--port", "0"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "BALCAO_HOME": home})  # noqa: S603
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split()[1]
            while time.perf_counter() - started < PATIENCE:
                try:
                    if httpx2.get(f"{address}ready", timeout=1).status_code == 200:
                        return time.perf_counter() - started
                except httpx2.HTTPError:
                    time.sleep(0.02)
            raise TimeoutError("serve was not ready")
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(10)
