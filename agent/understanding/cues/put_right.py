"""A quantity put right: "60, não 16. digitei errado", "são 60 e não 16", "não é 16, é 60", "coloquei 16 mas era 60"."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from agent.understanding.cues.order_items import amount, order_items
from agent.understanding.text import fold

_EXCUSES = re.compile(
    r"\b(?:(?:me |eu )?(?:digitei|escrevi|falei|coloquei|pus|botei|mandei|anotei|fiz|disse|li|contei|passei) "
    r"(?:tudo |o numero |a quantidade )?(?:errad[oa]|mal)|(?:eu )?(?:me )?(?:enganei|confundi|atrapalhei)"
    r"|(?:foi )?(?:um )?(?:erro|engano|falha|vacilo) (?:meu|minha|de digitacao)"
    r"|errei(?: (?:o numero|a quantidade|na quantidade|no numero|a conta|na digitacao|de novo|aqui))?|ficou errad[oa]|ta errad[oa]"
    r"|foi mal|desculp[ae]\w*|sorry|perdao)\b"
)
_IS = r"(?:e|eh|sao|era|eram|seria|seriam|quero|queria|pode ser|o certo (?:e|era)|na verdade|(?:eu )?quis dizer)"
_NEW, _OLD = r"(?P<new>[^,;.!]{1,25}?)", r"(?P<old>[^,;.!]{1,25}?)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"^(?:{_IS} )?{_NEW}(?: (?:viu|mesmo|ta))?\W*,? (?:e )?nao (?:{_IS} )?{_OLD}$",
        rf"^nao (?:{_IS} )?{_OLD}(?:\W*[,;.]|\W* (?=(?:mas|e sim|{_IS}) ))\W*(?:mas |e sim )?(?:{_IS} )?{_NEW}$",
        rf"^(?:eu )?(?:digitei|escrevi|falei|coloquei|pus|botei|mandei|pedi|disse) {_OLD}\W+(?:mas |e |so que )*{_IS} {_NEW}$",
        rf"^{_OLD} nao[,;. ]+(?:mas |e sim )?(?:{_IS} )?{_NEW}$",
    )
)
"""The first fits "16 não 60" too, whose sense only the old quantity tells: see `instead` of the result."""


def less_excuses(text: str) -> str:
    """What is left of a correction without "digitei errado", "errei", "foi mal"; the text itself where it says nothing else."""
    left = _EXCUSES.sub(lambda found: " " * len(found[0]), fold(text))
    kept = "".join(typed if folded != " " else " " for typed, folded in zip(text, left, strict=True))
    return re.sub(r"\s+", " ", kept).strip(" .,;:!-") if any(mark.isalnum() for mark in left) else text


def put_right(text: str, now: datetime) -> tuple[dict[str, Any], float] | None:
    """`quantity` and `unit` that are meant, and the quantity that is not; None where not both are said, or an item with them."""
    said = re.sub(r"^(?:(?:ops|opa|epa|ah|ei|calma|pera(?:i)?|alias|entao)\W+)+", "", fold(text[:200]).strip(" .,;:!"))
    for form in _FORMS:
        if (found := form.match(said)) is None:
            continue
        new, old = amount(found["new"], now), amount(found["old"], now)
        if "quantity" in new and "quantity" in old and not order_items(found["new"], now) and not order_items(found["old"], now):
            return new, old["quantity"]
    return None
