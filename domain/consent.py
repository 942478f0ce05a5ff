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


@dataclass(frozen=True, slots=True)
class Consent:
    """One answer of a person; the newest one counts."""

    person_id: str
    granted: bool
    wording_version: str
    at: datetime
    wording: str = WORDING
