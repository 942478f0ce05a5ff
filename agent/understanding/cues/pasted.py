"""Somebody else's words put into a message, an e-mail or a text that was received: material to look at, never an order."""

from __future__ import annotations

import re

from agent.understanding.text import fold

MARK = "[…]"
"""Stands for them in what is read of the message."""
_KIND = (
    r"(?P<kind>e-?mails?|mensage(?:m|ns)|msgs?|textos?|recados?|comunicados?|avisos?|propostas?|cartas?"
    r"|isso|isto|zap|whats\w*|audios?|print)"
)
_CAME = (
    r"(?:mand(?:ou|aram)|envi(?:ou|aram)|escrev(?:eu|eram)|cheg(?:ou|aram)|receb(?:i|emos)|encaminh\w+|segue|respond(?:eu|eram)|olha|olhada"
    r"|l[ae]|leia|ve|veja|analisa\w*|resum\w+|cola(?:ndo|r|do)?|colei|dizia|diz)"
)
_HANDED_OVER = re.compile(rf"\b{_CAME}\b.{{0,60}}\b{_KIND}\b|\b{_KIND.replace('kind', 'kind2')}\b.{{0,60}}\b{_CAME}\b")
_QUOTED = re.compile(r"(?<!\w)['\"“”«‘](?P<words>[^“”«»]{25,}?)['\"”»’](?!\w)", re.DOTALL)
_AFTER_COLON = re.compile(
    r":\s*\n+(?P<words>.{25,})\Z|:\s+(?P<words2>(?:prezad|ol[aá]|bom dia|boa tarde|car[oa]s?\b|sistema\b|aten[cç][aã]o).{15,})\Z",
    re.DOTALL | re.IGNORECASE,
)


def less_pasted(text: str) -> str | None:
    """The message with a mark for what was pasted into it; None where nothing was."""
    found = _QUOTED.search(text) or _AFTER_COLON.search(text)
    if found is None or _HANDED_OVER.search(fold(text[: found.start()])) is None:
        return None
    return f"{text[: found.start()].rstrip(' :')} {MARK}. {text[found.end() :].strip()}".strip()


def kind_pasted(text: str) -> str | None:
    """What was pasted, as it was called: `e-mail`, `mensagem`; None where nothing was."""
    if MARK not in text:
        return None
    found = _HANDED_OVER.search(fold(text))
    called = (found["kind"] or found["kind2"]) if found else ""
    return "e-mail" if "mail" in called else "recado" if called.startswith(("rec", "avi", "com", "men", "msg")) else "texto"
