"""What it costs to keep a car: insurance and taxes as the shop says them; of the rest no listing tells, and nothing is guessed."""

from __future__ import annotations

import re

from agent.brain.skills.registry import SKILLS, skill
from agent.brain.talk import Say, Skill, Talk
from agent.understanding.cues.upkeep import asks_upkeep
from agent.understanding.text import fold

_PAPERS = re.compile(r"\b(seguro|ipva|licenciamento|documentacao|transferencia)\b")
_ELSEWHERE = frozenset({"search_cars", "trade_in", "complaint", "negotiate"})


def _claims(talk: Talk) -> bool:
    if talk.who.role != "customer" or talk.reading.intent in _ELSEWHERE:
        return False
    return asks_upkeep(talk.reading.text)


@skill("upkeep", claims=_claims)
def upkeep(talk: Talk) -> Skill:
    if _PAPERS.search(fold(talk.reading.text[:300])):
        return (yield from SKILLS["papers"].run(talk))
    if "consumo" in fold(talk.reading.text[:300]):
        return Say("O consumo os anúncios não trazem; um vendedor te diz melhor.", keeps_task=True)
    return Say(
        talk.pick(
            "Custo de manutenção e de peças os anúncios não trazem; um vendedor te diz melhor.",
            "Quanto custa manter cada um eu não tenho aqui; um vendedor te orienta.",
        ),
        keeps_task=True,
    )
