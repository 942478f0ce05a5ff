"""What follows from an error of the Cloud API, by its code.

From Meta's table of error codes (developers.facebook.com, "Error codes", as of May 2026). Its HTTP statuses differ between versions
and say little (a rate limit is a 400), so the code decides where there is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from channels.outbox.carriers import NotSent, Verdict
from domain.delivery.deliveries import State


@dataclass(frozen=True, slots=True)
class Rule:
    """`wait`: seconds at least before the next try."""

    verdict: Verdict
    wait: float = 0.0


_NEVER, _STOPPED = Rule(Verdict.NEVER), Rule(Verdict.STOPPED, 60.0)
RE_ENGAGEMENT = 131047
RULES: Mapping[int, Rule] = {
    # the provider is away or overloaded
    2: Rule(Verdict.BUSY, 5.0),  # API service: down or overloaded
    131016: Rule(Verdict.BUSY, 5.0),  # service unavailable
    133004: Rule(Verdict.BUSY, 30.0),  # server temporarily unavailable
    131057: Rule(Verdict.BUSY, 60.0),  # maintenance: often a throughput upgrade, minutes
    # limits of the account
    4: Rule(Verdict.BUSY, 60.0),  # calls of the app
    80007: Rule(Verdict.BUSY, 60.0),  # calls of the business account
    130429: Rule(Verdict.BUSY, 2.0),  # messages a second of the number
    131048: Rule(Verdict.BUSY, 600.0),  # too many of ours were blocked or reported as spam
    # this message, a little later
    1: Rule(Verdict.AGAIN),  # unknown; possibly the server's fault
    131000: Rule(Verdict.AGAIN),  # something went wrong
    131056: Rule(Verdict.AGAIN, 6.0),  # too many to this person: one every six seconds
    # a person must mend the account
    0: _STOPPED,  # the token cannot be authenticated
    3: _STOPPED,  # capability or permission
    10: _STOPPED,  # permission not granted, or removed
    33: _STOPPED,  # the shop's number has been deleted
    190: _STOPPED,  # the token has expired
    368: _STOPPED,  # blocked for violating a policy
    131005: _STOPPED,  # access denied
    131031: _STOPPED,  # account locked
    131037: _STOPPED,  # the number's display name is not approved
    131042: _STOPPED,  # payment
    131045: _STOPPED,  # the number's certificate
    133010: _STOPPED,  # the number is not registered
    # outside the customer-service window
    RE_ENGAGEMENT: Rule(Verdict.CLOSED),
    # this message, never
    100: _NEVER,  # a parameter is wrong
    130472: _NEVER,  # the person is part of an experiment of Meta's
    130497: _NEVER,  # this kind of business may not write to that country
    131008: _NEVER,  # a parameter is missing
    131009: _NEVER,  # a value is not valid
    131021: _NEVER,  # to ourselves
    131026: _NEVER,  # undeliverable: not on WhatsApp, an old version, terms not accepted
    131030: _NEVER,  # not among the test number's allowed recipients
    131049: _NEVER,  # Meta chose not to: too much marketing for this person
    131050: _NEVER,  # the person stopped marketing messages
    131051: _NEVER,  # unsupported type
    131052: _NEVER,  # media of the person cannot be downloaded
    131053: _NEVER,  # media of ours cannot be uploaded
    131062: _NEVER,  # needs a phone, and we have the person's id
    135000: _NEVER,  # something is wrong with the parameters
}
_NOT_OURS = (100, 33)
"""Code and subcode where the token does not reach the number, or there is no such number: nothing is wrong with the message."""
_PERMISSIONS = range(200, 300)
_NOBODY_HOME = (301, 302, 303, 307, 308, 404, 405)
"""Statuses that, without a code, come from something that is not the Graph API: WHATSAPP_API_URL is wrong."""
_TEMPLATES = range(132000, 133000)
_FLOWS = range(139000, 140000)


def rule(code: int | None, status: int, *, transient: bool = False) -> Rule:
    """For an answer with this code, if it had one, and this HTTP status. `transient`: Meta says that it passes."""
    if code is not None and code in RULES:
        return RULES[code]
    if code is not None and code in _PERMISSIONS:
        return _STOPPED
    if code is not None and (code in _TEMPLATES or code in _FLOWS):
        return _NEVER
    if status == 429 or status >= 500:
        return Rule(Verdict.BUSY)
    if status in (401, 403) or (code is None and status in _NOBODY_HOME):
        return _STOPPED
    return Rule(Verdict.AGAIN) if transient else _NEVER


def refusal(status: int, error: Mapping[str, Any], retry_after: float = 0.0) -> NotSent:
    """The exception for the `error` of an answer (empty where it had none)."""
    code = error.get("code") if isinstance(error.get("code"), int) else None
    data = error.get("error_data")
    told = (data.get("details") if isinstance(data, Mapping) else None) or error.get("message") or f"HTTP {status}"
    ours = (code, error.get("error_subcode")) != _NOT_OURS
    found = rule(code, status, transient=error.get("is_transient") is True) if ours else _STOPPED
    if code is None and status in (502, 504):
        # A proxy of theirs gave up on the answer: what stood behind it may have taken the message.
        return NotSent(Verdict.UNKNOWN, f"HTTP {status}", wait=retry_after)
    return NotSent(found.verdict, str(told), code, max(found.wait, retry_after))


def reported(state: State, code: int | None) -> State:
    """What a status says. A message that failed only because the person must write first is not lost: it is held until they do."""
    return State.HELD if state is State.FAILED and code == RE_ENGAGEMENT else state
