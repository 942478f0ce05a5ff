"""A car that is not here yet: noted for the shop where that is allowed, and what is wanted meanwhile is looked for."""

from __future__ import annotations

from tests.agent.conftest import Introduce
from tests.agent.dialogue.words import called, text


async def test_a_car_to_come_is_noted_and_another_kind_looked_for_meanwhile(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("podem guardar meus dados. tem picape até 90 mil?")
    assert "ão tenho picape" in text(await ana.says("nenhuma mesmo?"))
    answer = await ana.says("se aparecer alguma me avisa? enquanto isso vejo um SUV")
    assert called(answer, "update_profile")["categories"] == ["Picape"]
    assert called(answer, "recommend_cars")["categories"] == ["SUV"]
    assert "anotado" in text(answer)


async def test_without_leave_nothing_is_said_to_be_noted(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("tem picape até 90 mil?", "não")
    answer = await ana.says("quando chegar uma me chama")
    assert "anotado para a loja" not in text(answer)
    assert "ok" in text(answer)


async def test_the_extreme_of_a_list_is_named_as_such(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("queria um SUV até 90 mil", "não")
    assert text(await ana.says("desses, qual o mais barato?")).startswith("O mais barato é o Creta")


async def test_one_pointed_at_while_a_preference_is_asked_is_a_car(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("queria um SUV até 90 mil", "sim")
    assert "eserv" in text(await ana.says("é esse mesmo que eu quero"))


async def test_a_wish_for_the_car_talked_about_is_offered_what_can_be_done(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("quantos km tem o Onix?", "pode guardar, valeu")
    offered = await ana.says("massa, quero")
    assert "visita" in text(offered)
    assert "Onix" in text(await ana.says("isso, segura ele pra mim"))


async def test_liking_none_brings_others(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("queria um carro até 120 mil", "não")
    assert called(await ana.says("nenhum desses me agrada"), "refine_recommendations")["seen"]


async def test_asking_whether_there_is_not_even_one_refuses_none(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("tem Fusca?", "sim")
    answer = await ana.says("nem um fusca velhinho?")
    assert called(answer, "recommend_cars")["models"] == ["Fusca"]


async def test_a_number_told_without_leave_is_not_kept_and_asked_for_again_after_a_yes(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("tem suv?", "não aceito")
    answer = await ana.says("me avisa no 19 99888-7766 quando aparecer um sedan preto")
    assert [call.name for call in answer.tools] == []
    assert "não guardei" in text(answer)
    kept = await ana.says("tá, pode guardar")
    assert called(kept, "update_profile") == {"categories": ["Sedan"], "colors": ["preto"]}
    assert "Qual é o seu telefone?" in text(kept)
