"""Short reactions to what was just told: too little, nothing at all, what a sum buys, without the exchange, by video."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_VERY = r"(muito|mt|tao|que|q|bem|meio|isso|e|ta|esta|so)"
_LITTLE = re.compile(
    rf"^\W*(\w+\W+){{0,3}}(achei|acho|{_VERY}) (que )?({_VERY} )*(pouc[oa]|pouquinho|baix[oa])\b(\W+\w+){{0,4}}\W*$"
    r"|^\W*so (isso|esses|essas)\W*$|^\W*(que|mas) miseria\W*$"
)
_NOTHING = re.compile(r"\bnao tem (mais )?(nada|nenhum\w*|coisa)\b[^.;]{0,25}\?\W*$")
_BUYS = r"(pegar|comprar|levar|compro|pego|levo|cabe\w*|entra\w*|encaixa\w*)"
_SUM = r"(isso|(esse|nesse) (valor|dinheiro|preco)|(essa|nessa) (grana|parcela|quantia)|nessas condicoes)"
_REACH = re.compile(
    rf"\b(que|qual|quais) (os )?(carros?|modelos?|opc\w+)\b.{{0,25}}\b({_BUYS}|acho|tem)\b.{{0,15}}\b{_SUM}\b"
    rf"|\bo que (eu )?(da pra |consigo |posso )?{_BUYS} (com |por )?{_SUM}\b"
)
_NO_TRADE = re.compile(
    r"\b(esquec\w+|deix\w+|desist\w*|cancel\w*|tira\w*|sem|larga\w*|nao quero( mais)?|melhor sem|nao vou( mais)?)\b.{0,12}"
    r"\b(troca\b|(de |por )?(dar|trocar|entregar) (o )?meu\b|o meu (carro|usado)( na| de)?)"
)
_DIFFERENCE = re.compile(
    r"\b(qual|quanto|e)\b.{0,12}\b(a )?(diferenca|volta)\b|\bquanto (eu )?(tenho que|preciso) (voltar|inteirar|completar)\b"
)
_BY_VIDEO = re.compile(
    r"\b(por|via|em|numa?|uma|faz\w*|fazer) (chamada|ligacao|visita)? ?(de |em |por )?video\b(?! (do|da|dele|dela))"
    r"|\b(video ?chamada|video ?call|facetime|google meet)\b"
    r"|\b(visita|ver|mostra\w*|conhecer)\b.{0,25}\b(online|a distancia|virtual\w*|remot\w+)\b"
)


def finds_little(text: str) -> bool:
    """ "Caramba, achei pouco", "tá baixo hein", "só isso?"."""
    return len(text.split()) <= 8 and _LITTLE.search(_read(text)) is not None


def asks_if_nothing(text: str) -> bool:
    """ "Oxe, não tem nada?"."""
    return _NOTHING.search(_read(text)) is not None


def asks_within_reach(text: str) -> bool:
    """ "Qual carro dá pra pegar com isso?", a sum having been told."""
    return _REACH.search(_read(text)) is not None


def drops_the_exchange(text: str) -> bool:
    """ "Esquece a troca", "deixa, não vou dar meu carro mais"."""
    return "?" not in text and _NO_TRADE.search(_read(text)) is not None


def asks_difference(text: str) -> bool:
    """ "Quanto fica a diferença?" between a car and one's own."""
    return len(text.split()) <= 8 and _DIFFERENCE.search(_read(text)) is not None


def by_video(text: str) -> bool:
    """ "Dá pra ver por vídeo?", a visit without coming."""
    return _BY_VIDEO.search(_read(text)) is not None


def _read(text: str) -> str:
    return re.sub(r"\bn\b", "nao", fold(text[:300]))
