"""Whatever is written, the answer is short, Portuguese and none of the strange things that were in it."""

from __future__ import annotations

import re

import pytest

from tests.channels.terminal.conftest import Play

LONGEST_REPLY = 600
STRANGE = {
    "100 kB": "quero um SUV até 90 mil " * 4_300,
    "100 kB without a space": "a" * 100_000,
    "only emoji": "😀🚗🔥👍🏽",
    "zero width": "\u200b\u200d\ufeff\u2060",
    "zero width within": "quero\u200b um\u200d SUV até 90\u2060 mil",
    "right to left": "أريد سيارة حتى ٩٠ ألف",
    "an override of the direction": "\u202equero um SUV\u202c",
    "NUL bytes": "quero\0 um SUV\0 até 90 mil\0",
    "control characters": "\x01\x02\x1b[31mvermelho\x1b[0m\x07",
    "SQL": "'; DROP TABLE messages; -- quero um SUV",
    "a template": "{{7*7}} ${7*7} {% raw %} #{7*7} <%= 7*7 %> ${jndi:ldap://x/y}",
    "a format string": "%s%s%n {0.__class__} {user}",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "combining marks": "o" + "\u0301" * 5_000,
    "only punctuation": "?!...",
}
NEVER_SAID = re.compile(r"(?<![\d.])49(?![\d.])|[{<\0\x1b]|Traceback|DROP|jndi|__class__")


async def test_a_strange_message_gets_a_normal_short_answer(play: Play) -> None:
    spoken = await play(*({"user": text} for text in STRANGE.values()))
    assert len(spoken) == len(STRANGE)
    for name, turn in zip(STRANGE, spoken, strict=True):
        said = [reply["text"] for reply in turn["replies"]]
        assert 1 <= len(said) <= 2, name
        assert all(1 <= len(each) <= LONGEST_REPLY for each in said), name
        assert not any(NEVER_SAID.search(each) for each in said), name


@pytest.mark.parametrize("name", ["only emoji", "SQL", "a format string"])
async def test_after_a_strange_message_the_talk_goes_on(play: Play, name: str) -> None:
    _, after = await play({"user": STRANGE[name]}, "quero um SUV até 90 mil")
    assert [tool["name"] for tool in after["tools"]] == ["recommend_cars"]
    assert after["replies"][0]["cards"]


async def test_after_an_offer_without_a_car_the_talk_goes_on(play: Play) -> None:
    _, after = await play("faz 80 mil?", "quero um SUV até 90 mil")
    assert [tool["name"] for tool in after["tools"]] == ["recommend_cars"]


async def test_nul_bytes_in_a_plain_line_are_dropped(play: Play) -> None:
    spoken = await play(b"quero um\0 SUV at\xc3\xa9 90 mil")
    assert spoken[0]["user"] == "quero um SUV até 90 mil"
