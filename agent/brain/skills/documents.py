"""Files: papers of a car or a person are personal data. They are not opened here; with leave they wait for a person of the shop."""

from __future__ import annotations

from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from domain.conversation import Kind


@skill("documents", kinds=(Kind.DOCUMENT,))
def documents(talk: Talk) -> Skill:
    yield from ()
    what, it, stays = ("os documentos", "los", "ficam") if len(talk.attachments) > 1 else ("o documento", "lo", "fica")
    if talk.who.consent:
        return Say(
            talk.pick(
                f"Recebi {what}. Eu não abro arquivos; uma pessoa da loja confere com você.",
                f"Recebi, e {what} {stays} para uma pessoa da loja ver: eu mesma não abro arquivos.",
            ),
            keeps_task=True,
        )
    return Say(
        talk.pick(
            f"Vi {what}. Sem o seu ok eu não abro nem guardo arquivos; pode trazê-{it} na visita.",
            f"Sobre {what}: não guardo arquivos sem o seu ok. Na loja a gente confere com você.",
        ),
        keeps_task=True,
    )
