"""The guardrails let our own brain speak."""

from __future__ import annotations

import pytest

from agent.guardrails.fallback import SAFE
from memory.samples.dealership import CONVERSATIONS
from tests.agent.conftest import Introduce
from tests.agent.providers.words import text


@pytest.mark.parametrize(("person", "messages"), CONVERSATIONS, ids=[person for person, _ in CONVERSATIONS])
async def test_the_sample_conversations_are_answered_without_a_refusal(
    person: str, messages: tuple[str, ...], introduce: Introduce
) -> None:
    speaker = introduce(person_id=person)
    answers = [await speaker.says(message) for message in messages]
    assert not [text(answer) for answer in answers if SAFE in text(answer)]
