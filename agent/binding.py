"""What binds a customer waits for their own word in this very message, whoever thinks for us.

A model may be talked into anything, by the text of a listing for one, and our own brain may misread. So the tools that commit a
customer, or that speak for them about their data, are held against what they said: an explicit yes, or the thing itself asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.leave import given
from agent.state import State
from agent.understanding.cues.assent import assent
from agent.understanding.cues.order_decisions import approves
from agent.understanding.cues.order_words import about_orders
from agent.understanding.cues.report_words import speaks_of_mail
from agent.understanding.cues.stopping import wants_them_again
from agent.understanding.reading import Reading
from agent.understanding.text import fold

SURE = 0.45
"""Below this confidence an intent is a guess."""
_AMOUNTS = ("offer", "budget_max", "budget_min", "monthly_payment", "down_payment")
"""Entities a sum that is offered may be read as."""
_NO_ORDER = re.compile(r"\b(nao|nem|sem|nunca|desist\w+|como|qual|quais|quanto|quanta|funciona|precisa|caso|se eu)\b")
"""Words of a question or a refusal about a thing, in which it is not asked for."""


_CODE = re.compile(r"[{}<>]|\w\(|\w=\w|_[a-z]+\b")
"""What no person writes to agree to something: a call, a markup, a pair of a key and a value."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a customer said with a message: yes or no in so many words, what they plainly ask for, and sums they named."""

    agrees: bool
    refuses: bool
    asks: frozenset[str]
    amounts: frozenset[int]
    answers: str | None = None
    """The skill whose question was open."""
    gives_leave: bool = False
    """Agrees that data are kept."""
    wants_messages: bool = False
    """Wants our messages again."""


@dataclass(frozen=True, slots=True)
class StaffWord:
    """What a member of staff speaks of in a turn: they act on their own, but what is bought waits for words about buying, and what leaves
    by e-mail for words about that."""

    of_orders: bool
    of_mail: bool = False


_OF_ORDERS = frozenset({"create_po", "approve_po", "reject_po", "po_status"})
_ORDER_SKILLS = frozenset({"order", "approve", "reject", "order_arrival"})
_BUYING = frozenset({"confirm_purchase_order", "approve_purchase_order", "reject_purchase_order", "receive_purchase_order"})
"""A model that was talked into these by the text of a listing finds that nobody asked for them."""


def word_of(state: State, readings: Sequence[Reading]) -> Word | StaffWord:
    """What the speaker says for themselves in this turn."""
    said = [assent(reading) for reading in readings]
    task = state["memory"]["task"]
    if state["person"]["role"] != "customer":
        open_here = task is not None and task["skill"] in _ORDER_SKILLS
        shown = bool(state["memory"].get("orders"))
        asks = any(reading.intent in _OF_ORDERS or about_orders(reading.text) or (shown and approves(reading.text)) for reading in readings)
        mails = any(speaks_of_mail(reading.text) for reading in readings) or bool(
            task and task["skill"] == "report" and any(each.yes for each in said)
        )
        agrees = any(each.binds for each in said)
        return StaffWord(open_here or asks or agrees, mails or agrees)
    return Word(
        agrees=any(each.binds and not (each.named and task and task["skill"] == "consent") for each in said),
        refuses=any(each.refuses for each in said),
        asks=frozenset(reading.intent for reading in readings if plainly_asks(reading.intent, reading)),
        amounts=frozenset(int(reading.entities[key]) for reading in readings for key in _AMOUNTS if key in reading.entities),
        answers=task["skill"] if task else None,
        wants_messages=any(wants_them_again(reading.text, stopped=True) for reading in readings),
        gives_leave=any(given(each, reading, state["memory"]) for each, reading in zip(said, readings, strict=True)),
    )


def plainly_asks(intent: str, reading: Reading) -> bool:
    """Whether a message asks for this, and is no question about it: "como funciona a reserva?" reserves nothing."""
    if reading.intent != intent or reading.confidence < SURE or _CODE.search(reading.text):
        return False
    return intent == "opt_out" or _NO_ORDER.search(fold(reading.text)) is None


def unasked(tool: str, args: Mapping[str, Any], word: Word | StaffWord | None) -> bool:
    """Whether a tool would bind somebody who has not said so."""
    if word is None:
        return False
    if isinstance(word, StaffWord):
        if tool == "make_report":
            return bool(args.get("email")) and args.get("action", "make") == "make" and not word.of_mail
        return tool in _BUYING and not word.of_orders
    match tool:
        case "set_consent":
            return not (word.gives_leave if args.get("granted") else word.refuses)
        case "erase_my_data":
            return not word.agrees
        case "reserve_car":
            return not word.agrees and "reserve_car" not in word.asks
        case "stop_messages":
            return not word.agrees and "opt_out" not in word.asks
        case "allow_messages":
            return not word.wants_messages
        case "make_offer":
            named = args.get("amount") in word.amounts or word.answers == "offer"
            return not word.agrees and not named and "negotiate" not in word.asks
        case _:
            return False
