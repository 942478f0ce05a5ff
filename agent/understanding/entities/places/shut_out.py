"""Towns said to be too far or not wanted: "Jundiaí é longe", "menos em Americana", "não vou até Campinas"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agent.understanding.entities.utterance import Utterance

if TYPE_CHECKING:
    from agent.understanding.entities.places.cities import Place

_TOO_FAR = re.compile(
    r"^(?:(?:[,(]|e|eh|fica|ficam|ta|esta|seria|acho|ja|la|ai|so|que) )*(?:(?:muito|mt|mto|bem|meio|super|um pouco|pouco|tao|mais) )*"
    r"(?:longe|distante|contramao|contra mao|fora de mao|longinho)\b(?!(?: \w+){0,3} \?)"
    r"|^(?:, )?(?:nao|nem pensar|jamais|fora)(?: (?:da|rola|consigo|quero|serve|vou|posso|compensa|vale|[,.!])|$)"
)
_SHUT_OUT = re.compile(
    r"(?:^| )(?:nao (?:quero|queria|posso|consigo|vou|da|rola|pode ser|compro|precisa|compensa|vale a pena|pretendo)"
    r"(?: (?:ir|ver|buscar|pegar|ser|andar|viajar|nada|um|uma|carro|carros|la|para|mim))*(?: (?:em|de|ate|para|a|na|no))"
    r"|(?:menos|exceto|tirando|sem ser|que nao (?:seja|fique|esteja|sejam))(?: (?:em|de|os? de|as? de))?"
    r"|longe(?: demais| para mim)?(?: ir| ,)? (?:ate|para))$"
)


def shut_out(utterance: Utterance) -> list[str]:
    """The municipalities that are ruled out, in the order named."""
    from agent.understanding.entities.places.cities import cities  # its lexicon is loaded by the first message, not by an import

    found: list[str] = []
    at = 0
    while at < len(utterance.words):
        best = cities().match(utterance, at)
        if best and is_shut_out(utterance, at, *best):
            found.append(best[1].name)
        at = best[0] if best else at + 1
    return list(dict.fromkeys(found))


def is_shut_out(utterance: Utterance, first: int, last: int, place: Place) -> bool:
    """Whether the town named by these tokens is one where no car is wanted."""
    if place.ambiguous not in ("", "large") and not utterance.capital(first):
        return False  # a word like any other
    return _TOO_FAR.match(utterance.after(last, 7)) is not None or _SHUT_OUT.search(utterance.before(first, 8)) is not None
