"""Manual or automatic."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from agent.understanding.entities.phrases import Phrases
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.values import named, of_cars

_WORDS: dict[str, str] = {
    "Manual": "manual|manuais|câmbio manual|mecânico|câmbio mecânico|cambio seco|de embreagem|com embreagem|manualzinho|de marcha"
    "|com marcha|marcha manual|de passar marcha|três pedais|manuel cambio|cambiu manual|na mão o câmbio|de trocar marcha",
    "Automático": "automático|automática|automáticos|automáticas|cvt|automatizado|automatizada|câmbio automático|aut|autom|altomatico"
    "|altomático|automtico|automatco|autmatico|tiptronic|dsg|dualogic|imotion|powershift|sem embreagem|autmático|automatic"
    "|cambio aut|easytronic|automatica|automárico|hidramático|hidramatico|que troca a marcha sozinho|que troca marcha sozinho"
    "|que não precise trocar marcha|que passa a marcha sozinho|que não tem embreagem|outomatico|automatigo|at6|altomatica"
    "|automatizados|sem pedal de embreagem|automatiko|utomatico|auto matico|automaticos|automatizado",
}
_NOT = (
    "piloto automático|ar automático|ar condicionado automático|manual do proprietário|manual do dono|com manual|sem manual|o manual e"
    "|manual e chave|manual e a chave|mensagem automática|mensagens automáticas|avisos automáticos|resposta automática"
    "|respostas automáticas|atendimento automático|envio automático|manual de instruções|débito automático|disparo automático"
    "|portão automático|meu mecânico|um mecânico|o mecânico|do mecânico|pro mecânico|no mecânico|mecânico de confiança"
    "|seu mecânico|manual dele|manual original|atendente automático|robô automático|faróis automáticos|farol automático"
    "|automaticas do|aviso automático|lembrete automático|pelo mecânico|ao mecânico|mecanico meu|um amigo mecânico|amigo mecânico"
    "|marido mecânico|sou mecânico|pai mecânico|irmão mecânico|levar o manual|tem manual|manuais do|trabalho manual|e mecânico"
    "|problema mecânico|problemas mecânicos|estado mecânico|automático de mensagens|envios automáticos"
)
_STAFF_WORK = re.compile(r"\b(?:relatorio|retreino|treino|pedido|compra|envio|coleta|backup)s? automatic[oa]s?\b")


@lru_cache(maxsize=1)
def _phrases() -> Phrases[str | None]:
    entries: list[tuple[str, str | None]] = [(word, None) for word in _NOT.split("|")]
    entries += [(word, value) for value, words in _WORDS.items() for word in words.split("|")]
    return Phrases(entries)


def read(utterance: Utterance) -> dict[str, Any]:
    """The transmission named; none where both are weighed against each other."""
    if _STAFF_WORK.search(utterance.norm):
        return {}
    if not of_cars(utterance):
        return {}
    if utterance.staff and not (utterance.models or re.search(r"\b(?:carros?|suv|sedan|hatch|picapes?|patio)\b", utterance.norm)):
        return {}
    found = named(utterance, _phrases())
    weighed = utterance.intent == "compare_cars" and len(found) > 1
    return {"transmission": found[0]} if found and not weighed else {}
