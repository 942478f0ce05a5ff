"""Small signs in a message that are no entity of the contract but steer the talk."""

from __future__ import annotations

import re
import unicodedata

_INDIFFERENT = re.compile(
    r"\btanto faz|qualquer (um|uma|coisa)|indiferente|nao importa|nao sei|sei la|vc (que )?(sabe|decide)|voce (que )?(sabe|decide)|\btodos\b"
)
_KEEPING = re.compile(
    r"\b(guard|salv|armazen)\w*(\W+(sim|nada|tudo|isso|mais|so|apenas|somente|entao|os|as|o|e|meus?|minhas?|seus?|suas?|dados|informac\w+|contatos?|cadastro|nome|telefone|numero|zap|email|nao|por favor))*\W*($|[,.;!\n])"
    r"|\b(autoriz|permit|concord|consint|aceit)\w*\b.{0,25}\b(dados|informac\w+|guard\w+|salv\w+|cadastro)\b"
    r"|\b(meus )?dados\b.{0,15}\b(pode|autorizo|autorizad\w+|liberad\w+)\b"
    r"|\b(revog\w+|retir\w+|cancel\w+) (o |a )?(meu |minha )?(consentimento|autorizacao)"
)
"""What is kept are data, not a car: "pode guardar", but not "guarda ele pra mim"."""
_COMPARATIVES = {
    "cheaper": r"mais (barat|em conta|acessive)|menos caro|baratinh|preco menor|valor menor|mais baixo|muito caro|ta caro|caro demais|salgad",
    "dearer": r"mais car[oa]|melhorzinh|mais completo|mais top|mais alto padrao",
    "newer": r"mais nov[oa]|menos velh|ano mais alto|mais recente",
    "less_driven": r"menos rodad|menor km|menos km|km (mais )?baix|pouco rodad|baixa km|quilometragem menor|menos quilometr",
    "bigger": r"\bmaior(es)?\b|mais espac|mais espaco",
    "smaller": r"\bmenor(es)?\b(?! (preco|valor|km|quilom))|mais compact",
    "others": r"\boutr[oa]s?\b|mais opco|diferente|mostra mais|tem mais\b|ver mais|\bmais (uns|algum)",
}
_OWN_CAR = (
    r"\b(tenho|meu|minha|possuo|dou|dar|troco|quer(o|ia) vender|ando (de|num))\b(?:(?!\b(n[oa]|num|numa|pel[oa]|por|quero)\b)[^.,;!?]){0,25}?\bMODEL\b",
    r"\bMODEL\b(\s+(?!com\b|e\b|por\b|meu\b|minha\b|o\b|um\b|aceita|pega)[\w./-]+){0,3}\s+"
    r"((na|em|de|como) troca|como (parte|entrada)|(de|como) parte do pagamento)\b",
    r"\b(com|dou|dando|dar|ponho|boto|usando|usar|entrego|deixo|deixando|mais|colocando)( o| a| um| uma)? MODEL\b[\w\s./-]{0,20}?\bde entrada\b",
)
"""Words that make a model the speaker's own car; "trocar meu Gol num Corolla" is about the Gol alone, "tô vendo um HB20" about none."""
_AUX = {
    "cancel": r"\b(cancel|desmarc|desist|nao vou (mais|poder)|nao consigo ir)",
    "move": r"\b(remarc|mud(ar?|o|e) (o|a|pra|para|de)|adi(ar?|o|ei)|antecip|troc(ar?|o) (o|a|de)? ?(dia|hora|horario|visita)|outro (dia|horario)|passa(r)? (pra|para)|reagend)",
}


def fold(text: str) -> str:
    """Lower case without accents; the length may change."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def indifferent(text: str) -> bool:
    """Whether somebody asked for a preference has none: "tanto faz", "não sei"."""
    return _INDIFFERENT.search(fold(text[:200])) is not None


def about_keeping(text: str) -> bool:
    """Whether a yes or no is about keeping data, asked for just now or not: "tá, autorizo guardar", "não guarda mais nada"."""
    return _KEEPING.search(fold(text[:200])) is not None


def owns(model: str, text: str) -> bool:
    """Whether the model named is the speaker's own car ("tenho um Onix", "trocar meu Gol", "com o Gol de entrada"), not one they look for."""
    name, said = re.escape(fold(model)), fold(text[:2_000])
    return any(re.search(pattern.replace("MODEL", name), said) for pattern in _OWN_CAR)


def comparatives(text: str) -> frozenset[str]:
    """Directions a customer wants to move in: `cheaper`, `newer`, `less_driven`, `others`…"""
    folded = fold(text[:2_000])
    return frozenset(name for name, pattern in _COMPARATIVES.items() if re.search(pattern, folded))


def ordinal(text: str) -> int | None:
    """The place a short answer names: "o primeiro horário" → 1, "a última opção" → -1."""
    found = re.search(r"\b(primeir|segund|terceir|ultim)[oa]\b(?!-)", fold(text[:200]))
    return {"primeir": 1, "segund": 2, "terceir": 3, "ultim": -1}[found[1]] if found else None


def superlative(text: str) -> bool:
    """Whether one of several is asked for: "qual o mais novo?", "e o menos rodado?"."""
    return re.search(r"\b(qual|quais|o|a)\b[^.,!]{0,25}\b(mais|menos|menor|maior)\b", fold(text[:200])) is not None


def wants(cue: str, text: str) -> bool:
    """`cancel` or `move` of a visit."""
    return re.search(_AUX[cue], fold(text[:2_000])) is not None
