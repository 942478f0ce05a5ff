"""Somebody's contact: another person's data, so it is not taken down; what it is for is asked."""

from __future__ import annotations

from agent.brain.skills.received.handing_in import hands_in
from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from domain.conversation import Kind


@skill("contact_card", kinds=(Kind.CONTACTS,), covers=hands_in)
def contact_card(talk: Talk) -> Skill:
    yield from ()
    if talk.asked_for("profile") in ("name", "phone"):
        own = talk.pick("De cartão de contato eu não copio, só do que você escreve.", "Se o contato é o seu, prefiro que você escreva.")
        return Say(own, keeps_task=True)
    seen = talk.pick(
        "Vi o contato, mas não guardo dados de outra pessoa.",
        "Contato de outra pessoa eu não anoto.",
        "Esse contato fica só aqui na conversa, eu não anoto.",
    )
    if not talk.alone or talk.asks_again:
        return Say(seen, keeps_task=True)
    return Say(f"{seen} {talk.pick('Para o que seria?', 'O que você precisa com ele?')}")
