"""The shop: address, hours, phone, delivery."""

from __future__ import annotations

import re
from collections.abc import Generator
from datetime import datetime
from typing import Any

from agent.binding import SURE
from agent.brain.phrasing import and_list
from agent.brain.phrasing.dates import day_name
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues.fragments import asks_hours
from agent.understanding.cues.shop_questions import COMFORTS, asks_if_real
from agent.understanding.text import fold

_HOURS = r"hora|abre|abert|fecha|funciona|ate que|que dia|sabado|domingo|feriado|atende|expediente|almoco|plantao"
_ADDRESS = r"ender|onde|fica\b(?! abert| ate)|ficam\b(?! abert| ate)|local|\brua\b|avenida|perto|chegar|mapa|bairro|cidade"
_PHONE = r"telefone|fone|numero|ligar|whats|celular|contato"
_DELIVERY = r"entreg|leva(m)? (ate|em casa)|frete|manda(m)? (o carro|pra)|envia"

_AGAIN = re.compile(
    r"\b(de novo|dnv|denovo|d novo|outra vez|novamente|repete|repetir|reenvia\w*|reenvie|nao (chegou|veio|apareceu|carregou|abriu))\b"
)


def _asks_hours(talk: Talk) -> bool:
    """ "E que horas fecha hj", whatever little sense it made by itself."""
    lost = talk.reading.intent in ("out_of_scope", "help", "goodbye") or talk.reading.confidence < SURE
    return talk.who.role == "customer" and lost and talk.task is None and asks_hours(talk.reading.text)


@skill("store", "store_info", claims=_asks_hours)
def store(talk: Talk) -> Skill:
    city = talk.entities.get("city") or talk.profile.get("city")
    asked: dict[str, Any] = {"city": city} if city else {}
    if day := talk.entities.get("date"):
        asked["date"] = day
    result = yield Call("store_info", asked)
    if result.get("error"):
        return Say(result["detail"])
    words = fold(talk.reading.text)
    named = _named(result, words)
    asked_before = _named(result, _asked_before(talk, result)) if not named and "city" not in talk.entities else []
    if len(named := named or asked_before) == 1:
        result = {**result, "branches": [*named, *(branch for branch in result["branches"] if branch not in named)]}
    elif "did:booked" in talk.memory["facts"] and not talk.entities.get("city"):
        result = yield from _where_they_come(result)
    if asks_if_real(talk.reading.text):
        first = result["branches"][0]
        where = f"{first['address']}, {first['city']}/{first['state']}"
        text = f"Você faz bem em conferir. Somos a {result['name']}, com loja física: {where}, telefone {first['phone']}."
        return Say(f"{text} Venha ver o carro de perto antes de pagar qualquer coisa.", keeps_task=True)
    parts = [
        tell(talk, result)
        for pattern, tell in ((_ADDRESS, _address), (_HOURS, _hours), (_PHONE, _phone), (_DELIVERY, _delivery), (COMFORTS, _comforts))
        if re.search(pattern, words)
    ]
    if "feriado" in words and not result["holiday_today"]:
        parts.append("Em feriados não abrimos.")
    return Say(" ".join(parts or [_address(talk, result), _hours(talk, result)]), keeps_task=True)


def _named(result: dict[str, Any], words: str) -> list[dict[str, Any]]:
    """The branches whose city these folded words name."""
    return [branch for branch in result["branches"] if re.search(rf"\b{re.escape(fold(branch['city']))}\b", words)]


def _asked_before(talk: Talk, result: dict[str, Any]) -> str:
    """What somebody who asks for something again was told of it: "não chegou aqui, manda de novo o endereço"."""
    if not _AGAIN.search(fold(talk.reading.text)):
        return ""
    told = (said["assistant"] for said in reversed(talk.memory["said"]))
    return next((fold(branch["name"]) for said in told for branch in result["branches"] if branch["address"] in said), "")


def _where_they_come(result: dict[str, Any]) -> Generator[Call, dict[str, Any], dict[str, Any]]:
    """What is told of the shop, the branch of the visit booked before the others."""
    visits = (yield Call("my_arrangements", {}))["visits"]
    branch = visits[0]["branch"] if visits else None
    return {**result, "branches": sorted(result["branches"], key=lambda each: each["name"] != branch)}


def _hours(talk: Talk, result: dict[str, Any]) -> str:
    if asked := result.get("asked_day"):
        return _hours_of(talk, asked, result["hours"])
    if result["holiday_today"]:
        return f"Hoje é feriado ({result['holiday_today']}) e estamos fechados. Abrimos {result['hours']}."
    state = "Estamos abertos agora." if result["open_now"] else "Agora estamos fechados."
    return f"Abrimos {result['hours']}. {state}"


def _hours_of(talk: Talk, day: dict[str, Any], hours: str) -> str:
    """The day asked about: open from when to when, or closed and why."""
    when = datetime.fromisoformat(day["date"]).date()
    called = f"{day_name(when, talk.now.date())} ({when:%d/%m})"
    if day["opens"]:
        return f"Abrimos {called} das {day['opens']} às {day['closes']}."
    why = f", é feriado ({day['holiday']})" if day["holiday"] else ""
    return f"{called[0].upper()}{called[1:]} não abrimos{why}. Nosso horário: {hours}."


def _phone(talk: Talk, result: dict[str, Any]) -> str:
    return f"O telefone da {result['branches'][0]['name']} é {result['branches'][0]['phone']}."


def _delivery(talk: Talk, result: dict[str, Any]) -> str:
    return result["delivery"] or "Sobre entrega, um vendedor confirma para você."


def _comforts(talk: Talk, result: dict[str, Any]) -> str:
    """What the shop's record does not tell."""
    first = result["branches"][0]
    return f"Isso eu não sei dizer daqui; a {first['name']} confirma pelo telefone {first['phone']}."


def _address(talk: Talk, result: dict[str, Any]) -> str:
    first, *others = result["branches"]
    where = f"{first['address']}, {first['city']}/{first['state']}"
    text = talk.pick(f"A {first['name']} fica em {where}.", f"É na {first['name']}: {where}.", f"Anota aí: {where}, {first['name']}.")
    if others and not any(first["address"] in reply for reply in talk.memory["replies"]):
        text += f" Também estamos em {and_list([branch['city'] for branch in others])}."
    return text
