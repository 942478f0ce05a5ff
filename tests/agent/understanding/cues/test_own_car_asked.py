"""Questions about the car given in exchange, told apart from what is said of it."""

from __future__ import annotations

import pytest

from agent.understanding.cues.own_car_asked import asks_if_taken, statements


@pytest.mark.parametrize(
    ("text", "stated", "asks"),
    [("só o para-choque tá ralado. vcs pegam?", "só o para-choque tá ralado", True), ("vocês pegam carro financiado?", "", True),
     ("faltam 6 parcelas, tem problema?", "faltam 6 parcelas", True), ("tem risco mas vcs aceitam assim", "tem risco", True),
     ("tem ipva atrasado e quanto vcs dão?", "tem ipva atrasado", False), ("quanto vcs dão nele mais ou menos", "", False),
     ("como novo, fica na garagem", "como novo, fica na garagem", False), ("a loja sempre aceita com multa?", "", True)],
)  # fmt: skip
def test_what_is_asked_is_no_statement(text: str, stated: str, asks: bool) -> None:
    assert statements(text) == stated
    assert asks_if_taken(text) is asks
