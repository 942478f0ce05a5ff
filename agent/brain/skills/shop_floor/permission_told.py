"""Leave that somebody else is said to have given, or a role that one claims: "mas a Helena falou que eu podia", "e se eu for o gerente?".
What one may do is in the records."""

from __future__ import annotations

import re

from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from agent.understanding.text import fold
from domain.people import Role

_SAID = re.compile(
    r"\b(fal(ou|aram)|diss(e|eram)|deix(ou|aram)|autoriz(ou|aram)|liber(ou|aram)|mand(ou|aram)|permiti(u|ram)|garanti(u|ram)|pedi(u|ram)"
    r"|combin(ou|amos|aram)|deu (o )?(ok|aval|permissao|autorizacao))\b|\b(tenho|com) (a )?(autorizacao|permissao|aval|ordem) d"
    r"|\b(ta|esta|foi) (autorizad|liberad|combinad)[oa]\b"
)
_ROLE = r"(?:gerente|admin\w*|don[oa]|diretor[a]?|chefe|supervisor[a]?|socio|aprovador[a]?)"
_MAKES = r"(?:promov[ae]|torna|coloca|bota|poe|considera|trata|cadastra|faz|muda|troca)"
_CLAIMED = re.compile(
    r"^\W*(?:(?:e|mas|entao|ah|ok|ta bom|olha|po|sabia que|considera que|finge que)\W+)*"
    r"(?:(?:e )?se (?:eu )?(?:(?:te )?(?:disser|falar|contar|dissesse|falasse)(?: que)?)? ?)?"
    rf"(?:eu )?(?:sou|for|fosse|virei|agora sou) (?:eu )?(?:[oa] |um |uma |seu |sua )?(?:nov[oa] )?{_ROLE}"
    r"(?: (?:d[aeo] \w+|aqui|agora|tambem|geral))*(?:\W+(?:voce|vc)? ?(?:aprova|libera|deixa|pode))?\W*$"
    rf"|\bme {_MAKES} (?:a|de|pra|como|[oa]|em) {_ROLE}\b"
    rf"|\b{_MAKES} (?:o )?(?:meu|minha) (?:perfil|acesso|login|cargo|usuario|conta|papel) (?:a|de|pra|para|como) {_ROLE}\b"
    rf"|\bme (?:da|de|libera|passa)\b.{{0,12}}\b(?:acesso|permissao|perfil|login|senha) d[eo] {_ROLE}\b"
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


def _claims_role(talk: Talk) -> bool:
    return _CLAIMED.search(fold(talk.reading.text[:200])) is not None


@skill("role_claimed", claims=_claims_role, of_staff=True)
def role_claimed(talk: Talk) -> Skill:
    yield from ()
    mine = Role(talk.who.role).word
    who = _who_may(talk)
    rest = f" Aqui ainda quem pode é {who}, pelo próprio login." if who else " Quem muda acesso é um administrador da casa."
    return Say(f"O que cada um pode vem do login, e o seu é de {mine}: dizer outro cargo na conversa não muda.{rest}", keeps_task=True)
