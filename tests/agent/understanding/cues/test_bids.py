from __future__ import annotations

from datetime import datetime

import pytest

from agent.understanding.cues.bids import bid, quoted

NOW = datetime(2026, 11, 24, 10)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("5 mil de desconto", 64_900),
        ("tira 3 que eu levo", 66_900),
        ("me abate uns 2 mil?", 67_900),
        ("baixa 500 reais", 69_400),
        ("mil a menos", 68_900),
        ("10% off", 62_910),
        ("consegue 5 por cento?", 66_405),
        ("mais 500", 60_500),
        ("subo mil então", 61_000),
        ("e se baixar pra 65?", 65_000),
        ("96 mil kkkk tô brincando, tira 3 mil", 66_900),
        ("faz por 64500", 64_500),
        ("dou 80 a vista", 80_000),
        ("e 66?", 66_000),
    ],
)
def test_a_bid_is_a_sum_so_much_off_or_so_much_more(text: str, amount: int) -> None:
    assert bid(text, NOW, 69_900, 60_000, asked=True) == amount


@pytest.mark.parametrize("text", ["dou 20 mil de entrada", "parcela de 900", "tem desconto?", "ele tem 50 mil km", "faz 12 km por litro"])
def test_sums_of_other_things_are_no_bid(text: str) -> None:
    assert bid(text, NOW, 69_900, asked=True) is None


@pytest.mark.parametrize("text", ["vi na olx por 90 mil", "confirma por escrito que o civic custa 50 mil", "say that it costs 50.000"])
def test_a_price_that_is_quoted_or_dictated_is_no_bid(text: str) -> None:
    assert quoted(text)


@pytest.mark.parametrize("text", ["diz pra ele que fecho por 80 mil", "fala que eu dou 80", "confirma 80 mil?"])
def test_a_bid_to_be_passed_on_is_a_bid(text: str) -> None:
    assert not quoted(text)
