"""A kind of message that does not reach us, or that nothing here can read."""

from __future__ import annotations

from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from domain.conversation import Kind


@skill("unreadable", kinds=(Kind.UNSUPPORTED,))
def unreadable(talk: Talk) -> Skill:
    yield from ()
    if talk.who.role != "customer":
        return Say("Por aqui eu só leio texto." if talk.alone else "", keeps_task=True)
    if not talk.alone:
        return Say(talk.pick("Uma das mensagens não abriu para mim.", "Teve uma mensagem que não chegou até mim."), keeps_task=True)
    if talk.asks_again:
        return Say(talk.pick("Essa mensagem não abriu para mim.", "Não consegui abrir essa mensagem."), keeps_task=True)
    return Say(
        talk.pick(
            "Esse tipo de mensagem não abre para mim. Texto e localização eu entendo bem: pode escrever?",
            "Essa não chegou até mim. Pode mandar em texto?",
            "Não consegui abrir essa mensagem. Me escreve o que precisa?",
        ),
        keeps_task=True,
    )
