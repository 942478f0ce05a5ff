"""What is answered together, and when."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from channels.batches import MOST_MESSAGES, as_turn, together
from channels.worker.debounce import Debounce
from domain.clock import SAO_PAULO
from domain.conversation import MAX_TEXT
from memory.records.messages import Message

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=SAO_PAULO)
PATIENT = Debounce(quiet=2.0, cap=8.0)


def _said(number: int, text: str = "oi", **changes: object) -> Message:
    message = Message("whatsapp", f"m{number}", "whatsapp:1:ana", "ana", text, NOON, received_at=NOON)
    return replace(message, **changes)  # type: ignore[arg-type]


def test_a_message_is_waited_for_as_long_as_the_quiet_lasts() -> None:
    assert PATIENT.burst().left([_said(1)], NOON) == pytest.approx(2, abs=0.1)
    assert PATIENT.burst().left([_said(1)], NOON + timedelta(seconds=1.5)) == pytest.approx(0.5, abs=0.1)
    assert PATIENT.burst().left([_said(1)], NOON + timedelta(seconds=3)) <= 0


def test_whoever_goes_on_writing_is_answered_when_the_cap_is_reached() -> None:
    burst, now = PATIENT.burst(), NOON + timedelta(seconds=7.5)
    assert burst.left([_said(1), _said(2, received_at=now)], now) == pytest.approx(0.5, abs=0.1)


def test_a_clock_that_jumps_while_a_burst_is_watched_changes_nothing() -> None:
    burst = PATIENT.burst()
    left = [burst.left([_said(1)], NOON + jump) for jump in (timedelta(0), timedelta(hours=1), -timedelta(hours=1))]
    assert left == pytest.approx([2, 2, 2], abs=0.1)


async def test_time_passes_by_the_monotonic_clock_whatever_the_one_on_the_wall_says() -> None:
    burst = Debounce(quiet=0.05, cap=1.0).burst()
    assert burst.left([_said(1)], NOON) > 0
    await asyncio.sleep(0.06)
    assert burst.left([_said(1)], NOON) <= 0


def test_the_chat_page_and_a_quiet_of_0_are_answered_at_once() -> None:
    assert PATIENT.burst().left([_said(1, channel="web")], NOON) == 0
    assert Debounce(quiet=0, cap=8).burst().left([_said(1)], NOON) == 0


def test_everything_that_waits_is_one_turn_in_order() -> None:
    waiting = [_said(number, f"parte {number}") for number in range(3)]
    turn = as_turn(together(waiting), "demo", NOON, 7, None)
    assert (turn.text, turn.messages, turn.id) == ("parte 0\nparte 1\nparte 2", ("m0", "m1", "m2"), "whatsapp:1:ana:m2")
    assert turn.effects == turn.id


def test_what_no_turn_reads_to_its_end_is_answered_next() -> None:
    half = "a" * (MAX_TEXT // 2)
    assert len(together([_said(number, half) for number in range(3)])) == 1
    assert len(together([_said(1, half * 3), _said(2)])) == 1
    assert len(together([_said(number) for number in range(MOST_MESSAGES + 1)])) == MOST_MESSAGES


def test_messages_that_failed_together_are_tried_one_by_one_and_do_nothing_twice() -> None:
    waiting = [_said(number, attempts=1, tried_in="whatsapp:1:ana:m1") for number in range(2)] + [_said(2)]
    alone = together(waiting)
    assert [message.external_id for message in alone] == ["m0"]
    assert as_turn(alone, "demo", NOON, 7, None).effects == "whatsapp:1:ana:m1"


def test_a_turn_that_was_handed_over_is_the_same_turn_again_and_what_came_since_is_the_next() -> None:
    waiting = [_said(number, tried_in="whatsapp:1:ana:m1") for number in range(2)] + [_said(2)]
    assert as_turn(together(waiting), "demo", NOON, 7, None).id == "whatsapp:1:ana:m1"
    assert [message.external_id for message in together(waiting[2:])] == ["m2"]


def test_an_older_message_that_came_late_is_answered_before_what_was_tried() -> None:
    assert [message.external_id for message in together([_said(0), _said(1, attempts=1, tried_in="t")])] == ["m0"]
