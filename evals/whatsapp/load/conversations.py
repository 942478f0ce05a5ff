"""Conversations at once: how long an answer takes, whether every message gets one, and what steady load does to memory."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from evals.whatsapp.graph import standin
from evals.whatsapp.load.memory import Watch
from evals.whatsapp.load.processes import SECRET, product
from evals.whatsapp.load.table import Row
from evals.whatsapp.load.talks import Talk, Talked, roomy_graph, talked
from evals.whatsapp.posting import Webhooks

HUNDRED = Talk(people=100, messages=5, within=8.0, thinks=12.0)
"""A hundred people in the middle of a conversation: each answers 3 to 12 seconds after it was answered."""
SALVO = Talk(people=100, messages=1, first=10_000)
"""A hundred people who write in the same instant."""
THOUSAND = Talk(people=1_000, messages=1, first=20_000)
WORKERS = os.cpu_count() or 1
"""One a core, as in production."""
STEADY = 40
"""People who talk all the time while memory is watched, each answering after 3 to 12 seconds."""


SLOWEST = 500.0
"""Milliseconds."""
GROWTH = 25.0
"""Megabytes in ten minutes by which a process may grow and still be called flat: what an allocator keeps. A slope that is no greater than
its noise is none."""


async def conversation_rows(minutes: float) -> list[Row]:
    """`minutes` of steady load, after the rest."""
    async with standin(roomy_graph()) as graph:
        with tempfile.TemporaryDirectory() as home, product(Path(home), graph.url, graph.token, workers=WORKERS) as parts:
            async with Webhooks(f"http://127.0.0.1:{parts[0].port}/webhook/whatsapp", SECRET) as webhooks:

                async def had(talk: Talk) -> Talked:
                    return await talked(talk, graph, webhooks)

                await had(Talk(people=10, messages=2, first=90_000))
                hundred, salvo, thousand = await had(HUNDRED), await had(SALVO), await had(THOUSAND)
                async with Watch(parts) as watch:
                    steady = await had(
                        Talk(people=STEADY, messages=max(2, round(minutes * 60 / 7.5)), within=8.0, thinks=12.0, first=30_000)
                    )
                growth = watch.slopes
    return [
        Row(
            f"{HUNDRED.people} conversations at once, webhook → API call",
            f"p50 {hundred.median:.0f} ms, p95 {hundred.percentile(0.95):.0f} ms, errors {hundred.errors:.1f} %",
            "p95 under 500 ms, errors 0 %",
            hundred.percentile(0.95) < SLOWEST and not hundred.errors,
            hundred.percentile(0.95),
        ),
        Row(
            f"{SALVO.people} messages in one instant",
            f"p50 {salvo.median:.0f} ms, p95 {salvo.percentile(0.95):.0f} ms, errors {salvo.errors:.1f} %",
        ),
        Row(
            f"{THOUSAND.people} conversations at once",
            f"{len(thousand.latencies)} answered in {thousand.seconds:.0f} s, errors {thousand.errors:.1f} %",
            "all answered",
            len(thousand.latencies) >= THOUSAND.people and not thousand.errors,
        ),
        Row(
            f"memory over {steady.seconds / 60:.1f} min of steady load ({len(steady.latencies)} messages)",
            "; ".join(f"{name} {grown}" for name, grown in zip(("web", *(["worker"] * WORKERS)), growth, strict=True)),
            f"flat: under {GROWTH:.0f} MB in 10 min",
            all(10 * (grown.a_minute - grown.noise) < GROWTH for grown in growth),
        ),
    ]
