"""Messages spoiled the way phones and hurry spoil them, to train on."""

from __future__ import annotations

import re

import numpy as np

from agent.understanding.text import fold

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHORT = {
    "você": "vc", "vocês": "vcs", "quanto": "qto", "quando": "qdo", "também": "tbm", "porque": "pq", "que": "q", "não": "n",
    "hoje": "hj", "beleza": "blz", "muito": "mto", "depois": "dps", "para": "pra", "com": "c/", "estou": "to", "está": "ta",
    "mesmo": "msm", "mensagem": "msg", "obrigado": "obg", "valor": "vlr", "qualquer": "qlqr", "cadê": "kd", "é": "eh",
}  # fmt: skip
_WORD = re.compile(r"\w+", re.UNICODE)


def noisy(text: str, rng: np.random.Generator) -> str:
    """One spoiled copy: accents dropped, abbreviations, a slip of the finger, other case, no punctuation, no emoji."""
    if rng.random() < 0.5:
        text = _WORD.sub(lambda m: _SHORT.get(m[0].lower(), m[0]) if rng.random() < 0.6 else m[0], text)
    if rng.random() < 0.6:
        text = fold(text) if rng.random() < 0.7 else "".join(fold(c) if c.islower() else c for c in text)
    if rng.random() < 0.5:
        text = _slip(text, rng)
    chance = rng.random()
    if chance < 0.06:
        text = text.upper()
    elif chance < 0.3:
        text = text.lower()
    if rng.random() < 0.35:
        text = re.sub(r"[^\w\s@/$%,.+-]", "", text)
    return text.strip() or text


def _slip(text: str, rng: np.random.Generator) -> str:
    words = [m for m in _WORD.finditer(text) if len(m[0]) > 3 and m[0].isalpha()]
    if not words:
        return text
    word = words[int(rng.integers(len(words)))]
    at = word.start() + 1 + int(rng.integers(len(word[0]) - 2))
    kind = rng.random()
    if kind < 0.3:
        return text[:at] + text[at + 1 :]
    if kind < 0.55:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if kind < 0.75:
        return text[:at] + text[at] + text[at:]
    return text[:at] + _neighbour(text[at], rng) + text[at + 1 :]


def _neighbour(char: str, rng: np.random.Generator) -> str:
    for row in _KEYS:
        at = row.find(fold(char))
        if at >= 0:
            return row[max(0, min(len(row) - 1, at + int(rng.choice([-1, 1]))))]
    return char
