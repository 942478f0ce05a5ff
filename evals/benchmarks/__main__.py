"""`python -m evals.benchmarks`: every benchmark, as one table."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from evals.benchmarks.commands import help_time, time_to_ready
from evals.benchmarks.ranking import ranking_time
from evals.benchmarks.recalling import recall_times
from evals.benchmarks.turns import turn_times


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        turn = asyncio.run(turn_times(Path(folder)))
    with tempfile.TemporaryDirectory() as folder:
        filed, fresh = asyncio.run(recall_times(Path(folder)))
    ranked = ranking_time()
    rows = [
        (
            "turn: bare frameworks, p50",
            f"{turn.as_they_come:.1f} ms",
            "LangGraph + SQLite saver + pydantic-ai as they come, an empty tool call",
        ),
        ("turn: the same, kept once", f"{turn.kept_once:.1f} ms", "durability=exit: one checkpoint a turn, as ours"),
        ("turn: Balcão, p50", f"{turn.ours:.1f} ms", f"{turn.ours / turn.as_they_come:.2f} × bare (at most 2 ×, and under 30 ms)"),
        ("", "", f"{turn.ours / turn.kept_once:.2f} × the same, kept once"),
        ("100,000 cars ranked, p50", f"{ranked:.1f} ms", "under 50 ms"),
        ("recall among 100,000 turns, p50", f"{filed:.0f} ms", f"{fresh:.0f} ms with 20 turns of today not filed yet"),
        ("balcao --help, p50", f"{help_time():.0f} ms", "under 300 ms"),
        ("serve until /ready", f"{time_to_ready():.1f} s", "under 6 s"),
    ]
    for name, value, meaning in rows:
        print(f"{name:<30}{value:>12}   {meaning}")


if __name__ == "__main__":
    main()
