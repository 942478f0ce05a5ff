"""The one door of the agent: a turn in, an answer out, once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from pydantic_ai import Agent

from agent.context import Context
from agent.graph import compiled
from agent.providers import Providers
from agent.scoring import evidence
from agent.toolset import Hands, toolset
from agent.understanding import Understanding
from domain.clock import Clock
from domain.conversation import MAX_TEXT, Answer, Turn
from domain.leads import score
from domain.people import Actor, Role
from memory.checkpoints import KEEP, forget, trim
from memory.records import Records, Standing
from tools import Counter, Toolbox


class Assistant:
    """Answers turns. Turns of one conversation must come one after the other: the caller holds its lock."""

    def __init__(
        self,
        records: Records,
        toolbox: Toolbox,
        understanding: Understanding,
        checkpointer: BaseCheckpointSaver[Any],
        clock: Clock,
        providers: Providers | None = None,
    ) -> None:
        self.records = records
        self.toolbox = toolbox
        self.understanding = understanding
        self.clock = clock
        self.providers = providers or Providers()
        self.checkpointer = checkpointer
        self._graph = compiled(checkpointer)
        self._agents = {role: Agent(deps_type=Hands, toolsets=[toolset(toolbox, role)], retries=2) for role in Role}

    async def answer(self, turn: Turn) -> Answer:
        """Answer a turn and keep the answer; a turn answered before gives the same answer and does nothing."""
        async with self.records.reading(turn.tenant) as books:
            standing = await books.standings.of(turn)
            if standing.answer is not None:
                return standing.answer
            lot = await books.catalogue.lot(turn.at.year, standing.catalogue_version)
        if standing.person is None:
            await self._meet(turn)
        state = await self._run(turn, standing, lot.models)
        return await self._keep(turn, Answer.from_json(state["answer"]), state, standing)

    async def _meet(self, turn: Turn) -> None:
        async with self.records.writing(turn.tenant) as books:
            await books.people.meet(turn.person_id, turn.role, turn.at)
            await books.conversations.open(turn.conversation, turn.person_id, turn.channel, turn.at)

    async def _run(self, turn: Turn, standing: Standing, models: tuple[str, ...]) -> dict[str, Any]:
        actor = Actor(turn.tenant, turn.person_id, turn.role)
        counter = Counter(actor, self.records, self.clock, turn.id, turn.conversation, catalogue_version=standing.catalogue_version)
        read = replace(turn, text=turn.text[:MAX_TEXT])
        context = Context(read, standing, models, counter, self.toolbox, self.understanding, self.providers, self._agents[turn.role])
        config = {"configurable": {"thread_id": turn.thread}}
        state: dict[str, Any] = await self._graph.ainvoke({"answer": None}, config=config, context=context, durability="exit")
        state["entries"] = counter.entries
        return state

    async def _keep(self, turn: Turn, answer: Answer, state: dict[str, Any], standing: Standing) -> Answer:
        """One transaction: the answer, the outbox, the lead's new score, the audit entries."""
        done = {call.name for call in answer.tools if call.ok}
        erased = "erase_my_data" in done
        async with self.records.writing(turn.tenant) as books:
            granted = standing.consent
            if "set_consent" in done:
                latest = await books.consents.latest(turn.person_id)
                granted = latest is not None and latest.granted
            may_keep = granted is True and not erased
            kept = turn if may_keep or turn.role.is_staff else replace(turn, text="")
            if not await books.turns.done(kept, answer):
                first = await books.turns.find(turn.id)
                assert first is not None
                return first
            if turn.messages:
                await books.inbox.answered(turn.channel, turn.messages, turn.id, keep_text=may_keep)
            await books.audit.record(state["entries"])
            if turn.role is Role.CUSTOMER and may_keep:
                profile = state["memory"]["profile"]
                await books.leads.put(turn.person_id, score(await evidence(books, turn, profile)), profile, turn.at)
        if erased:
            await forget(self.checkpointer, turn.thread)
        elif state["memory"]["turns"] % KEEP == 0:
            await trim(self.checkpointer, turn.thread)
        return answer
