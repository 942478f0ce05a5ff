"""Why something asked of another site or service was not to be had.

Elsewhere            (of domain.errors.BalcaoError)
├── NotPublic        the address is not one on the open Internet: it is not even asked
├── TooLarge         the answer is larger than may be
├── TooSlow          no answer, or not all of it, in time
└── Unreachable      no connection, an answer cut off, or the service itself fails
"""

from __future__ import annotations

from typing import Any, ClassVar

from domain.errors import BalcaoError


class Elsewhere(BalcaoError):
    """`again` where another try may end better; `wait` for how many seconds the site asked to be left alone."""

    code = "elsewhere"
    again: bool = False
    sentence: ClassVar[str] = "O outro site não respondeu como esperado."

    def __init__(self, detail: str | None = None, *, wait: float | None = None, **facts: Any) -> None:
        super().__init__(detail or self.sentence, **facts)
        self.wait = wait


class NotPublic(Elsewhere):
    code = "not_public"
    sentence = "Esse endereço não é da internet aberta; por segurança não o acesso."


class TooLarge(Elsewhere):
    code = "too_large"
    sentence = "A página veio grande demais e deixei de ler."


class TooSlow(Elsewhere):
    code = "too_slow"
    again = True
    sentence = "O site demorou demais para responder."


class Unreachable(Elsewhere):
    code = "unreachable"
    again = True
    sentence = "Não consegui falar com o site agora."
