"""Whether a person wants the shop to write of its own accord, as they set it in WhatsApp itself."""

from __future__ import annotations

from channels.whatsapp.shapes.events import Preferred
from channels.whatsapp.shapes.letters import Letter, identity
from channels.whatsapp.shapes.reading import digest, identifier, text

_WANTED = {"stop": False, "resume": True}


def preference(letter: Letter) -> Preferred | None:
    """An entry of `user_preferences`; None for those of other messages than the shop's own."""
    who = identity(identifier(letter.raw.get("user_id")), identifier(letter.raw.get("wa_id")))
    wanted = _WANTED.get(text(letter.raw.get("value")).lower())
    if who is None or wanted is None or text(letter.raw.get("category")) != "marketing_messages":
        return None
    return Preferred(letter.number, digest(letter.raw), letter.at, who, wanted, letter.raw)
