"""Numbers of documents told though nobody asked: "meu rg é 12.345.678-9", "cpf 123.456.789-00"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_TOLD = re.compile(
    r"\b(?P<kind>rg|cpf|cnh|identidade|carteira de (?:motorista|identidade|habilitacao)|habilitacao|passaporte|titulo de eleitor|pis)\b"
    r"[^\d?.!]{0,20}(?P<number>\d[\d.\- /]{4,}\d|\d{1,3}(?:\.\d{3}){2}-?[\dx]{0,2})"
)


def document_told(text: str) -> str | None:
    """The kind of the document whose number a message tells, in capitals where people write it so; None where it tells none."""
    found = _TOLD.search(fold(text[:300]))
    if found is None:
        return None
    kind = found["kind"]
    return kind.upper() if kind in ("rg", "cpf", "cnh", "pis") else kind
