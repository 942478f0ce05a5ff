"""The command as people run it: another process, with an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-m", "channels.commands.main")
LONGEST = 90.0
_CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


def environment(home: Path, **more: str) -> dict[str, str]:
    """Nothing of the tester's own settings; the code is this checkout's, wherever the package is installed from."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return {**kept, "LANGGRAPH_STRICT_MSGPACK": "true", "PYTHONPATH": str(_CHECKOUT), "BALCAO_HOME": str(home), **more}


def balcao(*words: str, home: Path, stdin: bytes = b"", settings: Mapping[str, str] | None = None) -> Ran:
    """Run `balcao WORDS` in the folder that holds the home, so that no `.env` is found."""
    done = subprocess.run(
        [*COMMAND, *words],
        cwd=home.parent,
        env=environment(home, **(settings or {})),
        input=stdin,
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
