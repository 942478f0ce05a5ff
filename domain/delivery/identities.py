"""By what a person is known on a channel: names that may be missing, change, or be written in more than one way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

_PHONE = re.compile(r"\+?[0-9]{6,15}")
_BRAZILIAN_MOBILE_OF_OLD = re.compile(r"55[1-9][1-9][6-9][0-9]{7}")
LONGEST_SILENCE = timedelta(days=120)
"""After so long a silence WhatsApp deletes an account, and the operator may give its number to somebody else."""
LATEST_NEWS = timedelta(days=2)
"""How long after a move a channel may still tell of it: whoever had the new number before that is somebody else."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who wrote, as the channel names them: at least one of the two.

    `user_id` is the channel's name of a person for this business; `phone` is written as the channel writes it, and is where an
    answer goes.
    """

    user_id: str | None = None
    phone: str | None = None

    @property
    def user_alias(self) -> str | None:
        return f"user:{self.user_id}" if self.user_id else None

    @property
    def phone_alias(self) -> str | None:
        return f"phone:{canonical(self.phone)}" if self.phone else None

    @property
    def addresses(self) -> dict[str, str]:
        """What is written to for each alias: the user id, the phone as it came."""
        named = ((self.user_alias, self.user_id), (self.phone_alias, self.phone))
        return {alias: address for alias, address in named if alias and address}


def is_phone(text: str) -> bool:
    return _PHONE.fullmatch(text) is not None


def canonical(phone: str) -> str:
    """One way of writing a number: digits, country first. Brazilian mobiles have had nine digits since 2016; WhatsApp knows many
    people by the eight they registered with."""
    digits = phone.removeprefix("+")
    return f"{digits[:4]}9{digits[4:]}" if _BRAZILIAN_MOBILE_OF_OLD.fullmatch(digits) else digits
