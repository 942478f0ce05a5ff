"""Which of the leads just told of comes first: "qual dos dois ligo primeiro?", with what makes the difference."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.phrasing import and_list
from agent.brain.phrasing.leads import lead_line
from agent.brain.skills.registry import skill
from agent.brain.skills.shop_floor.lead_scores import leads_told_lately
from agent.brain.skills.shop_floor.leads import not_sales
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.text import fold

_TWO = 2
_WHICH = re.compile(
    r"\b(?:qual|quem|pra qual|para qual|pra quem) (?:d[oa]s|del[ea]s|dess[ea]s)\b(?: (?:dois|duas|2|tres|3))?"
    r"|\b(?:entre|d[oa]s|ess[ea]s) (?:os |as )?(?:dois|duas|2|tres|3)\b"
)
_FIRST = re.compile(
    r"\b(?:primeir[oa]|antes|prioriz\w+|prioridade|(?:mais|melhor) (?:quente|chance\w*|promissor\w*|nota|perto)|melhor|vale mais|comec\w+"
    r"|lig\w+|cham\w+|atend\w+|foc\w+)\b"
)


def asks_which_comes_first(talk: Talk) -> bool:
    """Asked right after two or more leads were told of one by one."""
    said = fold(talk.reading.text[:150])
    return _WHICH.search(said) is not None and _FIRST.search(said) is not None and len(leads_told_lately(talk)) >= _TWO


@skill("leads_compared", claims=asks_which_comes_first, of_staff=True)
def leads_compared(talk: Talk) -> Skill:
    if (refused := not_sales(talk)) is not None:
        return refused
    told: list[dict[str, Any]] = []
    for name in leads_told_lately(talk):
        result = yield Call("score_lead", {"lead": name})
        if not result.get("error") and "parts" in result:
            told.append(result)
    if len(told) < _TWO:
        return Say(f"Só achei {lead_line(told[0])}." if told else "Não achei mais esses leads.")
    first, *others = sorted(told, key=lambda lead: -lead["score"])
    after = and_list([f"{lead['score']} de {lead['name']}" for lead in others])
    if first["score"] == others[0]["score"]:
        return Say(f"Empatam: {first['name']} e {others[0]['name']}, com {first['score']} pontos cada.")
    return Say(f"Comece por {lead_line(first)}, contra {after}. {_difference(first, others[0])}".strip())


def _difference(first: dict[str, Any], second: dict[str, Any]) -> str:
    """`O que pesa: 3 preferências claras (19 de 25), contra 1 preferência clara (6).`"""
    other = {part["name"]: part for part in second["parts"]}
    most = max(first["parts"], key=lambda part: part["points"] - other[part["name"]]["points"])
    less = other[most["name"]]
    against = f"{less['reason']} ({less['points']})" if less["points"] else "nada"
    return f"O que pesa: {most['reason']} ({most['points']} de {most['most']}), contra {against}."
