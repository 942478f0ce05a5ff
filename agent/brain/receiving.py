"""Which skills answer what came beside the words of a turn, each with what is its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agent.brain.skills import SKILLS, SkillEntry
from agent.brain.talk import Talk
from agent.understanding.reading import Reading
from domain.conversation import Attachment, Kind

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
