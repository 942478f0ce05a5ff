"""The shop: address, hours, phone, delivery."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.phrasing import and_list
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues import fold

_HOURS = r"hora|abre|abert|fecha|funciona|ate que|que dia|sabado|domingo|feriado|atende|expediente|almoco|plantao"
_ADDRESS = r"ender|onde|fica\b|ficam|local|\brua\b|avenida|perto|chegar|mapa|bairro|cidade"
_PHONE = r"telefone|fone|numero|ligar|whats|celular|contato"
_DELIVERY = r"entreg|leva(m)? (ate|em casa)|frete|manda(m)? (o carro|pra)|envia"


@skill("store", "store_info")
def store(talk: Talk) -> Skill:
    city = talk.entities.get("city") or talk.profile.get("city")
    result = yield Call("store_info", {"city": city} if city else {})
    if result.get("error"):
        return Say(result["detail"])
    words = fold(talk.reading.text)
    parts = [
        tell(result)
        for pattern, tell in ((_ADDRESS, _address), (_HOURS, _hours), (_PHONE, _phone), (_DELIVERY, _delivery))
        if re.search(pattern, words)
    ]
    if "feriado" in words and not result["holiday_today"]:
        parts.append("Em feriados não abrimos.")
    return Say(" ".join(parts or [_address(result), _hours(result)]), keeps_task=True)


def _hours(result: dict[str, Any]) -> str:
    if result["holiday_today"]:
        return f"Hoje é feriado ({result['holiday_today']}) e estamos fechados. Abrimos {result['hours']}."
    state = "Estamos abertos agora." if result["open_now"] else "Agora estamos fechados."
    return f"Abrimos {result['hours']}. {state}"


def _phone(result: dict[str, Any]) -> str:
    return f"O telefone da {result['branches'][0]['name']} é {result['branches'][0]['phone']}."


def _delivery(result: dict[str, Any]) -> str:
    return result["delivery"] or "Sobre entrega, um vendedor confirma para você."


def _address(result: dict[str, Any]) -> str:
    first, *others = result["branches"]
    text = f"A {first['name']} fica em {first['address']}, {first['city']}/{first['state']}."
    if others:
        text += f" Também estamos em {and_list([branch['city'] for branch in others])}."
    return text
