"""About our own question: why it is asked, and not wanting to answer it."""

from __future__ import annotations

import re

from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from agent.understanding.cues.own_car_named import takes_back
from agent.understanding.text import fold

_WHY = re.compile(
    r"^\W*(mas |e |ue |uai |oxe )?(por ?que|pq|porq|pra que|para que|pra q|como assim|com que (fim|finalidade)"
    r"|qual (o|a) (motivo|razao|necessidade)|precisa( mesmo)?( disso)?(?=\W*$))\b(\W+\w+){0,6}\W*$"
)
_TELLING = r"(dizer|informar|falar|responder|passar|comentar|dar|contar)"
_KEPT_BACK = re.compile(
    rf"\b(prefiro|quero|gostaria|vou|posso|queria|desejo)( de)? nao (te )?{_TELLING}"
    rf"|\bnao (quero|vou|posso|gostaria de|queria|prefiro|me sinto a vontade (em|para)) (te )?{_TELLING}( (isso|meu|o meu|agora)\b|\W*$)"
    r"|^\W*(pode )?(pula\w*|passa essa|proxima pergunta|deixa em branco|sem nome|anonim[oa])( essa| isso| por favor)?\W*$"
    r"|\bnao (vem ao caso|te interessa|e da sua conta)\b|\b(e|eh) (particular|pessoal|segredo)\b"
)
_REASONS = {
    "granted": "Pela lei, só guardo nome, contato e preferências com o seu ok; sem ele te atendo do mesmo jeito.",
    "name": "É só para a equipe saber quem vem.",
    "phone": "É só para a loja falar com você sobre isso.",
    "budget_max": "Assim só te mostro o que cabe no seu bolso.",
    "usage": "Cada uso pede um carro diferente; assim acerto mais na sugestão.",
    "categories": "Assim separo só o tipo de carro que você gosta.",
    "transmission": "Assim deixo de fora o que você não dirigiria.",
    "down_payment": "A parcela depende da entrada.",
    "model": "O valor do usado depende do modelo.",
    "year": "O valor do usado depende do ano.",
    "mileage": "O valor do usado depende dos km rodados.",
    "condition": "O valor do usado depende do estado.",
    "amount": "Levo o valor ao vendedor, que é quem decide.",
    "car": "Assim te respondo sobre o carro certo.",
}
_OTHERWISE = "É só para te ajudar do jeito certo."


def _asks_why(talk: Talk) -> bool:
    return _asked(talk) is not None and _WHY.search(fold(talk.reading.text[:200])) is not None


def _keeps_back(talk: Talk) -> bool:
    declines = _asked(talk) not in (None, "granted") and _KEPT_BACK.search(fold(talk.reading.text[:200])) is not None
    return declines and not takes_back(talk.reading.text)


def _asked(talk: Talk) -> str | None:
    return talk.task["asked"] if talk.task and talk.task["question"] else None


@skill("why_asked", claims=_asks_why)
def why_asked(talk: Talk) -> Skill:
    yield from ()
    return Say(_REASONS.get(_asked(talk) or "", _OTHERWISE), keeps_task=True)


@skill("kept_back", claims=_keeps_back)
def kept_back(talk: Talk) -> Skill:
    """Not answering is an answer: the question is not asked again."""
    yield from ()
    return Say(talk.pick("Sem problema, não precisa.", "Tudo bem, fica à vontade."), declined=_asked(talk))
