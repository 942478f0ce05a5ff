"""Permission to keep personal data (LGPD art. 7 and 8): asked once, kept with its time and wording."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

WORDING_VERSION = "2026-11"
WORDING = (
    "Posso guardar seus dados (nome, contato e preferências) só para te atender e avisar de carros que combinem? "
    "Você pode ver ou apagar tudo quando quiser."
)
"""What is asked, word for word; a change of wording needs a new version."""


def may_write_first(granted: bool | None, opted_out: bool) -> bool:
    """Whether the shop may write to somebody of its own accord: they agreed to be kept, and have not said PARAR since.

    An answer to what they write themselves needs neither.
    """
    return granted is True and not opted_out


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer of a person; the newest one counts."""

    person_id: str
    granted: bool
    wording_version: str
    at: datetime
    wording: str = WORDING
