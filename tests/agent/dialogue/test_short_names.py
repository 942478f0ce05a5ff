"""Buttons name goods and firms by whole words that tell them apart."""

from __future__ import annotations

import pytest

from agent.brain.phrasing.short_names import short_names


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Chapa de acrílico 2 mm", "Chapa de aço laminado a frio 0,6 mm"], ("acrílico 2 mm", "aço laminado a frio")),
        (["Parafusos Bandeirante", "Fixa Fácil Parafusos"], ("Bandeirante", "Fixa Fácil Parafusos")),
        (["Aço laminado a quente SAE 1010", "Aço laminado a quente SAE 1020"], ("1010", "1020")),
        (["Cabo flexível preto de 10 mm", "Broca"], ("Cabo flexível preto", "Broca")),
        (["Distribuidora de Aços e Metais Paulista", "Distribuidora de Aços e Metais do Sul"], ("Paulista", "Sul")),
        (["Parafuso M8", "Parafuso M8"], ()),
        (["Interruptordiferencialresidual tetrapolar"], ("tetrapolar",)),
    ],
)  # fmt: skip
def test_a_button_holds_whole_words(names: list[str], short: tuple[str, ...]) -> None:
    assert short_names(names) == short
    assert all(len(name) <= 20 for name in short)
