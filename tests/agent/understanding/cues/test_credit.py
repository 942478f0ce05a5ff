"""What is said of paying by instalments beside its figures."""

from __future__ import annotations

import pytest

from agent.understanding.cues.credit import asks_how_many, asks_rate, rest_by_instalments


@pytest.mark.parametrize(
    ("text", "asked"),
    [("a taxa é quanto?", True), ("qual o juros de vcs", True), ("e os juros?", True), ("quanto é a taxa de transferência", False),
     ("tem taxa pra reservar?", False)],
)  # fmt: skip
def test_the_interest_is_asked_for(text: str, asked: bool) -> None:
    assert asks_rate(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [("o primeiro dá quantas x pra ficar nisso", True), ("em quantas vezes?", True), ("quantas vezes já foi batido?", False)],
)
def test_the_number_of_instalments_is_asked_for(text: str, asked: bool) -> None:
    assert asks_how_many(text) is asked


@pytest.mark.parametrize(
    ("text", "told"),
    [("e parcelando o resto?", True), ("o restante em 24x", True), ("financia a diferença?", True), ("e o resto da lista?", False)],
)
def test_the_rest_is_to_be_paid_by_instalments(text: str, told: bool) -> None:
    assert rest_by_instalments(text) is told
