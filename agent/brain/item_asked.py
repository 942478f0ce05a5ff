"""Which item is meant, asked where a message names none: of those just told where there are some, else openly; never twice alike."""

from __future__ import annotations

from typing import Any

from agent.brain.goods_told import goods_told
from agent.brain.phrasing import or_names
from agent.brain.phrasing.short_names import short_names
from agent.brain.talk import Question, Say, Talk

_FEW = 3
"""So many items are named in one question; of more, so many as are on show are pointed at by their number."""
_LISTED = 5


def which_of_told(talk: Talk) -> tuple[str, list[dict[str, str]], tuple[str, ...], bool]:
    """The question, the items it is between, its buttons, and whether a yes to it means the first of them: a question that brought no
    answer is put as an offer."""
    told = on_show(talk)
    names = [item["name"] for item in told]
    asked_already = bool(talk.task and talk.task["takes"] in ("item", "order") and talk.task["slots"].get("of_told"))
    if not told:
        again = talk.memory["said"] and "De qual item" in talk.memory["said"][-1]["assistant"]
        return ("Ainda me falta o item: como ele se chama no cadastro, ou qual é o SKU?" if again else "De qual item?"), [], (), False
    if asked_already:
        return f"Se for outro, diga o número ou o nome. Pode ser {names[0]}?", told, ("Sim",), True
    if len(told) == 1:
        return f"É sobre {names[0]}?", told, ("Sim",), True
    if len(told) <= _FEW:
        return f"Qual deles: {or_names(names)}?", told, short_names(names), False
    return "De qual deles? Diga o número na lista, ou o nome.", told, (), False


def item_asked(talk: Talk, skill: str, slots: dict[str, Any] | None = None) -> Say:
    """What a skill asks that needs one item; `slots` go on with the answer."""
    text, choices, buttons, offered = which_of_told(talk)
    kept = {**(slots or {}), "choices": choices, "said": "", "of_told": True, "offered": offered} if choices else dict(slots or {})
    return Say("", Question(text, skill, "product", kept, buttons, takes="item"))


def on_show(talk: Talk) -> list[dict[str, str]]:
    """The items told of last that the reply before shows, so that a place in it means the same to both sides."""
    said = talk.memory["said"][-1]["assistant"] if talk.memory["said"] else ""
    told = goods_told(talk)
    return [item for item in told if item["name"] in said][:_LISTED] or told[:_LISTED]
