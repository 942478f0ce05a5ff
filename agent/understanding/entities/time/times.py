"""Times of day as HH:MM: "às 15h", "9 e meia", "3 da tarde", "quinze pras cinco"."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.utterance import Hit, Utterance

_H = r"(?:[01]?\d|2[0-3])"
_M = r"[0-5]\d"
_PART = (
    r"(?P<part>da manha|de manha|da madruga(?:da)?|da tarde|de tarde|da noite|de noite|da matina"
    r"|manha|tarde|noite|pm|am)"
)
_CLOCK = re.compile(rf"(?:(?<=\s)|^)(?P<h>{_H}) ?(?:h|:|hr) ?(?P<m>{_M})(?: ?(?:h|min|minimo))?(?: {_PART})?(?= " rf"|$)")
_HOUR = re.compile(
    rf"(?:(?<=\s)|^)(?P<h>{_H}) ?(?:h|hr|hrs|horinhas)(?: e (?P<half>meia|15|30|45))?(?: (?:em "
    rf"ponto )?{_PART})?(?= |$)"
)
_PART_HOUR = re.compile(rf"(?:(?<=\s)|^)(?P<h>1[0-2]|0?[1-9]|uma)(?: e (?P<half>meia|15|30|45|20|10|40|50))? " rf"{_PART}(?= |$)")
_AT = re.compile(
    rf"(?:(?<=\s)|^)(?:as|das|pelas|la pelas|la para as|ate as|depois das|apos as|antes das|umas"
    rf"|por volta das|tipo as|para as|tipo umas|umas|depois das|a partir das|as tipo) (?P<h>{_H}"
    rf"|uma)(?: e (?P<half>meia|15|30|45|20|10|40|50))?(?= |$)(?! (?:lojas|mil|km|reais|opcoes"
    rf"|vezes|fotos|portas|%|conto|parcelas|mensagens|caixas|horas de|dias|pecas|pessoas))"
)
_TO = re.compile(
    r"(?:(?<=\s)|^)(?P<m>5|10|15|20) (?:para as|pras|para|pros|para o|pro|pra) (?:as "
    r")?(?P<h>[1-9]|1[0-2])(?: (?:h|horas))?(?: " + _PART + r")?(?= |$)"
)
_TO_NOON = re.compile(r"(?:(?<=\s)|^)(?P<m>5|10|15|20) (?:para o|pro|para) meio dia(?= |$)")
_NOON = re.compile(r"(?:(?<=\s)|^)(?:ao |no )?meio dia(?P<half> e (?:meia|15|30))?(?= |$)")
_MIDNIGHT = re.compile(r"(?:(?<=\s)|^)(?:a )?meia noite(?= |$)")
_HALF = re.compile(rf"(?:(?<=\s)|^)(?P<h>{_H}) e (?P<half>meia|15|30|45)(?= |$)(?! (?:duzia|mil|reais|conto))")
_AFTER_DAY = re.compile(
    rf"(?:(?:hoje|amanha|segunda|terca|quarta|quinta|sexta|sabado|domingo)(?: feira)?(?: que "
    rf"vem)?(?: ,)?(?: (?:la|tipo|umas|uns|pelas))?|cedo|dia \d\d?) (?P<h>{_H})(?: e "
    rf"(?P<half>meia|15|30|45))?(?= |$)(?! (?:mil|km|reais|opcoes|vezes|fotos|portas|%|conto|x|/"
    rf"|lugares|carros|anos|pessoas|dias|caixas|kg|por cento|unidades))"
)
_DURATION = re.compile(
    r"\b(?:em|leva|dura|durante|cada|ha|faz|daqui|por|uns|mais de|menos de|esperei|espero|tem"
    r"|fiquei|demora|umas|a|dentro de|de)(?: (?:umas|uns|mais de|quase|a))?$"
)
_SOFT = re.compile(
    r"^(?:por dia|de atraso|atras|de espera|esperando|por semana|de uso|seguidas|uteis|de viagem"
    r"|de trabalho|depois|para responder|sem resposta|trabalhadas|por mes|inteir|de treino|de "
    r"luz|de carga)"
)


_NEVER = frozenset({"greet", "goodbye", "thanks", "complaint", "opt_out", "out_of_scope", "help", "deny"})
_STAFF = frozenset({"report", "retrain", "schedule_discount", "create_po", "scrape_now", None})
_CLOSED = re.compile(
    r"^(?:$|[,.!?;)]|as |ate |e |da |na |no |em |para |que |se |pode|ta |to |eu |hoje|amanha|la"
    r"|horas|mais|com|por|ai|entao|blz|beleza|ok|pfv|certo|fechado|mesmo|sem|serve|fica|melhor|seria|dai|viu|consigo|posso|vou|quero|passo|chego|tem|ja|tambem|ainda|da\b|§)"
)


def read(utterance: Utterance) -> dict[str, Any]:
    """The first time of day named; hours one to six without a part of the day are of the afternoon."""
    if utterance.intent in _NEVER or (utterance.staff and utterance.intent not in _STAFF):
        return {}
    for pattern in (_TO_NOON, _TO, _CLOCK, _PART_HOUR, _NOON, _MIDNIGHT, _HOUR, _AT, _AFTER_DAY, _HALF):
        for hit in utterance.find(pattern, claimed=pattern is _AFTER_DAY):
            time = _time(utterance, hit, pattern)
            if time is None:
                continue
            at = utterance.hit(hit.match, "h") if "h" in hit.match.re.groupindex else hit
            if utterance.claimed[at.first]:
                continue
            utterance.claim(at.first, hit.last)
            return {"time": f"{time[0]:02d}:{time[1]:02d}"}
    return {}


def _time(utterance: Utterance, hit: Hit, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    groups = hit.match.groupdict()
    if pattern is _MIDNIGHT:
        return 0, 0
    half = (groups.get("half") or "").strip().removeprefix("e ").strip()
    minutes = 30 if half == "meia" else int(half) if half else int(groups.get("m") or 0)
    if pattern is _NOON:
        return 12, minutes
    if pattern is _TO_NOON:
        return 11, 60 - int(hit["m"])
    if pattern is _PART_HOUR and hit["h"] == "uma" and not (groups.get("part") or "").startswith("da "):
        return None
    hour = 1 if hit["h"] == "uma" else int(hit["h"])
    before, after = utterance.before(hit.first, 3), utterance.after(hit.last, 3)
    if pattern is _TO:
        hour, minutes = (hour - 1) or 12, 60 - int(hit["m"])
    if (
        pattern is _HOUR
        and not hit["half"]
        and (
            _SOFT.match(after)
            or (
                _DURATION.search(before) and not re.search(r"(?:as|das|pelas|por volta das|depois das)$", before) and not _scheduled(before)
            )
        )
    ):
        return None
    if pattern is _HALF and not (
        utterance.intent in {"test_drive", "report", "retrain"}
        or re.search(
            r"\b(?:as|amanha|hoje|segunda|terca|quarta|quinta|sexta|sabado|domingo|horas?|marc\w+)\b",
            utterance.norm,
        )
    ):
        return None
    if pattern is _AFTER_DAY and utterance.intent not in {
        "test_drive",
        "report",
        "retrain",
        "schedule_discount",
        None,
    }:
        return None
    if pattern is _AT and not _CLOSED.match(after):
        return None
    if pattern is _AT and re.search(r"\b(?:umas)\b", hit[0]) and utterance.intent not in {"test_drive", "report", "retrain"}:
        return None
    return _of_day(hour, groups.get("part") or "", pattern), minutes


def _scheduled(before: str) -> bool:
    return bool(
        re.search(r"(?:amanha|hoje|segunda|terca|quarta|quinta|sexta|sabado|domingo|dia \d+)(?: \w+)?$", before)
    ) or before.endswith(("ate umas", "la umas"))


def _of_day(hour: int, part: str, pattern: re.Pattern[str]) -> int:
    """The hour on a 24 h clock."""
    if "tarde" in part or "noite" in part or part == "pm":
        return hour + 12 if hour < 12 and not ("noite" in part and hour == 12) else hour
    if part:
        return 0 if hour == 12 else hour
    return hour + 12 if 1 <= hour <= 6 else hour
