"""Which of the items just listed is the most pressing, and why: "desses qual o mais crítico?", "qual acaba primeiro?"."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.goods_told import goods_told
from agent.brain.item_asked import on_show
from agent.brain.phrasing.goods import SAMPLE, lasting, quantity
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.text import fold

_WORST = re.compile(
    r"\b(?:mais (?:critic|urgent|grave|preocupant|apertad|priorit)\w*|(?:o|a|qual) (?:e |eh )?(?:o |a )?pior\b"
    r"|pior (?:de|del|des|caso|situac)\w*|(?:acaba|zera|termina|falta|esgota)\w* (?:primeiro|antes|logo)|mais perto de (?:acabar|zerar)"
    r"|dura menos|por (?:qual|onde) (?:eu )?(?:comeco|comecar|comecaria)|maior prioridade|prioridade (?:numero|n) ?1)"
)
_ANEW = re.compile(r"\b(?:de|do|da|dos|das) (?!(?:todos|todas|lista|estoque|ai|tudo|cima|deles|delas|ess|dess)\w*)[a-z]{4,}\W*$")
"""Other goods named: "qual o item mais crítico de EPI?" asks for another list."""


def _asks_the_worst(talk: Talk) -> bool:
    said = fold(talk.reading.text[:200])
    several = len(goods_told(talk)) > 1 and _about(talk) in ("short", "stock", None)
    return several and not talk.entities.get("sku") and _WORST.search(said) is not None and _ANEW.search(said) is None


def _about(talk: Talk) -> str | None:
    """What was told of them last, whatever is asked about now."""
    return (talk.memory.get("goods") or {}).get("about")


@skill("most_critical", claims=_asks_the_worst, of_staff=True)
def most_critical(talk: Talk) -> Skill:
    """A list of what is short has its most urgent first; of any other the levels are looked up."""
    told = goods_told(talk)[:1] if _about(talk) == "short" else on_show(talk)
    found: list[dict[str, Any]] = []
    for item in told:
        result = yield Call("stock_status", {"product": item["sku"]})
        if not result.get("error") and result["product"]["stock"] is not None:
            found.append(result)
    if not found:
        return Say("O estoque deles não está no cadastro, então não sei dizer qual é o mais crítico.")
    return Say(_told(min(found, key=_lasts)))


def _lasts(result: dict[str, Any]) -> tuple[float, float]:
    """What sorts first is used up first; of those alike the furthest below its minimum."""
    item = result["product"]
    days = item["days_of_cover"]
    return (0.0 if not item["stock"] else float("inf") if days is None else float(days)), -float(item["missing"] or 0)


def _told(result: dict[str, Any]) -> str:
    item = result["product"]
    unit, days = item["unit"], item["days_of_cover"]
    least = f", com mínimo de {quantity(item['minimum'], unit)}" if item["minimum"] else ""
    if not item["stock"]:
        why = f"já zerou{least}"
    elif days is not None:
        why = f"acaba primeiro: {quantity(item['stock'], unit)}, dura {lasting(days)}{least}"
    else:
        why = f"é o mais longe do mínimo: {quantity(item['stock'], unit)}{least}"
    went = item["went_out_30_days"]
    sample = f" {SAMPLE}" if result["is_synthetic"] else ""
    out = f" Saída em 30 dias: {quantity(went, unit)}{sample}." if went else ""
    return f"O mais crítico é {item['name']}: {why}.{out}"
