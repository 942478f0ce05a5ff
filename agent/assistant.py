"""The one door of the agent: a turn in, an answer out, once."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver

from agent.attachments import spelled_out
from agent.context import Context
from agent.graph import compiled
from agent.hearing import Ears
from agent.identified import identified
from agent.providers import Providers
from agent.recollection import Recollection
from agent.redaction import may_keep, revoked
from agent.remembered import remembered
from agent.resting import rested
from agent.scoring import evidence
from agent.state import State
from agent.toolset import HouseAgent
from agent.understanding import Understanding
from agent.vocabulary import vocabulary
from domain.cars.lots import Lot
from domain.clock import Clock
from domain.conversation import MAX_TEXT, Answer, Turn, thread
from domain.customers.leads import score
from domain.people import Actor, Role
from memory.history import History
from memory.media import MediaFiles
from memory.records import Records, Standing
from tools import Counter, Toolbox
from tools.price_sources import PriceSource

log = logging.getLogger(__name__)


class Assistant:
    """Answers turns. Turns of one conversation must come one after the other: the caller holds its lock, and says so by `Turn.fence`."""

    def __init__(
        self,
        records: Records,
        toolbox: Toolbox,
        understanding: Understanding,
        checkpointer: BaseCheckpointSaver[Any],
        clock: Clock,
        providers: Providers | None = None,
        history: History | None = None,
        files: MediaFiles | None = None,
        ears: Ears | None = None,
        market: PriceSource | None = None,
        mails: bool = False,
    ) -> None:
        self.records = records
        self.toolbox = toolbox
        self.understanding = understanding
        self.clock = clock
        self.providers = providers or Providers()
        self.checkpointer = checkpointer
        self.history = history
        self.files = files
        self.ears, self.mails = ears, mails
        self.market = market
        self._recollection = Recollection(checkpointer)
        self._graph = compiled()
        self._agents: dict[Role, HouseAgent] = {}

    async def answer(self, turn: Turn) -> Answer:
        """Answer a turn and keep the answer; a turn answered before gives the same answer and does nothing.

        Superseded where another worker has taken the conversation over meanwhile: then nothing was kept.
        """
        async with self.records.reading(turn.tenant) as books:
            standing = await books.standings.of(turn)
            if standing.answer is not None:
                return standing.answer
            lot = await books.catalogue.lot(turn.at.year, standing.catalogue_version)
        if standing.person is None:
            await self._meet(turn)
        if self.ears is not None:
            turn = await self.ears.heard(turn, consent=standing.consent is True)
        turn = spelled_out(turn)
        actor = Actor(turn.tenant, turn.person_id, turn.role)
        counter = Counter(
            actor, self.records, self.clock, turn.effects, turn.conversation,
            stock=lot, fence=turn.fence, history=self.history, market=self.market,
            mails=self.mails,
        )  # fmt: skip
        return await self._keep(turn, await self._run(turn, standing, lot, counter), counter)

    async def forget(self, tenant: str, conversations: Iterable[str], *, later: bool = False) -> None:
        """After somebody's records were erased: forget what their conversations, the history and their files hold, leave none in a log.

        `later` lets the background job rewrite the history where that fails now: an answer does not wait for a disk.
        """
        for conversation in conversations:
            await self._recollection.forget(thread(tenant, conversation))
        await self.records.empty_log()
        await self._settle(tenant, later=later)

    async def _settle(self, tenant: str, *, later: bool) -> None:
        for kept in (self.history, self.files):
            try:
                if kept is not None:
                    await kept.settle(tenant)
            except Exception:
                if not later:
                    raise
                log.exception("%s is not settled yet; the background job will do it", type(kept).__name__)

    async def _meet(self, turn: Turn) -> None:
        async with self.records.writing(turn.tenant) as books:
            await books.people.meet(turn.person_id, turn.role, turn.at)
            await books.conversations.open(turn.conversation, turn.person_id, turn.channel, turn.at)

    async def _run(self, turn: Turn, standing: Standing, lot: Lot, counter: Counter) -> State:
        read = replace(turn, text=turn.text[:MAX_TEXT])
        known, agent = await vocabulary(counter, lot), self._agent_of(turn.role)
        context = Context(read, standing, lot, counter, self.toolbox, self.understanding, self.providers, agent, known)
        memory = rested(await self._recollection.recall(turn.thread), turn.at)
        state: State = await self._graph.ainvoke(await identified(memory, context), context=context)
        return {**state, "memory": remembered(state)}

    def _agent_of(self, role: Role) -> HouseAgent:
        """Made at the first turn of a role."""
        if role not in self._agents:
            self._agents[role] = HouseAgent(self.toolbox, role)
        return self._agents[role]

    async def _keep(self, turn: Turn, state: State, counter: Counter) -> Answer:
        """One transaction: the answer, the outbox, the lead's new score, the audit entries, and the conversation's memory."""
        assert state["answer"] is not None
        answer, memory = Answer.from_json(state["answer"]), state["memory"]
        erased = any(call.name == "erase_my_data" and call.ok for call in answer.tools)
        if erased:
            counter.fence = None  # the conversation's row is gone with everything else
        keep_text = may_keep(state)
        async with counter.writing() as books:
            if not await books.turns.done(turn if keep_text else replace(turn, text=""), answer):
                first = await books.turns.find(turn.id)
                assert first is not None
                return first
            if turn.messages:
                await books.inbox.answered(turn.channel, turn.messages, turn.id, keep_text=keep_text)
            await books.audit.record(counter.entries)
            if turn.role is Role.CUSTOMER and keep_text:
                known = await evidence(books, turn, memory["profile"], counter.stock)
                await books.leads.put(turn.person_id, score(known), memory["profile"], turn.at, memory.get("origin"))
            if not erased:
                await self._recollection.keep(turn.thread, memory)
        if erased:
            await self.forget(turn.tenant, {turn.conversation, *counter.erased}, later=True)
        elif revoked(state):
            await self._recollection.forget_earlier(turn.thread)
            await self._settle(turn.tenant, later=True)
        else:
            await self._recollection.tidy(turn.thread, memory)
        return answer
