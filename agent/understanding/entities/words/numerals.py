"""Numbers in words ("noventa e dois mil") and thousands ("80 mil", "60k") as one token each."""

from __future__ import annotations

from agent.understanding.text import Token

UNITS = {
    "dois": 2, "duas": 2, "tres": 3, "treis": 3, "quatro": 4, "cuatro": 4, "cinco": 5, "sinco": 5, "seis": 6,
    "sete": 7, "oito": 8, "nove": 9,
}  # fmt: skip
TEENS = {
    "dez": 10, "onze": 11, "doze": 12, "treze": 13, "quatorze": 14, "catorze": 14, "quinze": 15,
    "dezesseis": 16,
    "dezeseis": 16, "dezessete": 17, "dezesete": 17, "dezoito": 18, "dezenove": 19,
}  # fmt: skip
TENS = {
    "vinte": 20, "trinta": 30, "quarenta": 40, "cinquenta": 50, "cincoenta": 50, "sinquenta": 50,
    "sessenta": 60,
    "secenta": 60, "sesenta": 60, "setenta": 70, "oitenta": 80, "otenta": 80, "noventa": 90,
    "vintinho": 20, "trintinha": 30, "quarentinha": 40, "cinquentinha": 50, "sessentinha": 60,
    "setentinha": 70, "oitentinha": 80, "noventinha": 90, "trintao": 30, "quarentao": 40, "cinquentao": 50,
}  # fmt: skip
HUNDREDS = {
    "cem": 100, "cento": 100, "duzentos": 200, "duzentas": 200, "trezentos": 300, "trezentas": 300,
    "quatrocentos": 400, "quatrocentas": 400, "quinhentos": 500, "quinhentas": 500, "seiscentos": 600,
    "seiscentas": 600, "setecentos": 700, "setecentas": 700, "oitocentos": 800, "oitocentas": 800,
    "novecentos": 900, "novecentas": 900,
}  # fmt: skip
ONE = {"um": 1, "uma": 1}
THOUSAND = frozenset({"mil", "miu", "k", "mill", "mils"})
MILLION = frozenset({"milhao", "milhoes"})
_SMALL = UNITS | TEENS


def merged(found: list[Token]) -> list[Token]:
    """The tokens with every number, in words or figures, as one token that has its value."""
    result: list[Token] = []
    at = 0
    while at < len(found):
        end, value, scaled, spoken = _amount(found, at)
        if end == at:
            result.append(found[at])
            at += 1
            continue
        if end == at + 1 and not spoken:
            result.append(found[at])
        else:
            norm = f"{value:.10g}"
            result.append(Token(norm, found[at].start, found[end - 1].end, value, scaled, spoken))
        at = end
    return result


def _amount(found: list[Token], at: int) -> tuple[int, float, bool, bool]:
    """Reads one number: where it ends (`at` when there is none), its value, thousands named, in words."""
    first = found[at]
    end, value, spoken = at, 0.0, False
    if first.value is not None:
        end, value = at + 1, first.value
    elif first.norm in {"um", "uma"}:
        if _norm(found, at + 1) in MILLION:
            end, value = at + 1, 1.0
    elif first.norm == "meio" and _norm(found, at + 1) in MILLION:
        end, value = at + 1, 0.5
    elif first.norm == "sem" and _norm(found, at + 1) == "mil":
        end, value = at + 1, 100.0  # "cem" as it is often typed
    else:
        end, value = _hundreds(found, at)
        spoken = end > at
    if end == at:
        if first.norm == "mil":
            rest, low = _tail(found, at + 1, 1.0)
            return rest, 1000.0 + low, True, True
        return at, 0.0, False, False
    if _norm(found, end) == "e" and _norm(found, end + 1) in {"poucos", "poucas", "tantos"} and _norm(found, end + 2) == "mil":
        return end + 3, value * 1000, True, spoken  # "60 e poucos mil"
    unit = _norm(found, end)
    if unit in MILLION:
        return end + 1, value * 1_000_000, True, spoken
    if unit in THOUSAND and value < 1000:
        rest, low = _tail(found, end + 1, value)
        return rest, value * 1000 + low, True, spoken
    return end, value, False, spoken


def _tail(found: list[Token], at: int, thousands: float) -> tuple[int, float]:
    """What follows "mil": " e quinhentos", " 500", and the years of "dois mil e doze"."""
    joined = _norm(found, at) == "e"
    start = at + 1 if joined else at
    if start >= len(found):
        return at, 0.0
    token = found[start]
    if token.value is not None:
        fits = 100 <= token.value < 1000 and token.value % 10 == 0 and float(token.value).is_integer()
        follows = _norm(found, start + 1)
        if fits and (joined or found[start - 1].end + 1 >= token.start) and follows not in {"km", "x"}:
            return start + 1, token.value
        return at, 0.0
    end, value = _hundreds(found, start)
    if end == start or (value < 100 and thousands not in {1.0, 2.0}):
        return at, 0.0
    return end, value


def _hundreds(found: list[Token], at: int) -> tuple[int, float]:
    """A number below a thousand in words from `at`: its end and value; (at, 0) when there is none."""
    word = _norm(found, at)
    if word == "cento" and at and found[at - 1].norm == "por":
        return at, 0.0
    if word in HUNDREDS:
        if word != "cem":
            after = at + 2 if _norm(found, at + 1) == "e" else at + 1
            end, value = _tens(found, after)
            if end > after:
                return end, HUNDREDS[word] + value
            if after == at + 2 and _norm(found, after) in ONE:
                return after + 1, HUNDREDS[word] + 1.0
        return at + 1, float(HUNDREDS[word])
    return _tens(found, at)


def _tens(found: list[Token], at: int) -> tuple[int, float]:
    word = _norm(found, at)
    if word in TENS:
        joined = _norm(found, at + 1) == "e"
        unit = _norm(found, at + 2 if joined else at + 1)
        if unit in UNITS:
            return (at + 3 if joined else at + 2), float(TENS[word] + UNITS[unit])
        if joined and unit in ONE:
            return at + 3, float(TENS[word] + 1)
        return at + 1, float(TENS[word])
    if word in _SMALL:
        return at + 1, float(_SMALL[word])
    return at, 0.0


def _norm(found: list[Token], at: int) -> str:
    return found[at].norm if at < len(found) else ""
