"""Which skills answer what came beside the words of a turn, each with what is its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.brain.phrasing.greetings import hello, introduction
from agent.brain.skills import SKILLS, SkillEntry
from agent.brain.talk import Say, Talk
from agent.understanding.reading import Reading
from agent.understanding.text import fold
from domain.conversation import Attachment, Kind

_GREETS = re.compile(r"^\W*(oi+|ola|opa|salve|bom dia|boa (tarde|noite))\b")
_BESIDE_A_PERSON = frozenset({Kind.CHOICE, Kind.LOCATION})
"""What is answered while a person of the shop has the conversation: what anybody may know."""


def received(talk: Talk, readings: Sequence[Reading]) -> list[tuple[SkillEntry, Talk]]:
    """A skill for each kind that was sent, in that order, with the talk as it is to see it."""
    found: dict[str, list[Attachment]] = {}
    for attachment in talk.attachments:
        entry = _entry_of(talk, attachment)
        if entry is not None:
            found.setdefault(entry.name, []).append(attachment)
    return [(SKILLS[name], _as_seen(talk, readings, SKILLS[name], tuple(sent))) for name, sent in found.items()]


def greeting(talk: Talk) -> Say | None:
    """A greeting given back, where one stands alone beside what was sent."""
    if talk.reading.language != "pt" or _GREETS.search(fold(talk.reading.text[:100])) is None:
        return None
    name = f", {talk.who.first_name}" if talk.who.first_name else ""
    words = f"{hello(talk.reading.text, talk.now)}{name}"
    new = talk.who.role == "customer" and not talk.memory["greeted"]
    return Say(introduction(words, talk.who.store) if new else f"{words}!")


def _entry_of(talk: Talk, attachment: Attachment) -> SkillEntry | None:
    """Whose it is; nobody's where its words say it all."""
    tells_no_car = attachment.kind is Kind.CHOICE and "car_id" not in attachment.data
    if attachment.kind is Kind.TEXT or tells_no_car or attachment.data.get("transcript"):
        return None
    if talk.who.handed_over and attachment.kind not in _BESIDE_A_PERSON:
        return None
    if talk.who.role != "customer" and attachment.kind not in _BESIDE_A_PERSON:
        return SKILLS["unreadable"]
    return next((entry for entry in SKILLS.values() if attachment.kind in entry.kinds), None)


def _as_seen(talk: Talk, readings: Sequence[Reading], entry: SkillEntry, sent: tuple[Attachment, ...]) -> Talk:
    seen = replace(talk, attachments=sent)
    covers = len(readings) == 1 and entry.covers is not None and entry.covers(seen)
    return replace(seen, alone=covers or not talk.reading.text)
