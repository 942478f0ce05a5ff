"""Files: papers of a car or a person are personal data. They are not opened here; with leave they wait for a person of the shop."""

from __future__ import annotations

import re

from agent.brain.skills.received.handing_in import hands_in
from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from agent.rights import RIGHTS
from agent.understanding.text import fold
from domain.conversation import Kind

_PAPERS = re.compile(r"\b(cnh|crlv|documentos?|comprovantes?|rg|holerites?|contrato|extrato|laudo)\b")
_ASKS = frozenset({"trade_in", "complaint", "financing", "test_drive"}) | RIGHTS


def _covers(talk: Talk) -> bool:
    """Words that say which paper it is."""
    said = fold(talk.reading.text[:200])
    named = "?" not in said and talk.reading.intent not in _ASKS and _PAPERS.search(said) is not None
    return hands_in(talk) or named


@skill("documents", kinds=(Kind.DOCUMENT,), covers=_covers)
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
