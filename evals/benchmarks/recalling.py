"""What somebody said, found among a hundred thousand turns."""

from __future__ import annotations

import statistics
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from agent.understanding.embedder import embedder
from domain.clock import SystemClock
from domain.conversation import Answer, Reply, Turn
from domain.customers.consent import WORDING_VERSION, Consent
from domain.people import Role
from memory.history import History, Memento, Sought
from memory.history.history import SMALL
from memory.history.segment_files import SegmentFiles
from memory.records import Records
from memory.records.migrate import upgrade
from memory.records.tables import turns

TURNS, PEOPLE = 100_000, 2_000
_TENANT = "bench"
_SAID = ("quero um SUV até 90 mil", "quanto fica a parcela em 48x?", "vocês abrem sábado?", "tem garantia?", "quero marcar uma visita")


async def recall_times(folder: Path) -> tuple[float, float]:
    """Median milliseconds to recall by meaning for a customer of fifty turns: (in files, while the turns of today are in none yet)."""
    records = Records(f"sqlite+aiosqlite:///{folder / 'recall.sqlite'}")
    await upgrade(records)
    history = History(records, folder / "history", embedder())
    await _fill(history, folder)
    filed = await _median(history)
    now = SystemClock().now()
    async with records.writing(_TENANT) as books:
        await books.people.meet("p7", Role.CUSTOMER, now)
        await books.consents.record(Consent("p7", True, WORDING_VERSION, now))
        for number in range(20):
            turn = Turn(f"today:{number}", _TENANT, "talk", "p7", Role.CUSTOMER, _SAID[number % len(_SAID)], now)
            await books.turns.done(turn, Answer(turn.id, "search_cars", "neutral", (Reply("Tenho três."),)))
    fresh = await _median(history)
    await records.close()
    return filed, fresh


async def _fill(history: History, folder: Path) -> None:
    """Files as the job leaves them after years, each with a part of everybody's turns.

    The vectors are drawn: embedding so many texts takes minutes.
    """
    numbers, start = np.random.default_rng(7), datetime(2024, 1, 1, tzinfo=UTC)
    files = SegmentFiles(folder / "history", _TENANT)
    for first in range(0, TURNS, SMALL):
        mementos = [
            Memento(f"t{at}", f"p{at % PEOPLE}", "talk", start + timedelta(minutes=at), _SAID[at % len(_SAID)], "Tenho três.", (), ())
            for at in range(first, first + SMALL)
        ]
        vectors = numbers.standard_normal((len(mementos), history.embedder.dimension)).astype(np.float32)
        segment = files.write(mementos, vectors / np.linalg.norm(vectors, axis=1, keepdims=True), history.embedder.name)
        async with history.records.writing(_TENANT) as books:
            await books.connection.execute(turns.insert(), [_row(memento) for memento in mementos])
            await books.segments.add(segment, [memento.turn_id for memento in mementos])


def _row(memento: Memento) -> dict[str, Any]:
    answer = Answer(memento.turn_id, "search_cars", "neutral", (Reply(memento.answered),)).as_json()
    named = {"tenant": _TENANT, "id": memento.turn_id, "conversation": memento.conversation, "person_id": memento.person_id}
    return named | {"text": memento.said, "answer": answer, "at": memento.at}


async def _median(history: History) -> float:
    spent = []
    for _ in range(12):
        started = time.perf_counter()
        assert await history.recall(_TENANT, Sought("p7", "quanto tinha ficado a parcela?", limit=10))
        spent.append((time.perf_counter() - started) * 1_000)
    return statistics.median(spent)
