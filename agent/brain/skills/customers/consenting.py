"""The privacy question, and opting out of messages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from agent.brain.phrasing.genders import of_the
from agent.brain.skills.cars.extremes import LOOK
from agent.brain.skills.cars.wishes import going_on
from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.leave import ASKED_ENOUGH, asked_last, given, leave_in_words
from agent.state import Memory
from agent.understanding.cues.stopping import of_another
from agent.understanding.text import fold
from domain.customers.consent import WORDING

CONTACT = ("name", "phone", "email")
"""Who speaks: told beside anything else, it is kept."""
YES_NO = ("Sim, pode guardar", "Não")


def consent_question(then: Mapping[str, Any] | None = None) -> Question:
    """The question, word for word as it is kept; `then` is what to go on with after a yes."""
    return Question(WORDING, "consent", "granted", dict(then or {}), YES_NO)


def ask_consent_for(talk: Talk, task: str, slots: dict[str, Any], purpose: str) -> Say:
    """A tool needs consent: ask for it, in few words where the whole was read before, and come back to the task afterwards."""
    question = consent_question({"task": task, "slots": slots})
    short = talk.memory["consent_asked"] >= ASKED_ENOUGH
    return Say(f"{purpose}, preciso do seu ok.", replace(question, text="Posso guardar seus dados?") if short else question)


_WHAT_FOR = "Guardo nome, contato e preferências só para te atender; dá para ver ou apagar tudo quando quiser."
"""For somebody who gave leave before they were asked."""


def _late_yes(talk: Talk) -> bool:
    """A bare yes that no open question asks for, while the privacy question, put earlier, has no answer; or leave in its own words to
    somebody who had been refused it: "tá bom, então aceito"."""
    if not talk.memory["consent_asked"] or not talk.assent.binds or talk.assent.named or talk.entities:
        return False
    if asked_last(talk.memory):
        return talk.task is None and talk.who.consent is None  # it was asked before a silence that closed what was open
    if talk.who.consent is False:
        return leave_in_words(talk.reading.text, talk.memory)
    return talk.who.consent is None and talk.reading.intent not in ("thanks", "goodbye") and _open(talk)


def _open(talk: Talk) -> bool:
    """Whether nothing was asked last, or a value, to which a yes says nothing."""
    if talk.task is None or talk.task["skill"] == "consent":
        return "?" not in talk.memory["said"][-1]["assistant"]
    return talk.task["skill"] == "search" and talk.task["asked"] in ("budget_max", "usage", "categories", "transmission")


@skill("consent", claims=_late_yes)
def consent(talk: Talk) -> Skill:
    """The answer to the privacy question."""
    waiting = talk.slots("consent")
    granted = given(talk.assent, talk.reading, talk.memory)
    if not (granted or talk.assent.refuses):
        return _unsure(talk, waiting)
    if granted and talk.who.consent:
        return Say("Já tenho o seu ok, obrigada!", keeps_task=True)
    yield Call("set_consent", {"granted": granted})
    if not granted and talk.who.consent:
        return Say("Combinado, daqui em diante não guardo mais nada. Para apagar o que já guardei, é só pedir.")
    if not granted:
        text = talk.pick("Tudo certo, não guardo nada.", "Sem problema, não guardo seus dados.")
        if waiting.get("task") not in (None, "profile"):
            return Say(f"{text} Sem isso não consigo registrar o pedido, mas um vendedor te atende pelo telefone da loja.")
        return Say(f"{text} Posso te mostrar carros do mesmo jeito.", _go_on(talk))
    talk = replace(talk, who=replace(talk.who, consent=True))
    if contact := {key: talk.entities[key] for key in CONTACT if key in talk.entities}:
        yield Call("update_profile", contact)
        known = replace(
            talk.who,
            first_name=contact.get("name", talk.who.first_name),
            has_contact=talk.who.has_contact or bool(contact.keys() - {"name"}),
        )
        talk = replace(talk, who=known)
    thanks = _thanks(talk) if talk.memory["consent_asked"] else f"{_thanks(talk)} {_WHAT_FOR}"
    if waiting.get("task"):
        task = Question("", waiting["task"], "", waiting["slots"]).as_task()
        memory: Memory = {**talk.memory, "task": task}
        said = yield from SKILLS[waiting["task"]].run(replace(talk, memory=memory, reading=_silent(talk)))
        return replace(said, text=f"{thanks} {said.text}".strip())
    if talk.who.handed_over:
        return Say(f"{thanks} A equipe te responde por aqui.", keeps_task=True)
    if talk.more:
        return Say(thanks, _held(talk))
    if (looked_at := talk.memory["focus"]) and not (waiting.get("held") or talk.profile.get("budget_max")):
        told = f"{thanks} O que mais você quer saber {of_the(looked_at['name'])}?"
        return Say(told, buttons=("Marcar visita", "Simular parcelas", "Ver outros"))
    question = _go_on(talk)
    if question is None and len(talk.memory["shown"]) > 1 and talk.memory["focus"] is None:
        return Say(f"{thanks} Quer ver algum desses de perto?", buttons=LOOK)
    return Say(thanks, question)


def _thanks(talk: Talk) -> str:
    """Thanks for the yes, by the name told beside it."""
    if name := talk.entities.get("name"):
        return f"Obrigada, {name.split()[0].capitalize()}!"
    return talk.pick("Obrigada!", "Combinado, obrigada!", "Perfeito, obrigada!")


def _unsure(talk: Talk, waiting: Mapping[str, Any]) -> Say:
    """Something like a yes or a no is asked about once more; after that nothing is kept, and nothing is taken for refused."""
    if talk.assent.yes and not waiting.get("again"):
        held = {} if waiting or not talk.task else {"held": talk.task}
        question = consent_question({**waiting, **held, "again": True})
        return Say("", replace(question, text="Só para eu ter certeza: posso guardar seus dados? Responda sim ou não."))
    return Say(talk.pick("Tudo bem, por enquanto não guardo nada.", "Sem pressa, por enquanto não guardo nada."), _go_on(talk))


def _silent(talk: Talk) -> Any:
    """The reading of a bare yes: the task goes on with what it knew."""
    return replace(talk.reading, intent="affirm", entities={}, text="")


def _held(talk: Talk) -> Question | None:
    """What was asked before, and waits for its answer."""
    task = talk.task
    if task and task["skill"] != "consent" and task["question"]:
        return Question.of(task)
    held = talk.slots("consent").get("held")
    return Question.of(held) if held else None


def _go_on(talk: Talk) -> Question | None:
    if (held := _held(talk)) is not None:
        return held
    if not talk.profile and not talk.memory["shown"]:
        return Question("Que carro você está procurando?", "search", "wish")
    return going_on(talk)


_STOPPED = (
    "Pronto, não te mando mais mensagens por conta própria. Se precisar, é só me chamar por aqui.",
    "Já está feito: da nossa parte não sai mais mensagem, a menos que você chame.",
    "Está anotado: não te escrevo mais sem você chamar.",
)


_STOPPED_TOLD = re.compile(
    r"\b(parou|pararam|para(r)?|tirou|tiraram|cancel\w+|remov\w+|descadastr\w+|saiu|sai)\b.{0,60}(\?|\b(mesmo|de verdade)\b)"
    r"|\b(recebi|receb\w+|mandaram|mandou|mand\w+|cheg\w+|veio|vieram)\b.{0,40}\b(mensage\w+|msgs?|propagandas?|promoc\w+|spam|ofertas?|anuncios?)\b"
)


def _asks_if_stopped(talk: Talk) -> bool:
    """Whether somebody who had our messages stopped asks if that was done, or tells of those that came before."""
    facts = talk.memory["facts"]
    stopped = talk.who.role == "customer" and "did:stopped" in facts and "did:allowed" not in facts
    return stopped and _STOPPED_TOLD.search(fold(talk.reading.text[:200])) is not None


@skill("stopped", claims=_asks_if_stopped)
def stopped(talk: Talk) -> Skill:
    yield from ()
    return Say("Parou, sim: por conta própria não te escrevo mais. Desculpe pelo incômodo.", keeps_task=True)


@skill("opt_out", "opt_out")
def opt_out(talk: Talk) -> Skill:
    if talk.asked_for("opt_out") == "confirmed" and talk.reading.intent != "opt_out" and not talk.assent.binds:
        return Say("Tudo bem, sigo por aqui.")
    if of_another(talk.reading.text):
        return Say("Isso só a própria pessoa pode pedir, do contato dela: é escrever PARAR por lá.", keeps_task=True)
    yield Call("stop_messages", {})
    return Say(next((text for text in _STOPPED if text not in talk.memory["replies"]), _STOPPED[0]))
