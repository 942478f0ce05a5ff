"""Short questions after something was arranged: answered with what is booked and reserved."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Introduce
from tests.agent.dialogue.words import text


@pytest.mark.parametrize("words", ["e aí? marcou?", "ficou confirmado?", "oi, confirmou a visita?", "e dia 8?"])
async def test_whether_it_was_done_is_told_from_what_is_booked(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", "quero ver ele quinta às 10h", "Ana")
    await ana.says("que dia é minha visita?")
    assert "26/11" in text(await ana.says(words))


async def test_whether_it_was_cancelled_is_told_from_what_is_left(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", "quero ver ele quinta às 10h", "cancela a visita")
    assert "não há visita" in text(await ana.says("desmarcou mesmo?"))
