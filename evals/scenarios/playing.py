"""A scenario played: its people speak, the real assistant answers, everything is noted."""

from __future__ import annotations

import time
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import timedelta

from pydantic_ai.models import Model

from agent.personas import persona_text
from agent.understanding.text import fold
from channels.house import House
from domain.clock import FixedClock
from evals.metering import Meter
from evals.scenarios.noise import spoiled
from evals.scenarios.scenario import CUSTOMER, Said, Scenario
from evals.scenarios.talk import Exchange, Talk
from evals.simulated import Simulator, SimulatorFailed, scripted
from evals.worlds import Neighbours, Speaker, WatchedToolbox, Worlds, ending_of, neighbours, purchases_of
from tools import Toolbox
from tools.catalogue import TOOLBOX

A_MOMENT = timedelta(seconds=40)
"""Between two turns that do not say when."""


@dataclass(slots=True)
class Player:
    """`toolbox` and `models` are what the assistant works with: the house's tools and the local brain, unless others are handed in.

    `simulator` makes the user of a `goal`; without one the user follows an agenda and needs no model.
    """

    worlds: Worlds
    toolbox: Toolbox = TOOLBOX
    models: tuple[str | Model, ...] = ()
    simulator: Simulator = scripted

    async def play(self, scenario: Scenario, seed: int = 0) -> Talk:
        watched, meter = WatchedToolbox(self.toolbox), Meter()
        providers = meter.metered(self.models)
        stock = {car.id: car for car in scenario.world.stock()}
        paid = scenario.world.goods.paid() if scenario.world.goods else {}
        talk = Talk(scenario.id, seed, stock, paid, secrets=(*scenario.world.canaries, persona_text("customer"), persona_text("staff")))
        async with (
            neighbours(scenario.world.mail, scenario.world.marketplace) if scenario.world.goods else nullcontext() as around,
            self.worlds.opened(scenario.world, toolbox=watched, providers=providers, around=around) as house,
        ):
            stage = _Stage(scenario, seed, house, watched, talk, around)
            if scenario.goal is None:
                for at, said in enumerate(scenario.turns):
                    await stage.turn(at, said)
            else:
                await self._simulate(stage, scenario)
            for person in {CUSTOMER, *scenario.state}:
                rows = person in scenario.state and scenario.state[person].erased
                talk.endings[person] = await ending_of(house, person, Speaker(house, person).conversation, rows=rows)
            if around is not None:
                await around.deal_with(house)  # once more, when nobody says anything: nothing may go out twice
                talk.purchases = await purchases_of(house, around.letters())
        talk.tokens, talk.cost = meter.tokens, meter.cost
        return talk

    async def _simulate(self, stage: _Stage, scenario: Scenario) -> None:
        """Until the user is content, gives up, or says something that is no user's: that is the simulator's fault, not the assistant's."""
        assert scenario.goal is not None
        try:
            user = self.simulator(scenario.goal, stage.seed)
            for at in range(scenario.goal.most_turns):
                last = stage.talk.exchanges[-1].answer if stage.talk.exchanges else None
                words = await user.next(last)
                if words is None:
                    return
                await stage.turn(at, Said(say=words))
        except SimulatorFailed as failed:
            stage.talk.simulator = str(failed)


@dataclass(slots=True)
class _Stage:
    scenario: Scenario
    seed: int
    house: House
    watched: WatchedToolbox
    talk: Talk
    around: Neighbours | None = None

    async def turn(self, at: int, said: Said) -> None:
        clock = self.house.clock
        assert isinstance(clock, FixedClock)
        clock.set(said.at or clock.now() + (said.after or A_MOMENT))
        role = self.scenario.role_of(said.by)
        speaker = Speaker(self.house, said.by, role, len(self.talk.of(said.by)))
        words = said.text if said.exact else spoiled(said.text, self.seed, self._names())
        started = time.perf_counter()
        answer = await speaker.says(words, *(sent.attachment() for sent in said.sends))
        spent = (time.perf_counter() - started) * 1_000
        self.talk.exchanges.append(Exchange(at, said.by, role, words, clock.now(), answer, self.watched.taken(), spent))
        if self.around is not None:
            await self.around.deal_with(self.house)

    def _names(self) -> frozenset[str]:
        named = [f"{car.make} {car.model} {car.version} {car.city}" for car in self.talk.stock.values()]
        named += self.scenario.world.goods.words() if self.scenario.world.goods else []
        return frozenset(fold(word) for name in named for word in name.split())
