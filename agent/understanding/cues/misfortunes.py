"""Bad luck told in passing, which is no complaint about us: a flood, a theft, a crash of their own, somebody lost."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_LOST = re.compile(
    r"\b(perda total|deu pt|enchente|alag\w+|inund\w+|incendi\w+|pegou fogo)\b"
    r"|\b(roub\w+|furt\w+|levaram|bateram n?o|bati o|capotei|fundiu|quebrou de vez)\b"
    r"|\b(faleceu|morreu|internad[oa]|fui demitid[oa]|perdi (o|meu|minha) (emprego|pai|mae|marido|esposa|filh[oa]|irmao|irma))\b"
)
_THEIRS = re.compile(r"\b(meu|minha|nosso|nossa|eu|a gente|aqui|tinha|tive|perdi|bati|capotei|me)\b")
_OF_OURS = re.compile(r"\b(esse|essa|este|dele|dela|ele|ela|voces?|vcs?|loja|ja foi|de leilao|seguro|sinistro|anuncio|cobre|garantia)\b")


def tells_misfortune(text: str) -> bool:
    """Whether somebody tells of bad luck of their own: "o carro que eu tinha foi embora na enchente"."""
    said = fold(text[:300])
    return _LOST.search(said) is not None and _THEIRS.search(said) is not None and not _OF_OURS.search(said)
