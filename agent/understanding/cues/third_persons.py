"""Whose data a message tells: a husband's number and a father's name are not the customer's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.understanding.text import fold

KIN = (
    r"(marido|espos[oa]|mulher|namorad[oa]|noiv[oa]|companheir[oa]|pai|mae|filh[oa]|irmao|irma|ti[oa]|prim[oa]|sogr[oa]|cunhad[oa]|genro"
    r"|nora"
    r"|net[oa]|avo|sobrinh[oa]|amig[oa]|soci[oa]|chefe|patrao|patroa|vizinh[oa]|colega|contador|secretari[oa])"
)
_ANOTHER = rf"(dele|dela|d[oae] (meu |minha |nosso |nossa )?{KIN})"
_TO_ANOTHER = rf"(pra|para|pro|com|a|ao|o|a) (ele|ela|(o |a )?(meu |minha |nosso |nossa ){KIN})"
_NAME = re.compile(
    rf"\bnome (completo |inteiro )?{_ANOTHER}\b|\b(ele|ela|{KIN}) (se )?chama(-se)? (?!a\b|o\b)\w|\bno nome {_ANOTHER}"
    rf"|\b(meu|minha|nosso|nossa) {KIN},? (?:(?:se chama|e|eh) )?(?:o |a )?(?=NAMED\b)|\bchama (ele|ela) de\b"
)
_CONTACT = re.compile(
    rf"\b(zap\w*|whats\w*|wpp|numero|telefone|fone|tel|cel\w*|contato|e-?mail|cpf)\b( \w+){{0,2}}? {_ANOTHER}\b"
    rf"|\b(lig\w+|mand\w+|fal\w+|cham\w+|avis\w+|escrev\w+|cham\w+)\b.{{0,15}}\b{_TO_ANOTHER}\b"
)
_IN_THEIR_NAME = re.compile(
    rf"\b(no|em|pro|pra o|para o) nome {_ANOTHER}(,? (pode|da|tem problema|tudo bem|serve|rola|posso))?\W*$"
    rf"|\b(no|em) nome {_ANOTHER}\b(?! (que )?(se chama|e|eh) )(?!,)"
)
_THEIR_CAR = (
    rf"\b(meu|minha|nosso|nossa|o|a) {KIN}s? (que |q )?(ja )?(tem|tinha|teve|comprou|pegou|usa|dirige|anda (de|num|com)|adora)\b"
    r"[^.,;!?]{0,15}\bMODEL\b"
)
_OWN_NAME = re.compile(r"\b(o meu nome|meu nome|me chamo|(eu )?sou (o|a)|aqui (e|eh) (o|a))\b")
_OWN_CONTACT = re.compile(r"\b(meu|minha) (zap\w*|whats\w*|numero|telefone|fone|tel|celular|contato|e-?mail|cpf)\b")
_A_VALUE = re.compile(r"\d{4}|@")
_READ = 300


def of_another(text: str, name: str = "") -> frozenset[str]:
    """Of name, phone, email and CPF, those that would be somebody else's in these words; `name` is the one read in them."""
    said = fold(text[:_READ])
    found: set[str] = set()
    named = re.escape(fold(name).split()[0]) if name.strip() else r"(?!)"  # nothing follows without a name
    if re.search(_NAME.pattern.replace("NAMED", named), said) and not _OWN_NAME.search(said):
        found.add("name")
    beside_their_name = re.search(rf"\b(no|em) nome {_ANOTHER}\b", said) is not None
    if (beside_their_name or _CONTACT.search(said)) and not _OWN_CONTACT.search(said):
        found |= {"phone", "email", "cpf"}
    return frozenset(found)


def cars_of_another(text: str, models: Sequence[str]) -> list[str]:
    """Of these models, those that somebody else is said to have: "meu cunhado que tem Civic"."""
    said = fold(text[:_READ])
    return [model for model in models if re.search(_THEIR_CAR.replace("MODEL", re.escape(fold(model))), said)]


_BOUGHT = re.compile(
    rf"\b(meu|minha|nosso|nossa) {KIN}\b( (?!quer|procura|precisa)\w+){{0,3}} (comprou|pegou|adquiriu|levou)\b.{{0,30}}"
    r"\b(a[ih]|aqui|(com|de) (voces|vcs|ces)|(n|d)?essa loja|na loja)\b"
)
_WANTS = re.compile(r"\?|\b(quero|queria|procuro|busco|preciso|tem|tambem|tbm|gostaria)\b")


def another_bought_here(text: str) -> bool:
    """Whether somebody tells no more than that one of theirs bought a car here."""
    said = fold(text[:_READ])
    return _BOUGHT.search(said) is not None and _WANTS.search(said) is None


def in_anothers_name(text: str) -> bool:
    """Whether it is asked if the papers may be in somebody else's name, nobody's being told: "pode ser no nome da minha mãe?"."""
    return "?" in text and _IN_THEIR_NAME.search(fold(text[:_READ])) is not None and _A_VALUE.search(text[:_READ]) is None


def tells_of_another(text: str) -> bool:
    """Whether data of somebody else are told: their name, or a number or address to reach them."""
    whose = of_another(text)
    return "name" in whose or ("phone" in whose and _A_VALUE.search(text[:_READ]) is not None)
