"""Names that begin alike are told once."""

from __future__ import annotations

import pytest

from agent.brain.phrasing import or_names


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Aço laminado SAE 1010", "Aço laminado SAE 1020", "Aço laminado SAE 4140"], "Aço laminado SAE 1010, 1020 ou 4140"),
        (["Chapa 2 mm", "Chapa 3 mm"], "Chapa 2 mm ou Chapa 3 mm"),
        (["Porca sextavada M8", "Porca sextavada M10"], "Porca sextavada M8 ou M10"),
        (["Óleo 15W40", "Óleo 15W40 5 l"], "Óleo 15W40 ou Óleo 15W40 5 l"),
        (["Tinta epóxi"], "Tinta epóxi"),
    ],
)
def test_a_common_beginning_of_two_words_or_more_is_said_once(names: list[str], said: str) -> None:
    assert or_names(names) == said
