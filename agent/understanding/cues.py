"""Small signs in a message that are no entity of the contract but steer the talk."""

from __future__ import annotations

import re
import unicodedata

_YES = re.compile(
    r"^\W*(sim+|s|ss|claro|com certeza|pode( ser| sim| guardar)?|aceito|concordo|autorizo|ok(ay)?|okey|blz|beleza|isso( mesmo| ai)?|quero( sim)?|bora|"
    r"fechado|confirmo|confirmado|positivo|aham|uhum|isso|perfeito|ta( bom| bem| certo)?|certo|uai sim|bah sim|demorou|manda( ver)?|vamos?|yes|si)\b"
)
_NO = re.compile(r"^\W*(nao+|n|nn|nao quero|negativo|nunca|jamais|de jeito nenhum|nem|prefiro nao|melhor nao|deixa( pra la| quieto)?|dispenso|no)\b")
_COMPARATIVES = {
    "cheaper": r"mais (barat|em conta|acessive)|menos caro|baratinh|preco menor|valor menor|mais baixo|muito caro|ta caro|caro demais|salgad",
    "dearer": r"mais car[oa]|melhorzinh|mais completo|mais top|mais alto padrao",
    "newer": r"mais nov[oa]|menos velh|ano mais alto|mais recente",
    "less_driven": r"menos rodad|menor km|menos km|km (mais )?baix|pouco rodad|baixa km|quilometragem menor|menos quilometr",
    "bigger": r"\bmaior(es)?\b|mais espac|mais espaco",
    "smaller": r"\bmenor(es)?\b(?! (preco|valor|km|quilom))|mais compact",
    "others": r"\boutr[oa]s?\b|mais opco|diferente|mostra mais|tem mais\b|ver mais|\bmais (uns|algum)",
}
_AUX = {
    "cancel": r"\b(cancel|desmarc|desist|nao vou (mais|poder)|nao consigo ir)",
    "move": r"\b(remarc|mud(ar?|o|e) (o|a|pra|para|de)|adi(ar?|o|ei)|antecip|troc(ar?|o) (o|a|de)? ?(dia|hora|horario|visita)|outro (dia|horario)|passa(r)? (pra|para)|reagend)",
    "resume_bot": r"^\W*(voltar|volta|assistente|robo|continuar com (a|o) (assistente|robo|bia)|bia)\W*$",
}


def fold(text: str) -> str:
    """Lower case without accents; the length may change."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def yes_or_no(text: str) -> bool | None:
    """Whether a message begins as a yes or a no."""
    folded = fold(text[:200])
    if _NO.match(folded):
        return False
    return True if _YES.match(folded) else None


def comparatives(text: str) -> frozenset[str]:
    """Directions a customer wants to move in: `cheaper`, `newer`, `less_driven`, `others`…"""
    folded = fold(text[:2_000])
    return frozenset(name for name, pattern in _COMPARATIVES.items() if re.search(pattern, folded))


def wants(cue: str, text: str) -> bool:
    """`cancel` or `move` of a visit, or `resume_bot` after a handoff."""
    return re.search(_AUX[cue], fold(text[:2_000])) is not None
