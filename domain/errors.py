"""Everything that can go wrong by the business's own rules.

    BalcaoError
    ├── NotFound            the thing named does not exist (for this tenant)
    ├── NotSignedIn         nobody is signed in, or not as who they say
    ├── NotAllowed          this person's role may not do this
    ├── ConsentNeeded       personal data would be kept without consent
    ├── Invalid             the input cannot be what was meant
    │   └── Ambiguous       it may mean several things: facts["candidates"]
    ├── Unavailable         it exists, but not for this any more
    │   ├── CarUnavailable  reserved by somebody else, or sold
    │   ├── SlotTaken       the appointment's time is not free
    │   └── Superseded      another worker has taken the conversation over
    ├── Elsewhere           another site or service did not give what was asked (tools/outside/refusals.py)
    └── Misconfigured       a setting is missing or wrong
        └── ModelError      the trained understanding cannot be used (agent/understanding/learning/model_files.py)

Each carries `detail`, a Portuguese sentence for people, and `facts`, what a reply may build on.
"""

from __future__ import annotations

from typing import Any, ClassVar


class BalcaoError(Exception):
    """A rule of the business that was not met."""

    code: ClassVar[str] = "error"

    def __init__(self, detail: str, **facts: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.facts = facts


class NotFound(BalcaoError):
    code = "not_found"


class NotSignedIn(BalcaoError):
    code = "not_signed_in"


class NotAllowed(BalcaoError):
    code = "not_allowed"


class ConsentNeeded(BalcaoError):
    code = "consent_needed"


class Invalid(BalcaoError):
    code = "invalid"


class Ambiguous(Invalid):
    code = "ambiguous"


class Unavailable(BalcaoError):
    code = "unavailable"


class CarUnavailable(Unavailable):
    code = "car_unavailable"


class SlotTaken(Unavailable):
    code = "slot_taken"


class Superseded(Unavailable):
    code = "superseded"


class Misconfigured(BalcaoError):
    code = "misconfigured"
