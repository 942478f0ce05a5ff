"""What is kept about a customer, in words they can check: who they are, what they look for, what was arranged and told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from agent.brain.phrasing.dates import day_and_time
from agent.brain.phrasing.genders import the
from agent.brain.phrasing.lists import and_list
from agent.brain.phrasing.money import brl
from agent.brain.phrasing.wishes import wish_in_words
from domain.cars.wishes import Wish
from domain.clock import local

_PERSONAL = {"name": "nome", "phone": "telefone", "email": "e-mail", "city": "cidade"}
_STATES = {"cancelled": " (cancelada)"}
_Rows = Sequence[Mapping[str, Any]]
_MOST = 3
"""Visits, reservations and offers told one by one; of more only how many."""
_OTHER_DEALINGS = {
    "financing": ("1 simulação de parcelas", "{} simulações de parcelas"),
    "trade_in": ("o carro que você quer dar na troca", "{} carros que você quer dar na troca"),
    "feedback": ("sua opinião sobre um carro", "sua opinião sobre {} carros"),
    "handoff": ("1 pedido para falar com a equipe", "{} pedidos para falar com a equipe"),
    "details": ("1 carro que você olhou de perto", "{} carros que você olhou de perto"),
}


def data_kept(copy: Mapping[str, _Rows], talks: int, now: datetime) -> list[str]:
    """A line for each kind of thing; `copy` are the rows of `export_my_data`, `talks` how often they wrote."""
    dealings = copy.get("dealings", [])
    lines = [
        _who(copy.get("people", [])),
        _consent(copy.get("consents", [])),
        _wish(copy.get("leads", [])),
        *_few([_visit(row, now) for row in copy.get("appointments", [])], "visitas"),
        *_few([f"a reserva de {row.get('car', 'um carro que já saiu do estoque')}" for row in copy.get("reservations", [])], "reservas"),
        *_few(
            [f"sua proposta de {brl(row['detail']['amount'])} para {_car(row)}" for row in dealings if row["kind"] == "offer"], "propostas"
        ),
        _done([row["kind"] for row in dealings]),
        f"o que conversamos por aqui ({talks} {'mensagens' if talks > 1 else 'mensagem'} com as respostas)" if talks else "",
    ]
    return [line for line in lines if line]


def _few(lines: list[str], kind: str) -> list[str]:
    return lines if len(lines) <= _MOST else [*lines[-_MOST:], f"e mais {len(lines) - _MOST} {kind}"]


def _who(people: _Rows) -> str:
    person = next(iter(people), {})
    told = [f"{name} {person[field]}" for field, name in _PERSONAL.items() if person.get(field)]
    if person.get("cpf"):
        told.append(f"CPF com final {str(person['cpf'])[-2:]}")
    return and_list(told)


def _consent(answers: _Rows) -> str:
    if not answers:
        return ""
    last = answers[-1]
    day = f"{local(datetime.fromisoformat(last['at'])):%d/%m/%Y}"
    return f"o seu ok de {day} para eu guardar seus dados" if last["granted"] else f"que em {day} você não quis que eu guardasse dados"


def _wish(leads: _Rows) -> str:
    profile: Mapping[str, Any] = next((lead["profile"] for lead in leads if lead.get("profile")), {})
    return f"o que você procura: {wish_in_words(profile, 1)}" if Wish.of(profile).stated() else ""


def _visit(row: Mapping[str, Any], now: datetime) -> str:
    return f"a visita para ver {_car(row)}, {day_and_time(row['starts_at'], now)}{_STATES.get(row['status'], '')}"


def _car(row: Mapping[str, Any]) -> str:
    return the(row["car"]) if "car" in row else "um carro que já saiu do estoque"


def _done(kinds: Sequence[str]) -> str:
    counted = [(one if count == 1 else many.format(count)) for kind, (one, many) in _OTHER_DEALINGS.items() if (count := kinds.count(kind))]
    return and_list(counted)
