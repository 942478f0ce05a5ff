"""What the customer tells of themselves or their wish, without asking for anything."""

from __future__ import annotations

import re
from typing import Any

from agent.brain.skills.consenting import ask_consent_for
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.moments import moment
from domain.people import PERSONAL_FIELDS
from domain.profile import PROFILE_FIELDS, WISH_FIELDS

_TELLABLE = (*PROFILE_FIELDS, *PERSONAL_FIELDS)


@skill("profile", "provide_profile", fills=("name", "phone", "email", "cpf", "city", "state"))
def profile(talk: Talk) -> Skill:
    told = talk.slots("profile").get("told") or {key: value for key, value in talk.entities.items() if key in _TELLABLE}
    if (
        not told
        and talk.asked_for("profile") == "name"
        and not moment(talk.reading.text, talk.now)
        and (name := _bare_name(talk.reading.text))
    ):
        told = {"name": name}
    if not told:
        return Say("Não peguei essa informação.", missed=True, keeps_task=True)
    result = yield Call("update_profile", told)
    if result.get("error"):
        return Say(result["detail"])
    greeting = _acknowledged(talk, result)
    if told.get("monthly_payment") or (set(told) & {"down_payment", "installments"} and talk.memory["shown"]):
        return (yield from SKILLS["financing"].run(talk))
    if result["needs_consent"] and not result["profile"]:
        if talk.task and talk.task["skill"] == "consent":
            return Say("Antes disso:", keeps_task=True)
        return ask_consent_for("profile", {"told": told}, "Para guardar esses dados")
    wishes = set(told) & set(WISH_FIELDS) - {"city", "state"}
    if wishes or (not talk.memory["shown"] and not talk.asked_for("profile")):
        said = yield from SKILLS["search"].run(talk)
        return Say(f"{greeting} {said.text}".strip(), said.question, said.buttons, learned=said.learned)
    answered = talk.asked_for("profile") in told
    return Say(greeting or talk.pick("Anotado!", "Anotei aqui."), keeps_task=not answered)


def _bare_name(text: str) -> str | None:
    """A short answer to "em nome de quem?" that can only be a name."""
    words = text.strip(" .!").split()
    return " ".join(words) if 1 <= len(words) <= 4 and all(re.fullmatch(r"[^\W\d_]{2,}", word) for word in words) else None


def _acknowledged(talk: Talk, result: dict[str, Any]) -> str:
    name = result["personal"].get("name")
    if name:
        return talk.pick(f"Prazer, {name.split()[0].capitalize()}!", f"Anotado, {name.split()[0].capitalize()}!")
    return talk.pick("Anotado!", "Certo!", "Entendi.") if result["personal"] else ""
