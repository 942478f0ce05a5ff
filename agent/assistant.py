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
from memory.records import Records
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
            done = await books.turns.find(turn.id)
            known = await books.people.find(turn.person_id) if done is None else None
        if done is not None:
            return done
        if known is None:
            await self._meet(turn)
        state = await self._run(turn)
        answer = Answer.from_json(state["answer"])
        return await self._keep(turn, answer, state)

    async def _meet(self, turn: Turn) -> None:
        async with self.records.writing(turn.tenant) as books:
            await books.people.meet(turn.person_id, turn.role, turn.at)
            await books.conversations.open(turn.conversation, turn.person_id, turn.channel, turn.at)

    async def _run(self, turn: Turn) -> dict[str, Any]:
        actor = Actor(turn.tenant, turn.person_id, turn.role)
        counter = Counter(actor, self.records, self.clock, turn.id, turn.conversation)
        read = replace(turn, text=turn.text[:MAX_TEXT])
        context = Context(read, counter, self.toolbox, self.understanding, self.providers, self._agents[turn.role])
        config = {"configurable": {"thread_id": turn.thread}}
        state: dict[str, Any] = await self._graph.ainvoke({"answer": None}, config=config, context=context, durability="exit")
        state["entries"] = counter.entries
        return state

    async def _keep(self, turn: Turn, answer: Answer, state: dict[str, Any]) -> Answer:
        """One transaction: the answer, the outbox, the lead's new score, the audit entries."""
        erased = any(call.name == "erase_my_data" and call.ok for call in answer.tools)
        async with self.records.writing(turn.tenant) as books:
            consent = await books.consents.latest(turn.person_id)
            may_keep = consent is not None and consent.granted and not erased
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
            await self.checkpointer.adelete_thread(turn.thread)
        return answer
