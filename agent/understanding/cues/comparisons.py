"""Which way a customer wants to move, and which of several they mean: "mais barato", "o menos rodado", "a última opção"."""

from __future__ import annotations

import re

from agent.understanding.cues.upkeep import dear_or_cheap_to_keep
from agent.understanding.text import fold

_COMPARATIVES = {
    "cheaper": r"mais (barat|em conta|acessive)|menos caro|baratinh|preco menor|valor menor|mais baixo|muito caro|ta caro|caro demais|salgad",
    "dearer": r"mais car[oa]|melhorzinh|mais completo|mais top|mais alto padrao",
    "newer": r"mais nov[oa]|menos velh|ano mais alto|mais recente",
    "older": r"mais (velh[oa]|antig[oa])",
    "less_driven": r"menos rodad|rod(ou|aram|ado|ada) menos|menor km|menos km|km (mais )?baix|pouco rodad|baixa km|quilometragem menor|menos quilometr",
    "more_driven": r"mais rodad|maior (km|quilometragem)|(?<!com )mais (km|quilometr)",
    "bigger": r"\bmaior(es)?\b|mais espac|mais espaco",
    "smaller": r"\bmenor(es)?\b(?! (preco|valor|km|quilom))|mais compact",
    "others": r"\boutr[oa]s?\b|mais opco|diferente|mostra mais|tem mais\b|ver mais|\bmais (uns|algum)",
}


_ANOTHER = re.compile(
    r"\b(outr[oa]s?|diferentes?)\b(?! (dia|dias|hora|horas|horario|horarios|data|vez|momento|coisa|assunto|loja|pessoa|cidade|banco|numero|telefone|lugar))"
)


_NONE_OF_THEM = re.compile(
    r"\bnao (me )?(gostei|curti|agrad\w+|serv\w+|interess\w+|quero|queria|rolou) (muito )?(de |com )?(nenhum\w*|n?d?ess[ea]s|deles|delas)\b"
    r"|\bnenhum\w* (d?ess[ea]s|deles|delas)( \w+)? (me )?(serv\w+|agrad\w+|interess\w+|rol\w+|da\b)"
)


_DRIVEN_MUCH = (
    r"((carros? |um |uns |o |os |a |ess[ea]s? |nada )*(muito|mto|mt|tao|mais|bem|super|demais) rodad[oa]s?( demais)?|rodad[oa]s? demais|carros? rodad[oa]s?"
    r"|(muita|muito|alta|mta) (km|quilometragem|rodagem)|(km|quilometragem) (muito )?(alta|alto|elevad[oa]))"
)
_WILL_NOT = (
    r"((eu )?(nao|n|num|nem) (me )?(quero|queria|gosto|curto|aceito|serve|da|rola|pode|interessa|compro|levo|vale|vou|seja|sejam|for|esteja|tenha)"
    r"( (de|ver|com|ser|estar|pegar|comprar))*)"
)
_DRIVEN_REFUSED = re.compile(
    rf"\b({_WILL_NOT}|sem|menos|exceto|fora|tirando|nada( de)?|fuj\w+ d[eo]s?|fugir d[eo]s?|evit\w+|dispenso|tir[ae]r?)( (o|os|a|as|de|com|ser))* {_DRIVEN_MUCH}\b"
    rf"|^\W*(\w+\W+){{0,3}}(ta|tao|estao|sao|achei|achando) {_DRIVEN_MUCH}"
    rf"|\b{_DRIVEN_MUCH},? ({_WILL_NOT}\b|(eu )?dispenso|nem pensar|(to|tou|estou) fora|nao\W*$|eu passo)"
)


def refuses_the_much_driven(text: str) -> bool:
    """ "O mais rodado não quero", "que não seja muito rodado": which is no question for the most driven."""
    said = fold(text[:300])
    return "?" not in said.partition("rodad")[2] and _DRIVEN_REFUSED.search(said) is not None


def comparatives(text: str) -> frozenset[str]:
    """Directions a customer wants to move in: `cheaper`, `newer`, `less_driven`, `others`…"""
    folded = fold(text[:2_000])
    found = frozenset(name for name, pattern in _COMPARATIVES.items() if re.search(pattern, folded))
    if refuses_the_much_driven(text):
        found = found - {"more_driven"} | {"not_much_driven"}
    return found - {"cheaper", "dearer", "bigger", "smaller"} if dear_or_cheap_to_keep(text) else found


def shows_another(text: str) -> bool:
    """Whether other cars are wanted than those shown, and not another day, time or matter."""
    return _ANOTHER.search(fold(text[:200])) is not None


def likes_none(text: str) -> bool:
    """Whether none of those shown will do: "não gostei de nenhum", "nenhum desses me serve"."""
    return _NONE_OF_THEM.search(fold(text[:200])) is not None


def ordinal(text: str) -> int | None:
    """The place a short answer names: "o primeiro horário" → 1, "a última opção" → -1; "o do meio" of three → 2."""
    found = re.search(r"\b(?:(primeir|segund|terceir|ultim)[oa]\b(?!-)|[od][oa]? (meio)\b(?! d))", fold(text[:200]))
    return {"primeir": 1, "segund": 2, "terceir": 3, "ultim": -1, "meio": 2}[found[1] or found[2]] if found else None


_THIS_MOST = (
    r"(?<!\bfaz )(?<!\bfaze )(?<!\bfazem )(?<!\bfazer )(?<!\bdeixa )(?<!\bdeixar )(?<!\bvende )(?<!\bsai )(?<!\bsair )(?<!\btem )"
    r"\b(?:d?ess[ea]|d?est[ea]|nesse|nessa|[dn]?aquel[ea])(?: (?:carro|modelo|ai|um|que e|que ta|q e|q ta))?"
    r" (?:(?:mais|menos) \w+|(?:de |com )?(?:menor|maior) \w+|baratinh[oa])\b(?! que\b(?! (?:voce|vc|ce|tu|mand|mostr|me\b)))"
)
"""One of those shown by what it is most: "esse mais baratinho", "aquela menos rodada que mandou"; "faz esse mais barato?" haggles."""
_THE_MOST = r"\b(qual|quais|[dn]?[oa])\b[^.,!]{0,25}\b(mais|menos|menor|maior)\b"


def superlative(text: str) -> bool:
    """Whether one of several is asked for: "qual o mais novo?", "e o menos rodado?", "esse mais baratinho"."""
    said = fold(text[:200])
    return (re.search(_THE_MOST, said) or points_by_most(text)) is not None and not refuses_the_much_driven(text)


def points_by_most(text: str) -> re.Match[str] | None:
    """Where one of those shown is pointed at by what it is most."""
    return re.search(_THIS_MOST, fold(text[:200]))


def picks_an_extreme(text: str) -> bool:
    """Whether the utmost of those shown is pointed at: "prefiro o mais novo dos dois", "a mais rodada"; "qual dos dois…" compares."""
    folded = fold(text[:200])
    if not superlative(text) or re.search(r"\bqual\b", folded):
        return False
    of_them = re.search(r"\b[dn]?[oa] (mais|menos|menor|maior) \w+ (d[oa]s|entre [oa]s) (dois|duas|tres|2|3)\b", folded)
    return of_them is not None or re.search(r"\b[dn]?[oa] mais rodad[oa]\b", folded) is not None
