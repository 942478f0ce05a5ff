"""What it costs to keep a car, as against what the car costs: "qual a manutenção mais cara?", "o seguro sai quanto?"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_UPKEEP = (
    r"(manutenc\w+|manter|seguro|ipva|revis(ao|oes)|pecas?|consumo|licenciamento|documentacao|transferencia|pneus?|oficina|mecanic[oa])"
)
_DEGREE = r"(mais (barat|em conta|car)\w*|(preco|valor|custo) (menor|mais baixo)|menor|maior|salgad\w|muito car[oa]|baratinh\w)"
_LINK = r"( ?(de|pra|para|a|o|na|no|em|da|do|custo|,))*"
_TO_KEEP = re.compile(rf"\b{_UPKEEP}\b[^.;!?]{{0,20}}\b{_DEGREE}|\b{_DEGREE}{_LINK} {_UPKEEP}\b")
_COSTS = re.compile(
    r"\b(seguro|manutenc\w+|pecas?|revis(ao|oes))\b[^.;!]{0,25}\b(quanto|car[oa]s?|barat\w+|em conta|media|custa\w*|sai|fica|preco|valor)\b"
    r"|\b(quanto|car[oa]s?|barat\w+|custo|preco|valor|gasto)\b[^.;!]{0,25}\b(seguro|manutenc\w+|manter|pecas?|revis(ao|oes))\b"
)


def dear_or_cheap_to_keep(text: str) -> bool:
    """Whether what is dear or cheap is to keep the car, not the car: "qual a manutenção mais cara?", "o mais barato de manter"."""
    return _TO_KEEP.search(fold(text[:300])) is not None


def asks_upkeep(text: str) -> bool:
    """Whether the cost of insurance, taxes, upkeep or parts is asked for."""
    return dear_or_cheap_to_keep(text) or _COSTS.search(fold(text[:300])) is not None
