"""What to bring and to show: "precisa levar que documento?", "meu cpf precisa?"."""

from __future__ import annotations

import re

from agent.understanding.cues.credit import asks_the_bank
from agent.understanding.text import fold

_PAPER = r"(documentos?|documentacao|docs?|papel|papeis|papelada|identidade|rg|cpf|cnh|habilitacao|carteira de motorista|crlv|recibo)"
_NEEDED = r"(lev(o|ar|amos)|traz(er)?|trag[oa]|precis\w+|necessari\w+|apresent\w+|ter em maos|tem que|tenho que|pedem|exigem|obrigatori\w+)"
_ASKS = re.compile(rf"\b{_NEEDED}\b.{{0,30}}\b{_PAPER}\b|\b{_PAPER}\b.{{0,25}}\b{_NEEDED}\b")
_OF_THE_CAR = re.compile(r"\b(transfer\w+|ipva|licenci\w+|multa\w*|laudo|documento d(o|esse|este) carro|atrasad\w*|em dia|quem faz)\b")
"""Papers of the car bought, of which the shop has facts of its own."""


def papers_to_bring(text: str) -> str | None:
    """`cpf` where that is asked about, `papers` where any other is; None where none is, or the bank's."""
    said = fold(text[:200])
    questions = "?" in said or re.match(r"\W*(e |mas )?(que|quais|qual|precisa|tem que|o que|oq)\b", said) is not None
    if not questions or not _ASKS.search(said) or _OF_THE_CAR.search(said) or asks_the_bank(text):
        return None
    return "cpf" if re.search(r"\bcpf\b", said) else "papers"
