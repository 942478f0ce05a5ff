"""Whether it is asked if a car may be given back once bought: "qual a política de devolução?", "e se eu me arrepender?"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_RETURNS = re.compile(
    r"\bcomo (e|funciona|fica|seria)( \w+){0,2} (devol\w+|arrependimento|reembolso)"
    r"|\b(politicas?|prazos?|regras?|direito|garantia|condicoes|possibilidade|termos)( \w+){0,2} (devol\w+|arrependimento|reembolso)"
    r"|\b(posso|da pra|da para|consigo|pode|podem|aceitam?|tem como|tem|fazem) (de |a )?(devol\w+|reembols\w+)"
    r"(?! (o|do|da) (entrada|sinal))"
    r"|\b(se|caso) (eu )?(me )?(arrepend\w+|nao gostar|desistir depois)|\bdevolv\w+ (o carro|depois|se)\b|^\W*(e )?(a )?devolucao\W*$"
)


def asks_to_return(text: str) -> bool:
    said = fold(text[:300])
    return "?" in text and _RETURNS.search(said) is not None
