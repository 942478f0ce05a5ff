"""What went out of a stock item: "quanto vendemos de parafuso no mês?", "quantas luvas saíram semana passada?"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_WENT = (
    r"(?:vend(?:emos|i|eu|eram|id[oa]s?)|sa(?:iu|iram|ido|idos)|consum(?:imos|iu|iram|id[oa]s?)|us(?:amos|ou|aram|ad[oa]s?)|girou|giraram"
    r"|for(?:am|a) (?:vendid|consumid|usad)[oa]s?|foi (?:vendid|consumid|usad)[oa])"
)
_SUM = r"(?:quant[oa]s?|qto|qtos|qtas|qnto|total|volume|soma)"
_NOUN = r"(?:vendas?|saidas?|consumo|giro)"
_OF = r"(?:de |do |da |dos |das |com |em )"
_WHEN = (
    r"(?:\W+(?:(?:n[oa]s?|ness[ea]s?|nest[ea]s?|ess[ea]s?|est[ea]s?|d[oa]s?|dess[ea]s?|em|de|ate|desde|durante)\W+)*(?:ultim\w+|passad\w+|\d+|mes(?:es)?|semanas?|dias?"
    r"|ano|anos|hoje|hj|ontem|anteontem|agora|janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|20\d\d"
    r"|retrasad\w+|anterior|mesmo|tudo|todo|inteir[oa]|a gente|nos|voces|ja|ai|por favor))*\W*$"
)
_PATTERNS = (
    re.compile(
        rf"\b{_SUM}\b(?: (?:que|a gente|nos|ja|foi|foram))* {_WENT} (?P<item>d(?:el[ea]|iss[eo]|ess[ea]|est[ea])s?(?: item)?){_WHEN}"
    ),
    re.compile(rf"\b{_SUM}\b(?: (?:que|a gente|nos|ja|se|e que|foi|foram))* {_WENT}(?: a gente| nos)? {_OF}(?P<item>.+?){_WHEN}"),
    re.compile(
        rf"\b{_SUM} (?:de |do |da )?(?P<item>(?!(?:a gente|nos|que|ja|se|foi|foram)\b)[^?]+?) (?:a gente |nos |ja |que )*{_WENT}{_WHEN}"
    ),
    re.compile(rf"\b{_WENT} (?:{_SUM})(?: {_OF}?(?P<item>.+?)){_WHEN}"),
    re.compile(rf"\b{_WENT} (?:muit[oa]s?|bastante|pouc[oa]s?) (?:{_OF})?(?P<item>.+?){_WHEN}"),
    re.compile(
        rf"^\W*(?:(?:quais|qual|me|mostra|ver|ve|como|foi|foram|anda|andam|esta|estao|[oa]s?|e|total das?) )*"
        rf"{_NOUN} {_OF}(?P<item>.+?){_WHEN}"
    ),
)
_AHEAD = re.compile(r"\b(?:vai|vao|vamos|vou|deve\w*|proxim\w+|que vem|previs\w+|amanha|esper\w+|prever|projec\w+)\b")
_NO_ITEM = re.compile(
    r"\b(?:carros?|veiculos?|suvs?|sedans?|leads?|clientes?|visitas?|mercad\w+|loja|vendedor\w*|dinheiro|conversas?|propostas?|test)\b"
    r"|^(?:mes|semana|dia|ano|hoje|ontem|tudo|total|novembro|outubro|agora|item|itens|produtos?|coisas?|cada)\b"
)
_POINTS = re.compile(
    r"(?:d?(?:ess[ea]|el[ea]|iss[eo]|est[ea])s?(?: item)?|(?:primeir|segund|terceir|ultim)[oa]s?|(?:ess[ea] )?(?:item|produto|peca))"
)
POINTED_AT = "…"
"""In the place of words for the item: one told before is meant, "o primeiro", "ele"."""
_UNITS = re.compile(
    r"^(?:caixas?|pacotes?|sacos?|quilos?|kg|litros?|metros?|toneladas?|t|unidades?|pecas?|pares|par|latas?|rolos?) d[eoa]s? "
)
_MOST_WORDS = 8


def item_sold(text: str) -> str | None:
    """The words for the item of which it is asked how much went out, or `POINTED_AT`; None where nothing of the kind is asked."""
    said = fold(text[:200]).strip(" ?!.")
    if _AHEAD.search(said):
        return None
    found = next((match for pattern in _PATTERNS if (match := pattern.search(said)) is not None), None)
    if found is None:
        return None
    if _POINTS.fullmatch(found["item"].strip(" ,?.!")):
        return POINTED_AT
    item = _UNITS.sub("", found["item"].strip(" ,?.!"))
    return None if not item or len(item.split()) > _MOST_WORDS or _NO_ITEM.search(item) else item
