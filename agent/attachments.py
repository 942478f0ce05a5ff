"""What came beside the words of a turn: as the turn's state keeps it, and in words for where only words can go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from agent.state import Memory, State
from agent.understanding.reading import Reading
from domain.conversation import Attachment, Kind, Turn
from domain.places import Point

MOST = 10
"""Attachments of a turn that are looked at; nobody means more by a flood of photos."""
STICKER = "sticker"
"""Said once: a word about a sticker."""
_AGREEING = frozenset("👍👌🙏❤🧡💛💚💙💜🤎🖤🤍😍🥰😘😀😃😄😁😊🙂😉🤩🥳🎉👏💪🔥✅💯😎🤝🫶")
_DISPLEASED = frozenset("👎😡😠🤬😤😒🙄😞😔😢😭😣😖😕🙁☹💔❌🤮🤢")
_NAMES = {
    Kind.IMAGE: "foto",
    Kind.VIDEO: "vídeo",
    Kind.AUDIO: "áudio",
    Kind.DOCUMENT: "documento",
    Kind.STICKER: "figurinha",
    Kind.LOCATION: "localização",
    Kind.CONTACTS: "contato",
    Kind.REACTION: "reação",
    Kind.UNSUPPORTED: "mensagem de outro tipo",
}
_TELLING = 3
"""Letters of a shortened title that tell of which words it is the beginning."""
_ROUGHLY = 2
"""Decimals of a coordinate that a model is told: about a kilometre."""


def spelled_out(turn: Turn) -> Turn:
    """The turn with what is words in its attachments among its words: a caption, the title of what was tapped, a voice note heard."""
    lines = turn.text.split("\n") if turn.text else []
    for attachment in turn.attachments[:MOST]:
        title, whole = _tapped(attachment)
        lines = [whole if line.strip() == title else line for line in lines] if title else lines
        for told in (whole, *(_line(attachment, key) for key in ("caption", "transcript"))):
            if told and told not in "\n".join(lines):
                lines.append(told)
    return replace(turn, text="\n".join(lines), attachments=turn.attachments[:MOST])


def _tapped(attachment: Attachment) -> tuple[str, str]:
    """The title of a button that was tapped, and its words: its id holds them whole where the title had to be shortened."""
    title, meaning = _line(attachment, "title"), _line(attachment, "id")
    if attachment.kind is not Kind.CHOICE or "answers" in attachment.data:
        return "", ""
    begins = title.rstrip("….0123456789 ")
    return title, meaning if len(begins) >= _TELLING and meaning.casefold().startswith(begins.casefold()) else title


def _line(attachment: Attachment, key: str) -> str:
    told = attachment.data.get(key)
    return told.strip() if isinstance(told, str) else ""


def as_state(turn: Turn, cars: Collection[str]) -> list[dict[str, Any]]:
    """The attachments as JSON. A tap whose id is that of one of `cars` means that car: it says so as `car_id`."""
    found = []
    for attachment in turn.attachments:
        chosen = attachment.data.get("id") if attachment.kind is Kind.CHOICE else None
        means = {"car_id": chosen} if isinstance(chosen, str) and chosen in cars else {}
        found.append(Attachment(attachment.kind, {**attachment.data, **means}).as_json())
    return found


def words(turn: Turn, attachments: Sequence[Mapping[str, Any]]) -> str:
    """The turn's words to be read: the title of a car that was tapped is none, its id says more."""
    titles = [sent["data"].get(key) for sent in attachments if "car_id" in sent["data"] for key in ("title", "id")]
    return "\n".join(line for line in turn.text.split("\n") if line.strip() not in titles).strip()


def received(state: State) -> list[Attachment]:
    return [Attachment.from_json(sent) for sent in state["turn"].get("attachments", ())]


