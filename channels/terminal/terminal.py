"""A conversation in the terminal: it calls the assistant directly."""

from __future__ import annotations

import json
import secrets
import sys
import time
from pathlib import Path
from typing import Literal, Self

from agent.assistant import Assistant
from channels.terminal.clock import ScriptClock
from channels.terminal.script import Line, as_they_come
from domain.conversation import Answer, Turn
from domain.errors import Invalid, NotAllowed, NotFound
from domain.people import Role
from memory.records import Records

LONGEST_NAME = 100


class Terminal:
    """One person's conversation. `clock` is also the assistant's: the lines of a script set it for both."""

    def __init__(self, assistant: Assistant, clock: ScriptClock, tenant: str, person_id: str, role: Role) -> None:
        self.assistant = assistant
        self.clock = clock
        self.tenant = tenant
        self.person_id = person_id
        self.role = role
        self._session = secrets.token_hex(8)

    @classmethod
    async def open(
        cls, records: Records, assistant: Assistant, clock: ScriptClock, tenant: str, role: Literal["customer", "staff"], as_: str | None
    ) -> Self:
        """A new customer, or the one named; staff must exist, and are the demo's buyer where nobody is named."""
        if as_ is not None and (not as_.strip() or len(as_) > LONGEST_NAME or not as_.isprintable()):
            raise Invalid(f"O nome em --as precisa ter de 1 a {LONGEST_NAME} caracteres.")
        wanted = as_ or ("comprador@demo" if role == "staff" else f"terminal-{secrets.token_hex(6)}")
        async with records.reading(tenant) as books:
            person = await books.people.find(wanted)
        is_staff = person is not None and person.role.is_staff
        if role == "customer":
            if is_staff:
                raise NotAllowed(f"{wanted} é da equipe. Use --role staff, ou outro nome em --as.")
            return cls(assistant, clock, tenant, wanted, Role.CUSTOMER)
        if person is None or not is_staff:
            raise NotFound(f"Não há ninguém da equipe como {wanted}. Rode “balcao demo” ou confira o e-mail em --as.")
        return cls(assistant, clock, tenant, person.id, person.role)

    async def converse(self, script: Path | None, as_json: bool) -> None:
        """Answer every line; `as_json` prints the contract's object a turn, else the words for a person."""
        if script is None and not as_json and sys.stdin.isatty():
            print("Converse à vontade; /sair encerra.\n")
        number = 0
        async for line in as_they_come(script):
            number += 1
            started = time.perf_counter()
            answer = await self._answer(number, line)
            spent = round((time.perf_counter() - started) * 1000, 1)
            if as_json:
                print(json.dumps(_object(number, line, answer, spent), ensure_ascii=False), flush=True)
            else:
                _print(answer, echo=line.text if script else None)

    async def _answer(self, number: int, line: Line) -> Answer:
        if line.at is not None:
            self.clock.set(line.at)
        turn = Turn(
            id=f"{self._session}:{number:06}",
            tenant=self.tenant,
            conversation=f"terminal:{self.person_id}",
            person_id=self.person_id,
            role=self.role,
            text=line.text,
            at=self.clock.now(),
        )
        return await self.assistant.answer(turn)


def _object(number: int, line: Line, answer: Answer, spent: float) -> dict[str, object]:
    return {
        "turn": number,
        "user": line.text,
        "intent": answer.intent,
        "sentiment": answer.sentiment,
        "tools": [call.as_json() for call in answer.tools],
        "replies": [reply.as_json() for reply in answer.replies],
        "model": answer.model,
        "ms": spent,
    }


def _print(answer: Answer, echo: str | None) -> None:
    """Words for a person: text, cards, and buttons in brackets."""
    if echo is not None:
        print(f"você › {echo}")
    if answer.silent:
        print("  (uma pessoa da equipe está com a conversa; escreva “voltar” para falar com a assistente)")
    for reply in answer.replies:
        print(f"bia  › {reply.text}")
        for at, card in enumerate(reply.cards, 1):
            print(f"       {at}. {card.title} — {card.subtitle}")
        if reply.buttons:
            print("       " + " ".join(f"[{button}]" for button in reply.buttons))
    print()
