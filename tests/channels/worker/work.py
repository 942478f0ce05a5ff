"""`balcao worker` over parts that die when they are told to, as a process of the hatchery does it."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

from agent.assistant import Assistant
from channels.commands.options import told_to_stop
from channels.house import open_house
from channels.worker import open_worker
from tests.channels.hatchery import understood
from tests.channels.worker.mortal import Allergic, Fate, MortalRecords, MortalSessions, MortalToolbox, Point
from tools.catalogue import TOOLBOX

OPEN = "open\n"


def work(**how: object) -> None:
    asyncio.run(_work(**how))


async def _work(home: str, tenant: str, redis: str, dies: str | None, allergic: bool, slow: float, goodbye: float, expires: float) -> None:
    """Says so when it is at work."""
    stopping, fate = told_to_stop(), Fate(Point(dies) if dies else None)
    understanding = Allergic(understood()) if allergic else understood()
    async with AsyncExitStack() as stack:
        house = await stack.enter_async_context(open_house(Path(home), tenant=tenant, understanding=understanding))
        records, tools = MortalRecords(house.records.address, fate), MortalToolbox(TOOLBOX, fate, slow)
        stack.push_async_callback(records.close)
        checkpoints, history, files = house.assistant.checkpointer, house.history, house.files
        assistant = Assistant(records, tools, understanding, checkpoints, house.clock, history=history, files=files)
        sessions = MortalSessions(redis, fate, expires)
        stack.push_async_callback(sessions.close)
        mortal = replace(house, records=records, toolbox=tools, assistant=assistant)
        await stack.enter_async_context(open_worker(mortal, sessions, goodbye=goodbye))
        print(OPEN, end="", flush=True)
        await stopping.wait()
