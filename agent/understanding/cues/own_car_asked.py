"""What is asked of the car given in exchange, told apart from what is said of it: "tá ralado no para-choque. vcs pegam?"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_TAKES = r"(peg|aceit|compr|avali|fic|receb|quer)(a|am|ao|em|ariam?|ia|iam)?"
_ASKS = (
    rf"(sera que |se )?(quant[oa]s?|qto|qual|quais|onde|quando|como (e|fica|funciona)|(a loja|voces?|vcs?|ces?) (\w+ )?{_TAKES}"
    r"|(aceita|pega|compra|avalia)m?|tem (problema|como)|da problema|pode(m| ser)|posso|atrapalha)\b"
)
_PARTS = re.compile(rf"(?<=[?.!;\n])\s*|,\s*|\s+(?=(?:mas|so que)\b)|\s+(?:e|ai|dai)\s+(?={_ASKS})")
_QUESTION = re.compile(rf"\W*((mas|so que|e|ai|entao|dai|assim)\W+)*{_ASKS}|.*\?\W*$", re.DOTALL)
_IF_TAKEN = re.compile(
    rf"\b(voces?|vcs?|ces?|a loja) (\w+ )?{_TAKES}\b|\b(tem|da|algum) problema\b|\b(atrapalha|pode ser)\b|\b(aceita|pega)(m|o)?\b"
)


def statements(text: str) -> str:
    """What a message says, less what it asks: words that are a question tell nothing of a car."""
    if not any(_QUESTION.match(fold(piece)) for piece in _PARTS.split(text[:500]) if piece):
        return text
    pieces = [piece.strip() for piece in _PARTS.split(text[:500]) if piece and piece.strip()]
    return ", ".join(piece.strip(" ,.") for piece in pieces if not _QUESTION.match(fold(piece)))


def asks_if_taken(text: str) -> bool:
    """Whether it is asked if the shop takes the car as it is: "vcs pegam?", "tem problema?"."""
    said = fold(text[:300])
    return any(_IF_TAKEN.search(piece) and _QUESTION.match(piece) for piece in _PARTS.split(said) if piece)
