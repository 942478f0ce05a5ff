"""Stickers and reactions: most ask for no answer (`agent.attachments.needs_no_answer`), and none of them is a yes."""

from __future__ import annotations

from agent.attachments import DISPLEASED, NODDED, STICKER, agreeing, asks_for_a_yes, displeased
from agent.brain.skills.registry import skill
from agent.brain.skills.talk.small_talk import opening
from agent.brain.talk import Question, Say, Skill, Talk
from domain.conversation import Kind


@skill("sticker", kinds=(Kind.STICKER,))
def sticker(talk: Talk) -> Skill:
    yield from ()
    if not talk.alone or STICKER in talk.memory["told_once"]:
        return Say("", keeps_task=True)
    return Say(talk.pick("Adorei a figurinha! 😄", "Boa figurinha! 😄"), opening(talk), keeps_task=True, once=STICKER)


@skill("reaction", kinds=(Kind.REACTION,))
def reaction(talk: Talk) -> Skill:
    yield from ()
    if not talk.alone:
        return Say("", keeps_task=True)
    if agreeing(talk.attachments) and asks_for_a_yes(talk.memory) and talk.task:
        emoji = talk.attachments[-1].data.get("emoji")
        return Say(f"Vi seu {emoji}! Para valer, preciso da resposta por escrito.", Question.of(talk.task, again=True), once=NODDED)
    if displeased(talk.attachments) and DISPLEASED not in talk.memory["told_once"]:
        if talk.memory["shown"]:
            what = "Vi que não gostou. O que eu mudo: preço, tipo ou ano?"
            return Say(what, buttons=("Mais baratos", "Ver outros"), once=DISPLEASED)
        return Say("Vi que não gostou. O que não ficou bom?", once=DISPLEASED)
    return Say("", keeps_task=True)