def wordless(attachments: Sequence[Attachment], role: str, language: str) -> Reading:
    """What stands for the reading of a turn without words."""
    kinds = [attachment.kind for attachment in attachments]
    intent, sentiment = "provide_profile", "neutral"
    if any("car_id" in attachment.data for attachment in attachments):
        intent = "car_details"
    elif Kind.LOCATION in kinds:
        intent = "store_info"
    elif all(kind in (Kind.REACTION, Kind.STICKER) for kind in kinds):
        intent = "thanks"
        sentiment = "negative" if displeased(attachments) else "positive" if agreeing(attachments) else "neutral"
    return Reading("", role, intent, 1.0, sentiment, {}, language=language)


def agreeing(attachments: Iterable[Attachment]) -> bool:
    """Whether one of them is a thumb up or the like: a gesture, which binds nobody."""
    return any(attachment.kind is Kind.REACTION and bool(_AGREEING & set(_emoji(attachment))) for attachment in attachments)


def displeased(attachments: Iterable[Attachment]) -> bool:
    return any(attachment.kind is Kind.REACTION and bool(_DISPLEASED & set(_emoji(attachment))) for attachment in attachments)


def needs_no_answer(state: State) -> bool:
    """Whether a turn is nothing but gestures, and none that calls for a word."""
    sent, memory = received(state), state["memory"]
    if not sent or state["turn"]["words"]:
        return False
    if any(attachment.kind not in (Kind.REACTION, Kind.STICKER) for attachment in sent):
        return False
    if any(attachment.kind is Kind.STICKER for attachment in sent) and STICKER not in memory["told_once"]:
        return False
    return not (displeased(sent) and DISPLEASED not in memory["told_once"]) and not (agreeing(sent) and asks_for_a_yes(memory))


DISPLEASED = "displeased"
"""Said once: what was not to their liking is asked."""
NODDED = "nodded"
"""Said once: a thumb up is no yes."""


def asks_for_a_yes(memory: Memory) -> bool:
    """Whether a yes or no is waited for, and it was not said yet that a thumb is neither."""
    task = memory["task"]
    if task is None or not task["question"] or NODDED in memory["told_once"]:
        return False
    return task["asked"] in ("granted", "confirmed", "relax") or task["takes"] == "yes_no"


def in_words(attachments: Iterable[Attachment]) -> str:
    """`[foto] [localização]`, for the record of what was said; empty where words say it all."""
    return " ".join(f"[{_NAMES[attachment.kind]}]" for attachment in attachments if attachment.kind in _NAMES)


def for_a_model(attachments: Iterable[Attachment]) -> list[dict[str, Any]]:
    """What a large model is told of them: no name, number or file of anybody, and a place only roughly."""
    return [told for attachment in attachments if (told := _told(attachment))]


def _told(attachment: Attachment) -> dict[str, Any]:
    data, kind = attachment.data, attachment.kind.value
    match attachment.kind:
        case Kind.TEXT:
            return {}
        case Kind.CHOICE:
            return {"kind": kind, **{key: data[key] for key in ("title", "car_id") if key in data}}
        case Kind.LOCATION:
            where = point(attachment)
            near = {"latitude": round(where.latitude, _ROUGHLY), "longitude": round(where.longitude, _ROUGHLY)} if where else {}
            return {"kind": kind, **near}
        case Kind.REACTION:
            return {"kind": kind, "emoji": _emoji(attachment), "note": "a gesture: no yes to anything"}
        case Kind.AUDIO if data.get("transcript"):
            return {"kind": kind, "note": "heard: its words are in the message"}
        case Kind.IMAGE | Kind.VIDEO | Kind.AUDIO | Kind.DOCUMENT:
            return {"kind": kind, "note": "you cannot see, hear or open it: say so, and ask for what you need in words"}
        case _:
            return {"kind": kind}


def point(attachment: Attachment) -> Point | None:
    """Where a shared location lies."""
    return Point.of(attachment.data.get("latitude"), attachment.data.get("longitude"))


def _emoji(attachment: Attachment) -> str:
    return str(attachment.data.get("emoji") or "")[:16]
