"""Engine sizes named of a car: wished ("quero 1.6 pra cima", "só 2.0") or refused ("sem ser 1.0", "não gosto de carro mil")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.words.negation import denied, negated
from agent.understanding.text import fold

MOST_CHARS = 600
_SIZE = re.compile(
    r"(?<![\d.,/$])(?P<litres>[1-6][.,]\d)(?!\d|[.,]\d|\s*(?:mil|k|km|milh\w+|%|h|reais|por cento|estrelas?)\b)"
    r"|\b(?:motor|motores|carro|carros|carrinho)(?: de)? (?P<mil>mil|1000|1\.000)\b(?! (?:reais|km|cilindradas de))"
)
_MARK = "xeng"
_BEFORE = re.compile(
    r"\b(?:sem|menos|exceto|fora|tirando|salvo|nada|nem|odeio|detesto|evito|dispenso|fug\w+|longe|tir[ae]r?|corta|chega)"
    r"(?: (?:ser|de|d[oae]s?|os?|as?|um|uns|nenhum|carros?|motor(?:es)?|for|com))*$"
)
_AFTER = re.compile(
    r"^ ?,? ?(?:eu )?(?:dispenso|nem pensar|de jeito nenhum|(?:eu )?nao (?:quero|serve|da|rola|aceito|gosto|curto|vale|compensa)|fora)\b"
)
_JOINED = re.compile(rf"^(?:.*\b{_MARK}\w+)? ?(?:,|e|ou|nem|/)(?: (?:nem|o|os|de))*$")
_UPWARDS = re.compile(r"^ ?(?:\w+ )?(?:para cima|em diante|ou (?:mais|maior|superior)|acima)\b")
_AT_LEAST = re.compile(r"\b(?:no minimo|pelo menos|minimo|a partir de|acima de|mais de|maior que)(?: (?:um|o|motor|de))*$")
_ABOVE = re.compile(r"\b(?:acima de|mais de|maior que)(?: (?:um|o|motor|de))*$")
_NEEDLESS = re.compile(r"\b(?:nao (?:precisa|faco questao|importa)|tanto faz|juros|taxa|cet|nota|dolar)(?: \w+){0,3}$")
"""Before a size that is neither wished for nor refused, or is none."""
_AT_MOST = re.compile(r"\b(?:ate|no maximo|maximo)(?: (?:um|o|motor))*$")


@dataclass(frozen=True, slots=True)
class Engines:
    """Litres: the limits of what is wished for, and the sizes refused."""

    least: float | None = None
    most: float | None = None
    refused: tuple[float, ...] = ()


def engines(text: str, now: datetime, intent: str) -> Engines:
    """The engine sizes a customer names; of several wished for, the limits take in all."""
    sizes: list[float] = []
    marked = _SIZE.sub(lambda found: _marked(found, sizes), fold(text[:MOST_CHARS]))
    if not sizes:
        return Engines()
    said = Utterance(marked, role="customer", now=now, intent=intent)
    said.unwanted = negated(said)
    refused: list[float] = []
    least: list[float] = []
    most: list[float] = []
    last_refused = False
    for at, word in enumerate(said.words):
        if not word.startswith(_MARK):
            continue
        size = sizes[ord(word[-1]) - ord("a")]
        before, after = " ".join(said.words[:at]), " ".join(said.words[at + 1 :])
        if _NEEDLESS.search(before):
            continue
        unwanted = said.unwanted[at] or denied(said, at + 1) or _BEFORE.search(before) or _AFTER.match(after)
        last_refused = bool(unwanted) or (last_refused and _JOINED.match(" ".join(said.words[max(0, at - 3) : at])) is not None)
        if last_refused:
            refused.append(size)
            continue
        least += [] if _AT_MOST.search(before) else [round(size + 0.1, 1) if _ABOVE.search(before) else size]
        most += [] if _UPWARDS.match(after) or _AT_LEAST.search(before) else [size]
    low = min(least) if least and not (most and not least) else None
    high = max(most) if most and len(most) >= len(least) else None
    return Engines(low, high, tuple(dict.fromkeys(refused)))


def _marked(found: re.Match[str], sizes: list[float]) -> str:
    """A word in the place of a size, whose point would end the sentence for who reads it."""
    sizes.append(1.0 if found["mil"] else float(found["litres"].replace(",", ".")))
    kind = found[0].split()[0] + " " if found["mil"] else ""
    return f"{kind}{_MARK}{chr(ord('a') + len(sizes) - 1)}"
