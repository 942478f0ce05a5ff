"""Names left out of a wish by a word right before them: "sem fiat", "menos nissan ou renault", "tirando o gol", "exceto prata"."""

from __future__ import annotations

import re
from functools import lru_cache

from agent.understanding.entities import lexicon
from agent.understanding.text import fold

_CUE = re.compile(r"\b(?:menos|sem|exceto|fora|tirando|excluindo|excluir|salvo)(?: ser)?(?: (?:o|a|os|as|da|do|de|nenhum|nenhuma))?(?= )")
_AT_LEAST = re.compile(r"\b(?:pelo|ao|muito|bem|cada vez|(?:gast|consom|beb|cust|val|rod|quebr|polu|desvaloriz|deprec|sai)\w*)$")
"""Before a "menos" that compares or bounds: "pelo menos um HB20", "gasta menos, Gol ou Uno?"."""
_JOINT = frozenset({"e", "ou", "nem", "/", ","})
_ARTICLES = frozenset({"o", "a", "os", "as", "da", "do"})
LONGEST = 3
"""Words of a name."""


def left_out(words: list[str], norm: str, starts: list[int]) -> list[tuple[int, int]]:
    """Spans of tokens, first inclusive and last exclusive: the names after each such word, as long as they are of one kind."""
    spans = []
    for cue in _CUE.finditer(norm):
        if _AT_LEAST.search(norm[: cue.start()].rstrip()):
            continue
        at, kind, end = starts.index(cue.end() + 1), "", 0
        while (found := _name(words, at)) is not None and (not kind or found[0] == kind):
            kind, end = found
            spans.append((at, end))
            at = end
            while at < len(words) and words[at] in _JOINT | _ARTICLES:
                at += 1
            if at == end:
                break
    return spans


def _name(words: list[str], at: int) -> tuple[str, int] | None:
    """The kind of the longest name that begins at a token, and where it ends."""
    for count in range(min(LONGEST, len(words) - at), 0, -1):
        if kind := _names().get(" ".join(words[at : at + count])):
            return kind, at + count
    return None


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """The kind of each name, folded: a make or model counts as "car", a trait as its key."""
    names = {fold(phrase): key for key, value, phrases in lexicon.traits() for phrase in phrases if value}
    for model in lexicon.models():
        names |= {fold(name): "car" for name in (model.model, *model.aliases)}
    for make in lexicon.makes():
        names |= {fold(name): "car" for name in (make.make, *make.aliases)}
    return names
