"""Which of several will do, said beforehand."""

from __future__ import annotations

import pytest

from agent.understanding.cues.whichever import less_proviso, less_whichever, takes_whichever


@pytest.mark.parametrize(
    "said",
    [
        "preciso de 3 latas de verniz, escolhe a primeira que aparecer",
        "preciso de 3 latas de verniz, se houver várias a primeira",
        "preciso de 3 latas de verniz, qualquer uma serve",
        "preciso de 3 latas de verniz, o que mais vende",
        "preciso de 3 latas de verniz, pode ser a primeira opção por favor",
        "preciso de 3 latas de verniz; caso tenha mais de um tipo, use o primeiro da lista",
        "preciso de 3 latas de verniz. tanto faz a marca",
    ],
)
def test_the_leading_one_will_do(said: str) -> None:
    assert takes_whichever(said)
    assert less_whichever(said).rstrip(".") == "preciso de 3 latas de verniz"


@pytest.mark.parametrize("said", ["pede 50 da primeira", "compra 3 caixas com o primeiro", "o que mais sai?"])
def test_a_place_in_a_list_told_is_no_such_leave(said: str) -> None:
    assert not takes_whichever(said)


def test_a_proviso_says_nothing_of_what_is_asked() -> None:
    assert less_proviso("quanto tem de verniz? se tiver mais de um, o primeiro") == "quanto tem de verniz?"
    assert less_proviso("qual o preço, o primeiro") == "qual o preço, o primeiro"
