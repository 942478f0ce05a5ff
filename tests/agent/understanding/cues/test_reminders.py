"""A reminder asked for, and remembering that asks for none."""

from __future__ import annotations

import pytest

from agent.understanding.cues.reminders import asks_for_a_reminder


@pytest.mark.parametrize("said", ["pode me lembrar disso segunda?", "me dá um toque mais tarde", "me cutuca semana que vem"])
def test_a_reminder_is_asked_for(said: str) -> None:
    assert asks_for_a_reminder(said)


@pytest.mark.parametrize("said", ["lembra de mim?", "não me lembro do preço", "me avisa quando chegar um onix"])
def test_no_reminder_is_asked_for(said: str) -> None:
    assert not asks_for_a_reminder(said)
