"""Leave that somebody else is said to have given: "mas a Helena falou que eu podia". What one may do is in the records."""

from __future__ import annotations

import re

from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from agent.understanding.text import fold

_SAID = re.compile(
    r"\b(fal(ou|aram)|diss(e|eram)|deix(ou|aram)|autoriz(ou|aram)|liber(ou|aram)|mand(ou|aram)|permiti(u|ram)|garanti(u|ram)|pedi(u|ram)"
    r"|combin(ou|amos|aram)|deu (o )?(ok|aval|permissao|autorizacao))\b|\b(tenho|com) (a )?(autorizacao|permissao|aval|ordem) d"
    r"|\b(ta|esta|foi) (autorizad|liberad|combinad)[oa]\b"
)
_REFUSED = re.compile(r"Quem pode(?: aprovar)?: (?P<who>[^.\n]+)\.")


def _who_may(talk: Talk) -> str | None:
    """Who may, as our last words said when they refused."""
    found = _REFUSED.search(talk.memory["said"][-1]["assistant"]) if talk.memory["said"] else None
    return found["who"] if found else None


def _claims(talk: Talk) -> bool:
    return _who_may(talk) is not None and _SAID.search(fold(talk.reading.text[:200])) is not None


@skill("permission_told", claims=_claims, of_staff=True)
def permission_told(talk: Talk) -> Skill:
    yield from ()
    return Say(f"Não consigo por recado: vale o acesso de cada um. Quem pode precisa fazer pelo próprio login: {_who_may(talk)}.")
