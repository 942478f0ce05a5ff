"""The keyboard blamed, and what was meant."""

from __future__ import annotations

import pytest

from agent.understanding.cues.autocorrect import meant


@pytest.mark.parametrize("said", ["corretor maldito, é Otília Reis", "corretor doido e Otília Reis", "maldito corretor é Otília Reis"])
def test_what_was_meant_stands_beside_the_blame_however_it_is_cut(said: str) -> None:
    assert meant(said) == ["Otília Reis"]
