"""Messages of people in a hurry, which stand for a whole question beside a car on the screen: "quanto", "e o km", "hj da?"."""

from __future__ import annotations

import re
from datetime import datetime

from agent.understanding.cues.car_questions import facts_asked, items_asked
from agent.understanding.cues.moments import moment
from agent.understanding.text import fold

LONGEST = 5
"""Words of a fragment."""
_GOING = re.compile(
    r"(hj|hoje|amanha|amanhan|depois|semana|proxim[oa]|que|vem|cedo|cedinho|tarde|noite|manha|almoco|agora|fim|final|dia|dias"
    r"|seg|ter|qua|qui|sex|sab|dom|segunda|terca|quarta|quinta|sexta|sabado|domingo|feira|fds|ja|mais"
    r"|\d{1,2}(h|hs|hrs|horas|:\d\d|h\d\d)?|horas?|as|a|o|na|no|de|da|do|das|pela|pelas|la|ai|e|umas?|uns"
    r"|vamos|vou|ir|passo|passar|consigo|posso|pode|podemos|ser|rola|dou|daria|serve|ta|tá|bom|otimo|fica|melhor|entao|pra|para|mim|eu|ok|blz)"
)
_ABOUT_IT = re.compile(
    r"^\W*(?:(?:blz|beleza|ok|okay|legal|ta|bom|certo|show|massa|hum+|opa|sim|entao|e|gostei|isso|otimo)\W+)*(?:me )?"
    r"(?:fal\w*|cont\w*|diz|diga|mostra\w*|explica\w*|detalh\w*|quero saber|passa)(?: um pouco| tudo)?(?: (?:mais|melhor))?"
    r" (?:dele|dela|desse|dessa|disso|sobre (?:ele|ela|esse|essa))(?: (?:carro|ai|entao|pra mim|por favor))*\W*$"
)
_WHEN = re.compile(r"\b(?:que horas?|ate que horas?|qual (?:o )?horario)\b")
_HOURS = re.compile(r"\b(abr\w+|fech\w+|aberto|fechado|atend\w+|funciona\w*)\b")


def asks_of_the_car(text: str) -> bool:
    """A fact asked for in a word or three: "valor?", "tem foto", "e o km"."""
    return len(text.split()) <= LONGEST and bool(facts_asked(text) or items_asked(text))


def asks_about_it(text: str) -> bool:
    """ "Blz, me fala dele": the car talked about, and nothing else, after whatever opening."""
    return _ABOUT_IT.match(fold(text[:120])) is not None


def proposes_a_visit(text: str, now: datetime) -> bool:
    """A day or hour and hardly anything else: "hj da?", "vamos sabado cedo", "9h tá bom"."""
    words = re.findall(r"[\w:]+", fold(text))
    if not words or len(words) > LONGEST or not all(_GOING.fullmatch(word) for word in words):
        return False
    return bool(moment(text, now)) and not all(re.fullmatch(r"\d{1,2}", word) for word in words)


def asks_hours(text: str) -> bool:
    """A question about when the shop is open: "que horas fecha no sábado?"."""
    return ("?" in text or _WHEN.search(fold(text[:200])) is not None) and _HOURS.search(fold(text[:200])) is not None


def of_opening_hours(said: str) -> bool:
    """Whether a reply told the shop's hours, so that "e sábado?" goes on with them."""
    return _HOURS.search(fold(said)) is not None
