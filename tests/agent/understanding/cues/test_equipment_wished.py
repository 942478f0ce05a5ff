"""What the car looked for must have, and what is only spoken of."""

from __future__ import annotations

import pytest

from agent.understanding.cues.equipment_wished import equipment_wished


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("procuro um sedan com teto solar até 90", ["teto solar"]),
        ("tem que ter câmera de ré e sensor", ["câmera de ré", "sensor de estacionamento"]),
        ("quero 4x4 pra fazenda", ["tração 4x4"]),
        ("tem blindado aí?", ["blindagem"]),
        ("um hatch com ar e direção", ["ar-condicionado", "direção assistida"]),
        ("preciso de airbag e abs", ["airbags", "freios ABS"]),
        ("algum com banco de couro?", ["bancos de couro"]),
    ],
)
def test_equipment_asked_of_the_car_is_named(text: str, items: list[str]) -> None:
    assert set(items) <= set(equipment_wished(text))


@pytest.mark.parametrize(
    "text",
    [
        "quero um suv até 90 mil",
        "sem teto solar por favor",
        "não faço questão de câmera",
        "teto de 90, 20 de entrada",
        "não precisa ter 4x4",
    ],
)
def test_what_is_not_asked_for_is_no_equipment(text: str) -> None:
    assert equipment_wished(text) == []
