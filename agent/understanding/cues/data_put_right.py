"""Somebody's own data put right: "corrige meu nome pra Bianca Lins", "mudei de telefone", "meu e-mail tá errado"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_FIELDS = {
    "name": r"nome|sobrenome",
    "phone": r"telefone|fone|celular|cel|numero|whats\w*|zap|contato",
    "email": r"e-?mail|correio eletronico",
}
_ANY = "|".join(_FIELDS.values())
_PUTS_RIGHT = re.compile(
    r"\b(corri[gj]|mud|troc|alter|atualiz|arrum|consert|ajeit|acert|retific)\w*\W+((a[ih]|la|pra mim|o|de|por favor|esse|essa)\W+)*"
    rf"(?P<changed>(meu|minha|de)\W+)({_ANY})\b"
    rf"|\b(meu|minha)\W+({_ANY})\W+((completo|ai|la|que ta ai|no cadastro)\W+)*"
    r"(mud(ou|aram)|(es)?ta(va)? (errad[oa]|incompleto|desatualizado|escrito errado)"
    r"|(ficou|foi|veio|saiu) errad[oa]|nao (e|eh) (esse|essa)|e outr[oa])\b"
)


_NOT_THAT_ONE = re.compile(
    r"\bnome n[aã]o (?:é|eh|e) [^,.;!]{2,40}?(?:[,.;!]| mas| e sim)"
    r"\s*(?:(?:mas|e sim|é|eh|e|o certo é|sim)\s+)+(?P<name>[^,.;!?]{2,60})",
    re.IGNORECASE,
)


def name_instead(text: str) -> str | None:
    """The name behind the one that is denied: "meu nome não é Bianca, é Beatriz"."""
    found = _NOT_THAT_ONE.search(text[:200])
    return found["name"].strip() if found else None


def put_right(text: str) -> str | None:
    """The field that somebody's own data are wrong in, whether or not the right value is told; None where they put nothing right."""
    found = _PUTS_RIGHT.search(fold(text[:200]))
    if found is None:
        return None
    return next(field for field, words in _FIELDS.items() if re.search(rf"\b({words})\b", found[0]))
