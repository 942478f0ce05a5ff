"""Which item of ours is meant: asked where there are several, with near names where there is none."""

from __future__ import annotations

from typing import Any

from agent.binding import SURE
from agent.brain.phrasing import or_list
from agent.brain.talk import Question, Say, Talk
from agent.understanding.cues.comparisons import ordinal
from agent.understanding.text import fold

_SHOWN = 4
_LITTLE = 6
"""Words of an answer that names an item and asks for nothing else."""
_SAYS_NOTHING_ELSE = frozenset({"affirm", "provide_profile", "out_of_scope"})


def tells_which_item(talk: Talk) -> bool:
    """Whether a message says little else than an item, or its place in the list: no question, and nothing else that is wanted."""
    reading, short = talk.reading, len(talk.reading.text.split()) <= _LITTLE
    if "?" in reading.text or not short:
        return False
    named = bool({"product", "sku"} & talk.entities.keys()) or ordinal(reading.text) is not None
    if talk.assent.yes is False:
        return False
    return named or reading.intent in _SAYS_NOTHING_ELSE or reading.confidence < SURE


def item_meant(talk: Talk, skill: str) -> str | None:
    """The item as said, by SKU or name; as an answer to "Qual deles?" also its place in the list; None where none is named."""
    slots, said = talk.slots(skill), talk.reading.text.strip()
    if talk.asked_for(skill) == "product" and tells_which_item(talk):
        choices: list[dict[str, Any]] = slots.get("choices", [])
        if len(choices) == 1 and talk.assent.yes:
            return str(choices[0]["sku"])
        place = ordinal(said)
        if place is not None and 0 < place <= len(choices):
            return str(choices[place - 1]["sku"])
        pressed = next((one for one in choices if fold(said) in (fold(one["name"]), fold(one["sku"]))), None)
        if pressed is not None:
            return str(pressed["sku"])
        return str(talk.entities.get("sku") or talk.entities.get("product") or said)
    found = talk.entities.get("sku") or talk.entities.get("product")
    return str(found) if found else None


def which_item(result: dict[str, Any], skill: str, slots: dict[str, Any] | None = None) -> Say | None:
    """The question that a result which knows no one item leads to; None where the item was clear. `slots` go on with the answer."""
    found = result.get("candidates") if result.get("error") == "ambiguous" else result.get("near")
    if result.get("error") not in ("ambiguous", "not_found") or found is None:
        return None
    choices = found[:_SHOWN]
    if not choices:
        return Say(
            result["detail"], Question("Como ele está cadastrado, ou qual é o SKU?", skill, "product", dict(slots or {}), takes="item")
        )
    names = [one["name"] for one in choices]
    more = f" (mostro {len(choices)} de {result['total']})" if result.get("total", 0) > len(choices) else ""
    text = result["detail"] if result["error"] == "not_found" else f"{result['detail'].rstrip('.')}{more}."
    asked = f"Seria {or_list(names)}?" if result["error"] == "not_found" else f"Qual deles: {or_list(names)}?"
    return Say(text, Question(asked, skill, "product", {**(slots or {}), "choices": choices}, tuple(names[:3]), takes="item"))
