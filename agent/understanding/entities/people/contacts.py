"""E-mail, phone, CPF and CNPJ: read from the raw text first, and hidden from every other extractor.

What is written as a CPF but fails its check digits is hidden too (it is no price) and is no CPF.
"""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.people import companies
from agent.understanding.entities.utterance import Utterance

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_SPOKEN_EMAIL = re.compile(
    r"\b([a-z0-9][\w.+-]{0,40}(?: (?:ponto|underline|traco) \w{1,20}){0,3}) arroba "
    r"([a-z0-9-]{2,30}(?: ponto |\.)com(?:(?: ponto |\.)br)?)\b"
)
_CPF = re.compile(r"(?<!\d)\d{3}[ .]?\d{3}[ .]?\d{3}[ .-]{0,3}\d{2}(?!\d)")
_DIGITS = re.compile(r"(?<![\d/])\+?\(?\d(?:[ ().-]{0,2}\d){9,13}(?![\d/])")
_SPOKEN = {"um": "1", "uma": "1", "meia": "6", "zero": "0"}
_SPOKEN_DIGITS = re.compile(r"\b(?:(?:\d{1,4}|um|uma|meia|zero) ){6,12}(?:\d{1,4}|um|uma|meia|zero)\b")


def read(utterance: Utterance) -> dict[str, Any]:
    """Reads the contacts and hides their characters; the tokens are cut anew."""
    found: dict[str, Any] = {}
    folded = utterance.folded
    if "@" in folded and (match := _EMAIL.search(folded)):
        found["email"] = utterance.raw[match.start() : match.end()].rstrip(".").lower()
        utterance.hidden += [other.span() for other in _EMAIL.finditer(folded)]
    elif " arroba " in folded and (match := _SPOKEN_EMAIL.search(folded)):
        found["email"] = _written(match[1]) + "@" + _written(match[2])
        utterance.hidden.append(match.span())
    found |= companies.read(utterance)
    _cpf(utterance, found)
    _phone(utterance, found)
    if utterance.hidden:
        utterance.cut()
    if "phone" not in found and (dictated := _dictated(utterance)):
        found["phone"] = dictated
    return found


def _dictated(utterance: Utterance) -> str | None:
    """A phone told digit by digit in a voice note: "vinte e um nove nove sete três…"."""
    for match in _SPOKEN_DIGITS.finditer(utterance.norm):
        first, last = utterance.at(match.start()), utterance.at(match.end() - 1) + 1
        spoken = sum(token.spoken for token in utterance.tokens[first:last])
        number = _e164("".join(_SPOKEN.get(word, word) for word in utterance.words[first:last]))
        if number and spoken >= 5:
            utterance.claim(first, last)
            return number
    return None


def _written(spoken: str) -> str:
    for word, sign in ((" ponto ", "."), (" underline ", "_"), (" traco ", "-")):
        spoken = spoken.replace(word, sign)
    return spoken.replace(" ", "")


def _hidden(utterance: Utterance, start: int, end: int) -> bool:
    return any(start < last and first < end for first, last in utterance.hidden)


def _cpf(utterance: Utterance, found: dict[str, Any]) -> None:
    for match in _CPF.finditer(utterance.folded):
        if _hidden(utterance, *match.span()):
            continue
        digits = re.sub(r"\D", "", match[0])
        punctuated = bool(re.fullmatch(r"\d{3}\.\d{3}\.\d{3}.+", match[0]))
        named = "cpf" in utterance.folded[max(0, match.start() - 40) : match.start()]
        if not (named or punctuated or (_valid_cpf(digits) and not _mobile(digits))):
            continue
        utterance.hidden.append(match.span())
        if "cpf" not in found and _valid_cpf(digits):
            found["cpf"] = digits


def _valid_cpf(digits: str) -> bool:
    from validate_docbr import CPF

    return bool(CPF(repeated_digits=False).validate(digits))


def _mobile(digits: str) -> bool:
    """Whether eleven digits read as area code, ninth digit and number."""
    return len(digits) == 11 and digits[2] == "9" and _e164(digits) is not None


def _phone(utterance: Utterance, found: dict[str, Any]) -> None:
    for match in _DIGITS.finditer(utterance.folded):
        if _hidden(utterance, *match.span()):
            continue
        number = _e164(match[0])
        if number is None:
            continue
        utterance.hidden.append(match.span())
        found.setdefault("phone", number)


def _e164(text: str) -> str | None:
    """A Brazilian number in E.164; a mobile of eight digits gets its ninth."""
    import phonenumbers

    digits = re.sub(r"\D", "", text).lstrip("0")
    if len(digits) in {12, 13} and digits.startswith("55"):
        digits = digits[2:]
    if len(digits) == 10 and digits[2] in "6789":
        digits = digits[:2] + "9" + digits[2:]
    if len(digits) not in {10, 11}:
        return None
    number = phonenumbers.PhoneNumber(country_code=55, national_number=int(digits))
    if not phonenumbers.is_valid_number(number):
        return None
    return "+55" + digits
