"""Signs that somebody tells of a car that fails them: no car to look for."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_FAILS = re.compile(
    r"\b(tranc(a|ando|ou)|quebr(a|ou|ando|ad[oa])|barulho|defeit\w+|vaza(ndo|mento)?|ferv(e|eu|endo)"
    r"|nao (liga|pega|anda|engata|funciona)|falh(a|ou|ando)|engasg\w+|trepid\w+|superaquec\w+|esquent(a|ou|ando)|pane|fumaca|fumando"
    r"|bate?ndo|estralando|rangendo|patinando|(morr(e|eu|endo)|parou|apag(ou|ando)) (na|no|do|de|toda|sempre|direto)"
    r"|deu (pau|problema|defeito|pt)|oficina|guincho|luz .{0,20}(acesa|acendeu))\b"
)
_LOOKS = re.compile(r"\?|^\W*(tem|tens|vcs? tem|voces? tem|quanto|quero|procuro|busco|qual)\b")


_ON_RECORD = re.compile(
    r"\b(fi(que|car|ca|casse)|quero|deixa|deixar|so) (\w+ ){0,3}(registrad[oa]|registrar|anotad[oa]|anotar|constando)\b"
)


def wants_it_on_record(text: str) -> bool:
    """Whether somebody who told of something wrong wants it known and no more: "só quero que fique registrado"."""
    return _ON_RECORD.search(fold(text[:300])) is not None


def in_trouble(text: str) -> bool:
    """ "O câmbio tá trancando, é um fox 2018", and not "tem fox sem barulho?"."""
    words = fold(text[:500])
    return _FAILS.search(words) is not None and _LOOKS.search(words) is None
