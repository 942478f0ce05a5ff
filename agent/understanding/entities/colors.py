"""Colours, in the masculine singular, in order of mention."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from agent.understanding.entities.phrases import Phrases
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.values import named, of_cars

_WORDS: dict[str, str] = {
    "preto": "preto|preta|pretos|pretas|pretinho|pretinha|pretin|preto fosco|pto|black",
    "branco": "branco|branca|brancos|brancas|branquinho|branquinha|branquin|branco perolado|branco pérola|bco|branco gelo",
    "prata": "prata|pratas|prateado|prateada|prateados|pratinha",
    "cinza": "cinza|cinzas|cinzinha|grafite|chumbo|cinza chumbo|cinza grafite|cinza escuro|cinza claro|cinza nardo|sinza|cinsa",
    "vermelho": "vermelho|vermelha|vermelhos|vermelhas|vermelhinho|vermelhinha|vermelhin|vermelio|vermelho sangue|vermelhao"
    "|vermeio|vermelo|vermelhona",
    "azul": "azul|azuis|azulzinho|azulzinha|azul marinho|azul escuro|azul claro|azulao|azu",
    "verde": "verde|verdes|verdinho|verdinha|verde escuro|verde militar|verde musgo",
    "amarelo": "amarelo|amarela|amarelos|amarelas|amarelinho|amarelinha|amarelin",
    "laranja": "laranja|alaranjado|cor de laranja",
    "marrom": "marrom|marrons|marron|castanho",
    "bege": "bege|beje|areia metálico",
    "dourado": "dourado|dourada|dourados|champanhe|champagne",
    "vinho": "vinho|bordô|bordo|bordeaux|cor vinho|grená",
    "roxo": "roxo|roxa|roxinho|lilás|roxos",
    "rosa": "rosa|rosinha|cor de rosa|pink",
    "bronze": "bronze",
}
_NOT = (
    "placa preta|placa branca|placa azul|placa vermelha|placa verde|placa amarela|placa cinza|black friday|lista negra|em branco"
    "|cartao black|cartões black|uber black|black week|fica no azul|no azul|no vermelho|sinal verde|sinal vermelho|sinal amarelo"
    "|caixa preta|ouro preto|rio preto|rio branco|castelo branco|pato branco|rio verde|campo verde|santa rosa|santa rosa de viterbo"
    "|cheque em branco|nota branca|cartão verde|mercado negro|consignado azul|volta redonda|porto branco|sinal laranja"
    "|outubro rosa|novembro azul|cabo branco|linha branca|selo verde|risco preto|cartão preto|bala de prata|luz verde|luz vermelha"
    "|luz amarela|vidro verde|carteira verde|carne vermelha|preto no branco|preto e branco|cinza do cigarro|verde e amarelo"
    "|folha em branco|dia branco|taxa do branco|arco verde|agente laranja|serra azul|algo vermelho|algo no vermelho|seta vermelha"
    "|quinta do vinho|dona rosa|tia rosa|a rosa|cor rosa|copa do brasil|grupo azul|linhas aéreas azul|bateria amarela|vinho tinto"
    "|banco de couro preto|banco preto|bancos pretos|couro preto|couro bege|interior preto|interior bege|bancos bege|teto preto"
    "|bancos de couro bege|lanterna verde|dia verde|faixa preta|tarja preta|espera no vermelho|conta no vermelho"
)


@lru_cache(maxsize=1)
def _phrases() -> Phrases[str | None]:
    entries: list[tuple[str, str | None]] = [(word, None) for word in _NOT.split("|")]
    entries += [(word, value) for value, words in _WORDS.items() for word in words.split("|")]
    return Phrases(entries)


def read(utterance: Utterance) -> dict[str, Any]:
    """The colours named and not refused."""
    if not of_cars(utterance):
        return {}
    if utterance.staff and not (utterance.models or "carro" in utterance.norm or utterance.intent in {"suggest_price", "optimize_listing"}):
        return {}
    found = named(utterance, _phrases())
    return {"colors": found} if found else {}
