"""Cars side by side: which two are meant, and on what point."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Introduce, Speaker
from tests.agent.dialogue.words import called, text


async def beside_two_suvs(introduce: Introduce) -> tuple[Speaker, list[str]]:
    ana = introduce()
    await ana.has_said("oi", "sim")
    answer = await ana.says("quero um suv até 90 mil")
    return ana, [card.id for reply in answer.replies for card in reply.cards]


@pytest.mark.parametrize(
    ("words", "point"),
    [("qual dos dois é mais econômico?", "economia"), ("dos dois qual é o mais novo", "ano"), ("entre os dois, o mais barato?", "preço"),
     ("das duas opções não sei... qual dos 2 tem menos km?", "quilometragem")],
)  # fmt: skip
async def test_of_two_on_the_screen_one_point_is_told(introduce: Introduce, words: str, point: str) -> None:
    ana, shown = await beside_two_suvs(introduce)
    answer = await ana.says(words)
    assert set(called(answer, "compare_cars")["car_ids"]) == set(shown)
    assert f"{point}, " in text(answer).splitlines()[-1]


@pytest.mark.parametrize("words", ["compara esse com o segundo", "compara ele com o 2", "diferença entre esse e o segundo?"])
async def test_this_one_and_another_are_compared(introduce: Introduce, words: str) -> None:
    ana, shown = await beside_two_suvs(introduce)
    await ana.says("me fala do primeiro")
    assert called(await ana.says(words), "compare_cars")["car_ids"] == shown


async def test_two_extremes_of_the_list_are_both_named(introduce: Introduce) -> None:
    ana, _ = await beside_two_suvs(introduce)
    answer = text(await ana.says("qual o menos rodado e o mais barato deles?"))
    assert "menos rodado é o Tracker" in answer
    assert "mais barato é o Creta" in answer


async def test_the_cheapest_of_each_are_compared_and_the_pick_told_shortly(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("creta ou tracker?", "sim")
    compared = await ana.says("ve o mais barato de cada e compara pra mim")
    assert called(compared, "compare_cars")["car_ids"] == ["creta-1", "tracker-1"]
    pick = text(await ana.says("qual vc pegaria? responde curto"))
    assert pick.startswith("Eu iria n")
    assert "•" not in pick


@pytest.mark.parametrize("words", ["tem algo parecido mais barato?", "algum do mesmo porte, mais em conta?"])
async def test_what_is_like_a_car_is_of_its_kind_and_not_its_model(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero ver o tracker")
    found = called(await ana.says(words), "refine_recommendations")
    assert found["categories"] == ["SUV"]
    assert "models" not in found


async def test_the_newest_asked_for_where_one_was_to_be_chosen_is_named(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("o onix ainda tá disponível?", "sim")
    assert "mais novo é" in text(await ana.says("qual o mais novo deles?"))


async def test_two_of_the_list_are_told_apart_by_their_years(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero um hatch até 75 mil")
    compared = await ana.says("o de 2019 é flex? e o outro, o 2021, qual a diferença de preço")
    assert called(compared, "compare_cars")["car_ids"] == ["onix-1", "kwid-1"]
