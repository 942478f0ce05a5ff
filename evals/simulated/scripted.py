"""A user without a model: an agenda, an ear for questions, and a way of speaking. The same seed speaks the same words."""

from __future__ import annotations

import re
from random import Random

from agent.understanding.text import fold
from domain.conversation import Answer, Card
from evals.simulated.agenda import Fact, Goal
from evals.simulated.phrasing import CHANGED, FACTS, GREETING, NO_MATTER, NUDGES, PICKING, SEEKING
from evals.simulated.user import SimulatorFailed, User

_ASKED: tuple[tuple[str, Fact], ...] = (
    (r"em nome de quem|seu nome|se chama|com quem falo|como (posso )?te cham", "name"),
    (r"telefone|whatsapp|numero|contato", "phone"),
    (r"cidade|onde voce mora|de onde", "city"),
    (r"entrada", "down_payment"),
    (r"quantas (vezes|parcelas)|prazo|em quanto", "installments"),
    (r"que horas|qual horario|que horario|melhor horario|outro horario", "time"),
    (r"que dia|qual dia|quando (voce|quer|fica|prefere|pretende)", "day"),
    (r"quanto (voce )?(quer|pretende|pode|pensa)|faixa|orcamento|ate quanto", "budget"),
    (r"para que|pra que|mais para|vai usar|uso", "usage"),
    (r"mais importa|prioridade|pesa mais", "priority"),
    (r"combustivel", "fuel"),
    (r"cor\b", "color"),
    (r"manual ou|cambio", "transmission"),
    (r"que (tipo de )?carro|procura|modelo.*mente", "category"),
)
_SETTLED = {
    "visit": r"marcad[oa]|agendad[oa]|visita (esta|fica)",
    "reservation": r"reservad[oa]|reserva feita|segur(ei|ado)|fica com voce",
    "offer": r"anotei sua proposta|proposta.*(analisa|vendedor)|vendedor (analisa|vai)",
    "financing": r"\d+x de r\$",
    "details": r"\bkm\b",
    "trade_in": r"anotei|avalia",
}
_ASKS_YES = r"confirm|posso (reservar|marcar|seguir|segurar)|reservo\b|marco\b|quer que eu|pode ser"
_LOST = 3
"""Answers in a row that such a user makes nothing of."""


class ScriptedUser:
    """Answers what is asked, steers to the goal, changes their mind when the agenda says so."""

    def __init__(self, goal: Goal, seed: int) -> None:
        self._goal = goal
        self._facts = dict(goal.facts)
        self._random = Random(f"{seed}:{goal.model_dump_json()}")
        self._said = 0
        self._lost = 0
        self._picked: str | None = None
        self._cars: tuple[Card, ...] = ()

    async def next(self, last: Answer | None) -> str | None:
        self._said += 1
        if last is None:
            return self._opening()
        heard = fold(" ".join(reply.text for reply in last.replies).replace("\u00a0", " "))
        self._cars = tuple(card for reply in last.replies for card in reply.cards) or self._cars
        if self._picked and re.search(_SETTLED[self._goal.want], heard):
            return None
        return self._change() or self._reaction(last, heard)

    def _opening(self) -> str:
        told = [self._fact(fact) for fact in self._goal.opens_with if fact in self._facts]
        return self._one(GREETING[self._goal.style]) + self._one(SEEKING[self._goal.style]).format(" ".join(told) or "um carro")

    def _change(self) -> str | None:
        for change in self._goal.changes:
            if change.at == self._said:
                self._facts[change.fact] = change.to
                return self._one(CHANGED).format(self._fact(change.fact))
        return None

    def _reaction(self, last: Answer, heard: str) -> str:
        question = (re.findall(r"[^.!?]*\?", heard) or [""])[-1]
        if any(fold(button).startswith("sim, pode guardar") for reply in last.replies for button in reply.buttons):
            return (
                self._one(("sim", "pode guardar", "claro, pode"))
                if self._goal.consent
                else self._one(("não", "prefiro que não", "nao quero"))
            )
        if self._picked and question and re.search(_ASKS_YES, question):
            return self._one(("sim", "isso", "confirmo", "pode sim"))
        asked = next((fact for pattern, fact in _ASKED if question and re.search(pattern, question)), None)
        if asked and asked in self._facts:
            self._lost = 0
            return self._fact(asked)
        if self._picked is None and (self._cars or self._goal.want == "trade_in"):
            return self._pick()
        if asked:
            return self._one(NO_MATTER)
        return self._nudge(heard)

    def _pick(self) -> str:
        self._lost = 0
        car = self._chosen()
        self._picked = car or "none"
        day, time = self._facts.get("day", "amanhã"), self._facts.get("time", "15h")
        known = {name: self._facts.get(name, "") for name in ("down_payment", "installments")}
        offer = self._fact("offer") if "offer" in self._facts else ""
        trade_in = self._fact("trade_in") if "trade_in" in self._facts else ""
        return self._one(PICKING[self._goal.want]).format(car=car, day=day, time=time, offer=offer, trade_in=trade_in, **known)

    def _chosen(self) -> str | None:
        """The car's title without its maker, as people say it."""
        if not self._cars:
            return None
        if self._goal.picks == "cheapest":
            card = min(self._cars, key=lambda c: _price(c.subtitle))
        else:
            card = self._cars[{"first": 0, "second": min(1, len(self._cars) - 1), "last": -1}[self._goal.picks]]
        return card.title.split(" ", 1)[1]

    def _nudge(self, heard: str) -> str:
        self._lost += 1
        if self._lost > _LOST:
            raise SimulatorFailed(f"the scripted user makes nothing of: {heard[:200]}")
        if self._picked and self._picked != "none":
            self._picked = None
            return self._pick()
        return self._one(NUDGES)

    def _fact(self, fact: Fact) -> str:
        return self._one(FACTS[fact]).format(self._facts[fact])

    def _one(self, choices: tuple[str, ...]) -> str:
        return self._random.choice(choices)


def scripted(goal: Goal, seed: int) -> User:
    return ScriptedUser(goal, seed)


def _price(subtitle: str) -> int:
    found = re.search(r"R\$\s?([\d.]+)", subtitle)
    return int(found[1].replace(".", "")) if found else 10**9
