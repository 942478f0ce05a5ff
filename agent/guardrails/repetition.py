"""Never the same reply twice in a row of five: it is said in other words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

_MORE_IN = {
    "pt": (
        "Se não era isso, me diga com outras palavras.",
        "Se preferir, chamo alguém da equipe.",
        "Se quiser, olho outra coisa para você.",
        "Qualquer detalhe a mais, é só perguntar.",
        "É o que tenho por aqui no momento.",
    ),
    "en": (
        "If you meant something else, tell me in other words.",
        "If you prefer, I call somebody of the team.",
        "If you like, I look for something else.",
        "For any other detail, just ask.",
    ),
    "es": (
        "Si no era eso, dímelo con otras palabras.",
        "Si prefieres, llamo a alguien del equipo.",
        "Si quieres, busco otra cosa.",
        "Cualquier otro detalle, pregúntame.",
    ),
}
"""What a customer who hears the same again may want instead, in each language."""
_BACK_IN = {
    "pt": ("Voltando ao assunto.", "Retomando.", "Então, seguindo.", "Vamos lá.", "Continuando."),
    "en": ("Back to it.", "Going on.", "So, where were we."),
    "es": ("Volviendo al tema.", "Seguimos.", "Entonces, sigo."),
}
"""For an answer that ends in a question, which must stay its end."""
_SAME = ("Como eu disse:", "Repetindo:", "De novo:", "Continua assim:", "Mais uma vez:")
"""For somebody of the house, who asks the same again to have the same facts."""

_LISTED = re.compile(r"^(?:\d+\.|•) ")
_LONG = 3
"""Lines of a list that is tiring to read twice."""


@lru_cache(maxsize=1_024)
def content_hash(text: str) -> str:
    """The same for texts that differ in spaces, case and punctuation only."""
    return hashlib.sha256(" ".join(re.findall(r"\w+", text.casefold())).encode()).hexdigest()[:16]


def repeats(text: str, recent: Sequence[str]) -> bool:
    return content_hash(text) in {content_hash(reply) for reply in recent}


_ADDED = (*(said for lines in (_MORE_IN, _BACK_IN) for each in lines.values() for said in each), *_SAME)


def reworded(text: str, recent: Sequence[str], *, of_staff: bool = False, language: str = "pt") -> str:
    """The text with something of use added, or led back to where it ends in a question; without what was added to it before."""
    body = text
    for added in _ADDED:
        body = body.removesuffix(f" {added}").removeprefix(f"{added} ")
    asks = body.rstrip().endswith("?")
    if of_staff and (pointed := _list_above(body, recent)) is not None and not repeats(pointed, recent):
        return pointed
    for added in _BACK_IN[language] if asks else _SAME if of_staff else _MORE_IN[language]:
        candidate = f"{added} {body}" if asks or of_staff else f"{body} {added}"
        if not repeats(candidate, recent):
            return candidate
    return body


def _list_above(text: str, recent: Sequence[str]) -> str | None:
    """What says of a list that was told just now that it is the same, without telling it again; None where it is no such list."""
    lines = text.splitlines()
    listed = [at for at, line in enumerate(lines) if _LISTED.match(line)]
    if len(listed) < _LONG or not recent or not all(lines[at] in recent[-1] for at in listed):
        return None
    head, tail = " ".join(lines[: listed[0]]).rstrip(": "), " ".join(lines[listed[-1] + 1 :]).removeprefix("…e mais ").strip()
    after = tail.lstrip("0123456789 ") if "…e mais " in text else tail
    return f"É a mesma lista acima{f': {head[0].lower()}{head[1:]}' if head else ''}. {after}".strip()
