"""Whether a message that speaks of our messages wants them stopped: asking what one was about ("que promoção era?") stops none."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_STOPS = re.compile(
    r"\b(par(a|e|ar|em|ou|arem|ando)|stop|sair?|saia|chega|bast(a|ou)|nao|n|naum|nunca|nem|sem|menos|off|spam"
    r"|(cancel|remov|tir|descadastr|desinscrev|exclu|bloque|silenci|deslig|desativ|incomod|perturb|importun|dispens|interromp|suspend|retir"
    r"|delet|apag|encerr|denunci|cans|larg|evit|unsubscrib|desabilit|desist|recus|revog|elimin|esquec|enche|deix|cort|risc|cess|descontinu|poup)\w*|cheio|saco|opt|paz)\b"
)


def stops(text: str) -> bool:
    return _STOPS.search(fold(text[:500])) is not None
