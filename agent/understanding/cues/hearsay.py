"""What people have heard of used cars: "carro com mais de 100 mil km não presta, é verdade?"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_DRIVEN = (
    r"(\d+ ?(mil|k)( (km|kms|quilometros?|rodad[oa]s?))?|\d{2,3}\.000( km)?|(muito|bem|mais|alta) (rodad[oa]|km|quilometragem)|rodad[oa]s?)"
)
_DOOMED = (
    r"(presta\w*|ruim|perigos\w+|arriscad\w+|da (muito )?(problema|manutencao|defeito|dor de cabeca)|vive quebrando|quebra\w*|acabad\w+"
    r"|ja era|e muito|demais|dura\w*|vale a pena|compensa|tem problema|furada|cilada|fria|bomba|medo|preocupa\w*|ainda (e|ta) bo[am])"
)
_HEARD = re.compile(rf"\b{_DRIVEN}\b.{{0,30}}\b{_DOOMED}\b|\b{_DOOMED}\b.{{0,30}}\b{_DRIVEN}\b")
_ASKS = re.compile(r"\?|\b(verdade|mito|sera que|(falou|falaram|disse|disseram|diz|dizem|fala|falam|ouvi|escutei|me contaram|acham?))\b")


def doubts_the_mileage(text: str) -> bool:
    """Whether it is asked if a car that has gone far is any good."""
    said = fold(text[:300])
    return _HEARD.search(said) is not None and _ASKS.search(said) is not None
