"""Asking after the person of the shop who was called: when they answer, whether anybody does, where they are."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_ANSWERS = (
    r"(lig(a|ar|am|o)|respond(e|er|em)|cham(a|ar|am)|retorn(a|ar|am|o)|fal(a|ar|am)|atend(e|er|em)|entr(a|ar) em contato"
    r"|contat(a|ar)|vem|vir)"
)
_WHO = r"(ele|ela|eles|elas|alguem|ninguem|vendedor\w*|gerente|atendente|equipe|pessoal|consultor\w*|responsavel|pessoa|voces?)"
_WHEN = r"(quando|(a|ate)? ?que horas?|em quanto tempo|quanto tempo|(pra|para) quando|que dia)"
_AFTER = re.compile(
    rf"\b{_WHEN}\b.{{0,30}}\b{_ANSWERS}\b"
    rf"|\b{_WHO} (ja |nao |ainda |vai |vao |mesmo |ai )*(me |nos )?(vai |vao |ja )*(me |nos )?{_ANSWERS}\b.*\?"
    rf"|\b(cade|onde (esta|ta|anda)) (o|a|os|as|esse|essa)? ?{_WHO}\b"
    rf"|\b{_WHO} (ja )?(viu|viram|leu|leram|recebeu|receberam|foi avisad\w|foram avisad\w\w?)\b"
    r"|\b(vai|vao|ainda vai) demorar\b|\bdemora (muito|mt)\b|\bquanto tempo (demora|leva|espero)\b"
    r"|\btem (alguma )?(previsao|ideia de quando)\b|\bquem vai (me )?(atender|responder|ligar|chamar)\b"
)


_IN_VAIN = re.compile(
    r"\b(ninguem|ngm|nem (um|uma) (pessoa|vendedor\w*|atendente)) (ainda |ate agora |nem |me |nos |aqui |ai )*"
    r"(fal(ou|aram)|respond(eu|eram)|cham(ou|aram)|lig(ou|aram)|atend(eu|eram)|retorn(ou|aram)|aparec(eu|eram)|veio|procur(ou|aram))\b"
    r"|\b(to|tou|estou|fiquei|fico|ja) (aqui )?esperando (ate agora|ate hoje|faz|ha|a \d|um tempao|desde)\b"
)


def waited_in_vain(text: str) -> bool:
    """ "Ninguém falou comigo": who was to answer did not."""
    return _IN_VAIN.search(fold(text[:200])) is not None


def asks_after_the_team(text: str) -> bool:
    """ "Quando ele vai me ligar?", "vai demorar?", "cadê o vendedor?", "ninguém falou comigo"."""
    return _AFTER.search(fold(text[:200])) is not None or waited_in_vain(text)
