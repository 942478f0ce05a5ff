"""How many a car must seat."""

from __future__ import annotations

import pytest

from agent.understanding.cues.households import seats_wanted


@pytest.mark.parametrize(
    ("text", "seats"),
    [
        ("um carro que caiba sete pessoa", 7), ("quero carro q cabe 7", 7), ("carro p 6 pessoas", 6), ("familia de 7", 7),
        ("tenho 4 filho e a sogra, que caiba sete pessoa", 7), ("tenho 5 filho", 7), ("tem com 7 assento?", 7),
        ("que leve pelo menos 7", 7),
    ],
)  # fmt: skip
def test_who_rides_in_it_says_how_many_seats_it_needs(text: str, seats: int) -> None:
    assert seats_wanted(text) == seats


@pytest.mark.parametrize("text", ["que caiba 6 malas", "cabe 7 mil de entrada?", "somos 4", "caiba em 8 vezes", "leve 7 dias pra decidir"])
def test_what_is_not_people_or_fits_any_car_asks_for_no_seats(text: str) -> None:
    assert seats_wanted(text) is None


@pytest.mark.parametrize("text", ["posso levar 7 documentos ou só rg serve", "vou levar 6 meses pra juntar", "leve 9 fotos pra mostrar"])
def test_what_is_taken_along_needs_no_seats(text: str) -> None:
    assert seats_wanted(text) is None
