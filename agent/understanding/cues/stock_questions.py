"""Whether a message only asks if the shop has a kind of car: "tem corolla?", "vcs têm hilux prata aí?".

Such a question is short, so a classifier of words sees little but the car; its shape says what it is. A car meant
in particular ("o onix ainda tem?", "essa tracker tem teto?") has an article, a "still" or more words: no match.
"""

from __future__ import annotations

import re
from datetime import datetime

from agent.understanding.entities.cars import categories, colors, fuel, makes_and_models, transmission, years
from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.words.negation import negated

_HAVE = r"(?:tem|teem|tens|teria|teriam|vende|vendem|trabalha com|trabalham com|chegou|estao com|ta com|tao com)"
_ASKED = re.compile(rf"\b{_HAVE}\b")
_HELLO = r"(?:oi+e?|ola|opa|e ai|eai|eae|bom dia|boa tarde|boa noite|tudo (?:bem|bom)|salve|amig[oa]|pessoal|gente|moc[oa]|[,.!?])"
_SHOP = r"(?:(?:ai |por ai )?(?:voces|ce|voce|a loja|na loja)(?: ai| por ai)? )"
_SOME = r"(?:um|uma|uns|umas|algum|alguma|alguns|algumas|carro|carros|modelo|modelos)"
_LINK = r"(?:de|da|do|com|na cor|cor|e|ou|,|cambio|motor|modelo|ano)"
_HERE = (
    r"(?:ai|por ai|aqui|na loja|nessa loja|no patio|no estoque|em estoque|na casa|com voces|para vender|para venda|a venda"
    r"|a pronta entrega|hoje|amig[oa]|moc[oa]|por favor|pf|pfv|[?!.,])"
)
_CAR = rf"car(?: (?:{_LINK} )*(?:car|trait))*"
_SHAPE = re.compile(rf"^(?:{_HELLO} )*(?:{_SHOP}?{_HAVE} (?:{_SHOP}|{_HERE} )*(?:{_SOME} )*{_CAR}|{_CAR} {_SHOP}?tem)(?: {_HERE}| voces)*$")
_CARS = (makes_and_models, categories)
_TRAITS = (years, fuel, transmission, colors)
_ANY_DAY = datetime(2026, 1, 5)
MOST_CHARS = 120
"""A longer message says more than that."""


def asks_for_a_kind(text: str) -> bool:
    """Whether the customer asks only if there is such a car."""
    if len(text) > MOST_CHARS:
        return False
    heard = Utterance(text, role="customer", now=_ANY_DAY, intent="search_cars")
    if not _ASKED.search(heard.norm):
        return False
    heard.unwanted = negated(heard)
    shape = list(heard.words)
    for readers, label in ((_CARS, "car"), (_TRAITS, "trait")):
        for reader in readers:
            before = list(heard.claimed)
            reader.read(heard)
            shape = [label if is_read and not was else word for word, is_read, was in zip(shape, heard.claimed, before, strict=True)]
    return "car" in shape and _SHAPE.match(" ".join(shape)) is not None
