"""Slips of the finger inside long words, put right before anything is understood: "automaitco" → "automatico"; "msm" → "mesmo".

The words are those of the messages we learned from (entities/lexicon/known_words.txt) and the forms of the verbs among them. One that
is no word, of seven letters or so, is taken for the one that is a slip away from it and begins and ends alike: the most usual, where one
is plainly more usual than the others. Names stay as they are typed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from agent.understanding.entities import lexicon
from agent.understanding.entities.words.dictionary import RANKS, by_ends, known
from agent.understanding.text import fold

_READ = 600
"""Characters: a longer text is no message typed in a hurry."""
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]{6,}(?![\w@-]|\.\w)")
_LEAST = 6
_SAFE = 7
_INFLECTED = re.compile(r"([aei]nd|[ai]d)[oa]s?$")
"""Endings that a letter lost within them makes of each other: "chegando", "chegado"."""
_SHORT = {
    "msm": "mesmo", "ql": "qual", "qto": "quanto", "qnto": "quanto", "qtos": "quantos", "qdo": "quando", "qnd": "quando", "tbm": "também",
    "dps": "depois", "mto": "muito", "mta": "muita", "q": "que", "vc": "você", "vcs": "vocês", "hj": "hoje", "obg": "obrigado",
    "pd": "pode", "qro": "quero", "kd": "cadê", "vdd": "verdade", "amnh": "amanhã", "qnta": "quinta", "sgnda": "segunda",
}  # fmt: skip
"""Words of a hurry that mean one thing, written out for whoever reads whole words."""
_HURRIED = re.compile(rf"(?<![\w@./-])({'|'.join(_SHORT)})(?![\w@/-]|\.\w)", re.IGNORECASE)
_WITH = re.compile(
    r"(?<![\w@./-])(?<!classe )(?<!categoria )(?<!letra )(?<!tipo )(?<!cnh )(?<!perfil )c(?= (?:[^\W\d_]{2}|\d+ ?(?:mil|k|reais)\b))",
    re.IGNORECASE,
)
"""A "com" of one letter: "c 30 mil de entrada", "falar c alguém"."""


_BY_ITS_PLACE = (
    (re.compile(r"\b(can)(ela)(?= (?:a|o|as|os|essa|esse|isso|tudo|minha|meu|nossa|pra mim|por favor)\b)", re.IGNORECASE), r"\1c\2"),
    (re.compile(r"\b(pe)n?(sa)n?(do)(?= (?:bem|melhor)\b)", re.IGNORECASE), r"\1n\2n\3"),
    (
        re.compile(
            r"\b((?:es)?t(?:o|ô|ou|ava|amo|amos) (?:procura|espera|pensa|olha|busca|pesquisa|precisa|analisa))(do)\b", re.IGNORECASE
        ),
        r"\1n\2",
    ),
    (re.compile(r"\b(bom di|boa tard|boa noit|ol)([aeá])[aeá]+\b", re.IGNORECASE), r"\1\2"),
    (re.compile(r"\b(vo)(tando)(?= (?:n[oa]|ao?)\b)", re.IGNORECASE), r"\1l\2"),
    (re.compile(r"\b((?:uma|minha|alguma|essa) vis)(ta)\b", re.IGNORECASE), r"\1i\2"),
)
"""A word by its letters, and plainly another by its place: "canela minha visita", "to procurado um suv", "uma vista amanhã"."""


def respelled(text: str) -> str:
    """The message with such words put right; case and everything else as it was."""
    written = _HURRIED.sub(lambda m: _SHORT[m[0].lower()].upper() if m[0].isupper() else _SHORT[m[0].lower()], text[:_READ])
    written = _WITH.sub(lambda m: "COM" if m[0].isupper() else "com", written)
    for slip, meant in _BY_ITS_PLACE:
        written = slip.sub(meant, written)
    return _WORD.sub(lambda m: _right(m[0], starts=m.start() == 0), written) + text[_READ:]


def _right(word: str, *, starts: bool) -> str:
    if word[0].isupper() and not word.isupper() and not starts:
        return word  # a name
    meant = _meant(fold(word))
    if meant is None:
        return word
    return meant.upper() if word.isupper() else meant.capitalize() if word[0].isupper() else meant


@lru_cache(maxsize=8192)
def _meant(word: str) -> str | None:
    """The word that this one, which is none, is a slip away from."""
    if len(word) < _LEAST or word in known() or word in _names() or word in lexicon.words("plain_words"):
        return None
    for rank in RANKS:
        found = [usual for usual in by_ends(rank).get((word[0], word[-1]), ()) if _slipped(usual, word)]
        exchanged = [usual for usual in found if len(usual) == len(word)]  # nothing is missing there
        if found:
            return (exchanged or found)[0] if 1 in (len(exchanged), len(found)) else None
    one = _meant(word[:-1]) if word.endswith("s") else None
    return one and f"{one}s"


def _slipped(usual: str, typed: str) -> bool:
    """Two letters exchanged, one doubled, or one lost from a word so long that no other is so near; another letter is another word."""
    longer = len(typed) - len(usual)
    at = next((n for n, (a, b) in enumerate(zip(usual, typed, strict=False)) if a != b), min(len(usual), len(typed)))
    if longer == 0:
        return typed[at : at + 2] == usual[at : at + 2][::-1] and typed[at + 2 :] == usual[at + 2 :]
    if longer == 1:
        return typed[at : at + 1] == typed[at - 1 : at] and typed[at + 1 :] == usual[at:]
    ending = _INFLECTED.search(typed)
    return longer == -1 and len(usual) >= _SAFE and typed[at:] == usual[at + 1 :] and not (ending and at > ending.start())


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """Of cars, cities and people."""
    cars = {fold(name) for make in lexicon.makes() for name in (make.make, *make.aliases)}
    cars |= {fold(name) for model in lexicon.models() for name in (model.model, *model.aliases)}
    cities = {word for city in lexicon.municipalities() for word in fold(city.name).split()}
    return frozenset(cars | cities) | lexicon.words("first_names") | lexicon.words("surnames")
