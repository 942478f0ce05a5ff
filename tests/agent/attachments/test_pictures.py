"""Photos and videos: nobody pretends to see them, and what is said depends on what was being talked about."""

from __future__ import annotations

import pytest

from tests.agent.attachments.sent import photo, video
from tests.agent.conftest import Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text


async def known(introduce: Introduce, *lines: str) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim", *lines)
    return ana


async def test_a_photo_of_the_car_given_in_exchange_is_for_the_appraiser(introduce: Introduce) -> None:
    ana = await known(introduce, "tenho um gol 2014 pra dar na troca")
    answer = await ana.sends(photo())
    assert "avali" in text(answer)
    assert text(answer).endswith("Quantos km rodados?")
    await ana.says("90 mil km")
    assert called(await ana.says("tá inteiro"), "register_trade_in")["model"] == "Gol"
    assert "avalia" in text(await ana.says("olha mais uma", photo()))


async def test_without_leave_it_is_not_said_to_be_kept(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "não", "tenho um gol 2014 pra dar na troca")
    assert "não guardo imagens" in text(await ana.sends(photo()))


@pytest.mark.parametrize(
    ("words", "goes_on_with"),
    [
        ("quanto custa esse?", "car_details"),
        ("tem igual a esse da foto?", "car_details"),
        ("quanto fica a parcela desse?", "simulate_financing"),
    ],
)
async def test_which_car_is_in_the_photo_is_asked_and_the_answer_goes_on(introduce: Introduce, words: str, goes_on_with: str) -> None:
    ana = await known(introduce, "quero um suv até 90 mil")
    asking = await ana.says(words, photo())
    assert "Qual é o modelo" in text(asking)
    assert asking.tools == ()
    assert called(await ana.says("corolla 2020"), goes_on_with)["car_id"] == "corolla-1"


async def test_a_forwarded_photo_is_taken_for_an_ad(introduce: Introduce) -> None:
    ana = await known(introduce)
    await ana.says("qual o endereço?")
    assert "Qual é o modelo" in text(await ana.sends(photo(forwarded=True)))


@pytest.mark.parametrize(("words", "said"), [("O meu, para troca", "Qual é o modelo do seu carro?"), ("Um que procuro", "Qual modelo")])
async def test_whose_car_it_is_is_asked_where_nothing_tells(introduce: Introduce, words: str, said: str) -> None:
    ana = await known(introduce)
    await ana.says("qual o endereço?")
    asking = await ana.sends(photo())
    assert asking.replies[0].buttons == ("Um que procuro", "O meu, para troca")
    assert said in text(await ana.says(words))


async def test_the_words_under_a_photo_are_answered_in_the_same_bubble(introduce: Introduce) -> None:
    ana = await known(introduce)
    answer = await ana.says("quero um SUV até 90 mil", photo(caption="quero um SUV até 90 mil"))
    assert called(answer, "recommend_cars")["categories"] == ["SUV"]
    assert len(answer.replies) == 1
    assert "não" in text(answer).split(".")[0]
    assert questions(answer) <= 1


async def test_a_caption_that_the_channel_left_in_the_data_is_read_too(introduce: Introduce) -> None:
    ana = await known(introduce)
    assert called(await ana.sends(photo(caption="tem corolla?")), "recommend_cars")["models"] == ["Corolla"]


async def test_several_are_told_as_several_and_never_in_the_same_words_twice(introduce: Introduce) -> None:
    ana = await known(introduce, "tenho um gol 2014 pra dar na troca")
    first = text(await ana.sends(photo(), photo(), video()))
    assert "as fotos e o vídeo" in first.lower()
    assert text(await ana.sends(photo(), photo(), video())) != first
