"""Somebody else's data and the shop's own figures, asked for by a customer: refused in a word, whatever the message looks like."""

from __future__ import annotations

from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from agent.understanding.cues.prying import of_other_people, of_the_house


def _pries(talk: Talk) -> bool:
    return talk.who.role == "customer" and (of_other_people(talk.reading.text) or of_the_house(talk.reading.text))


@skill("prying", claims=_pries)
def prying(talk: Talk) -> Skill:
    yield from ()
    if of_other_people(talk.reading.text):
        return Say(
            talk.pick(
                "Dado de outra pessoa eu não passo, assim como não passo o seu a outros clientes.",
                "Isso é de outra pessoa, e não passo adiante.",
            ),
            keeps_task=True,
        )
    return Say(
        talk.pick("Isso só a equipe da loja vê, no acesso dela.", "Esses números são internos da loja, por aqui não mostro."),
        keeps_task=True,
    )
