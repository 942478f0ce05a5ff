"""Something that is no car offered in exchange: "aceitam moto na troca?", "pega terreno?"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_GOODS = (
    r"(?:motos?|motocicletas?|motoca|scooters?|biz|bros|soja|milho|gado|bois?|vacas?|cavalos?|terrenos?|lotes?|casas?|apartamentos?|ape|chacaras?|sitios?"
    r"|imove(?:l|is)|barcos?|lanchas?|jet ?skis?|tratore?s?|celular(?:es)?|iphones?|notebooks?|videogames?|ps5|bitcoins?|criptos?|ouro"
    r"|joias?|relogios?|bicicletas?|bikes?|quadriciclos?|carret(?:as?|inhas?)|consorcios? de moto)"
)
_TAKES = r"(?:aceit\w+|peg\w+|receb\w+|troc\w+|entra\w*|da pra (?:dar|por|usar)|posso dar|dou|serve|vale|ficam? com)"
_OFFERED = re.compile(
    rf"\b{_TAKES}\b(?! (?:[oa]|el[ea]|meu|esse) carro)[^.!?]{{0,25}}"
    rf"\b(?<!em )(?<!na )(?<!minha )(?P<what>{_GOODS})\b(?! (?:de|da|do) (?:oleo|pneu))"
    rf"|\b(?P<given>{_GOODS})\b[^.!?]{{0,25}}\b(?:na|de|como|em|por) (?:troca|entrada|parte d[eo] pagamento)\b"
)


def other_goods(text: str) -> str | None:
    """The goods named, folded; None where none are offered."""
    found = _OFFERED.search(fold(text[:200]))
    return (found["what"] or found["given"]) if found else None
