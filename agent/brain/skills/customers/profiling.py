"""What the customer tells of themselves or their wish, without asking for anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from agent.brain.skills.cars.wishes import going_on
from agent.brain.skills.customers.consenting import ask_consent_for
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.leave import ASKED_ENOUGH
from agent.state import Task
from agent.understanding.cues.data_put_right import name_instead, put_right
from agent.understanding.cues.documents_told import document_told
from agent.understanding.cues.moments import moment
from agent.understanding.cues.names import bare_name
from domain.customers.profile import PROFILE_FIELDS, WISH_FIELDS, without_personal
from domain.people import PERSONAL_FIELDS

_TELLABLE = (*PROFILE_FIELDS, *PERSONAL_FIELDS)
LIKELY = 0.6
"""Confidence from which a message without a value is small talk, and not one we misread."""
_ASK = {
    "name": "Qual é o seu nome?",
    "phone": "Qual é o seu telefone?",
    "email": "Qual é o seu e-mail?",
    "city": "De que cidade você é?",
    "state": "De que estado você é?",
}


@skill("profile", "provide_profile", fills=("name", "phone", "email", "cpf", "city", "state"))
def profile(talk: Talk) -> Skill:
    told = _told(talk)
    if (document := document_told(talk.reading.text)) and not (told.keys() - {"cpf"} or (told and talk.who.consent)):
        return _needless(talk, document)
    if not told and (lost := talk.slots("profile").get("again")):
        return Say(LOST, ask_again(lost, talk.slots("profile").get("then")))
    if not told and (field := put_right(talk.reading.text)):
        return Say("", Question(_ASK[field], "profile", field, then=talk.task))
    if not told:
        return _chat(talk)
    wishes = without_personal(told)
    if wishes:
        result = yield Call("update_profile", wishes)
        if result.get("error"):
            return Say(result["detail"])
    personal = {key: value for key, value in told.items() if key not in wishes}
    greeting, refused = "", False
    if personal:
        result = yield Call("update_profile", personal)
        refused = result.get("error") == "consent_needed"
        if result.get("error") and not refused:
            return Say(result["detail"])
        greeting = "" if refused else _acknowledged(talk, personal)
    if wishes.get("monthly_payment") or (set(wishes) & {"down_payment", "installments"} and talk.memory["shown"]):
        return (yield from SKILLS["financing"].run(talk))
    if refused and not wishes:
        return _unkept(talk, personal)
    if set(wishes) & set(WISH_FIELDS) or (
        not talk.memory["shown"] and not talk.asked_for("profile") and not (personal and talk.memory["searched"])
    ):
        said = yield from SKILLS["search"].run(talk)
        return Say(f"{greeting} {said.text}".strip(), said.question, said.buttons, learned=said.learned)
    answered = talk.asked_for("profile") in told
    return Say(greeting or talk.pick("Anotado!", "Anotei aqui."), keeps_task=not answered)


def _needless(talk: Talk, document: str) -> Say:
    """A document nobody asked for: it is not kept, and not asked for again either."""
    return Say(f"{document} não precisa por aqui, então não guardei; se um dia precisar, a loja pede na hora.", keeps_task=True)


def ask_again(lost: Sequence[str], then: Task | None = None) -> Question:
    """What was told before there was leave to keep it; `then` is what was open before."""
    return Question(_ASK[lost[0]], "profile", lost[0], then=then)


LOST = "Antes do seu ok não guardei nada."


def _chat(talk: Talk) -> Say:
    """Something of their life that changes nothing here ("é pra minha filha que passou na faculdade"): go on with what helps."""
    asked = talk.task is not None and talk.task["skill"] != "consent"
    if asked or talk.reading.confidence < LIKELY:
        return Say("Não peguei essa informação.", missed=True, keeps_task=True)
    wish = Question("Que carro você está procurando?", "search", "wish")
    return Say(talk.pick("Entendi.", "Certo.", "Legal."), going_on(talk) if talk.profile or talk.memory["shown"] else wish)


def _told(talk: Talk) -> dict[str, Any]:
    told = {key: value for key, value in talk.entities.items() if key in _TELLABLE}
    if told or talk.asked_for("profile") != "name" or moment(talk.reading.text, talk.now):
        return told
    name = bare_name(talk.reading)
    return {"name": name} if name else {}


def _unkept(talk: Talk, personal: Mapping[str, Any]) -> Say:
    """What may not be kept is not even kept waiting: after a yes it is asked for once more."""
    if talk.who.consent is False:
        return Say("Sem o seu ok eu não guardo esse dado, mas sigo te ajudando.", keeps_task=True)
    if talk.slots("consent").get("task") not in (None, "profile") and talk.task:
        return Say("Seu nome eu anoto junto, com o seu ok." if "name" in personal else "", Question.of(talk.task))
    if talk.memory["consent_asked"] >= ASKED_ENOUGH:
        return Say("Isso eu ainda não guardei. Quando quiser que eu guarde, é só dizer “pode guardar”.", keeps_task=True)
    open_now = talk.task if talk.task and talk.task["question"] and talk.task["skill"] not in ("consent", "profile") else None
    lost = {"again": [key for key in _ASK if key in personal], **({"then": open_now} if open_now else {})}
    return ask_consent_for(talk, "profile", lost, "Para guardar esses dados")


def _acknowledged(talk: Talk, personal: Mapping[str, Any]) -> str:
    if (name := personal.get("name")) and (put_right(talk.reading.text) == "name" or name_instead(talk.reading.text)):
        return f"Corrigi seu nome para {name}."
    if name := personal.get("name"):
        return talk.pick(f"Prazer, {name.split()[0].capitalize()}!", f"Anotado, {name.split()[0].capitalize()}!")
    return talk.pick("Anotado!", "Certo!", "Entendi.")
