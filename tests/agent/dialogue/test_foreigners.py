"""Customers who write in English or Spanish are served in their language."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Introduce
from tests.agent.dialogue.words import called, text


async def test_a_whole_talk_in_english(introduce: Introduce) -> None:
    john = introduce()
    assert "I can help you in English" in text(await john.says("hello, good morning"))
    assert "What car are you looking for?" in text(await john.says("yes"))
    found = await john.says("I'm looking for an automatic SUV up to 85k")
    assert called(found, "recommend_cars") == {"budget_max": 85_000, "categories": ["SUV"], "transmission": "Automático"}
    assert "automatic, white" in text(found)
    assert "R$ 84.900" in text(await john.says("how much is the first one?"))
    booked = await john.says("can I come see it on Saturday at 10am?")
    assert called(booked, "schedule_test_drive")["date"] == "2026-11-28"
    assert "Booked: Creta" in text(booked)
    assert called(await john.says("actually 11am"), "schedule_test_drive")["action"] == "move"
    located = text(await john.says("where are you located?"))
    assert "Opening hours: Monday to Friday" in located
    assert "We are also in" in located
    assert "A person of our team" in text(await john.says("I'd like to talk to a person please"))


async def test_a_whole_talk_in_spanish(introduce: Introduce) -> None:
    luis = introduce()
    assert "puedo atenderte en español" in text(await luis.says("hola buenas tardes"))
    await luis.says("si")
    found = await luis.says("busco un coche automatico hasta 90 mil para mi familia")
    assert called(found, "recommend_cars")["usage"] == ["família"]
    assert "Mi sugerencia" in text(found)
    asked = await luis.says("quiero una camioneta roja")
    assert "no tengo nada" in text(asked)
    assert "Una persona del equipo" in text(await luis.says("quiero hablar con alguien"))


async def test_what_has_no_wording_abroad_is_said_in_portuguese_with_a_word_of_why(introduce: Introduce) -> None:
    john = introduce()
    await john.has_said("hello there, how are you?", "no")
    answer = text(await john.says("do you accept pix or credit card?"))
    assert "I can only say this part in Portuguese" in answer


async def test_portuguese_with_an_english_word_stays_portuguese(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("hi, tudo bem?", "sim")
    answer = await ana.says("quero um suv full, estilo off road")
    assert "SUVs" in text(answer)
    assert "I have" not in text(answer)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("can immigrants get financing here?", "bank"),
        ("what papers should I bring?", "driver's license"),
        ("which documents do I need to bring to the visit?", "driver's license"),
    ],
)
async def test_what_the_bank_and_the_visit_take_is_told_in_english(introduce: Introduce, words: str, told: str) -> None:
    ana = introduce()
    await ana.has_said("hello, I'm looking for a used car", "yes, I agree", "an automatic SUV please")
    answer = await ana.says(words)
    assert told in text(answer)
    assert "simulate_financing" not in [call.name for call in answer.tools]
    assert "Amoreiras" not in text(answer)


async def test_a_deal_in_spanish_from_the_second_of_the_list_to_a_cancelled_visit(introduce: Introduce) -> None:
    luis = introduce()
    for words in ("hola buenas tardes", "si", "busco un auto hasta 100 mil"):
        found = await luis.says(words)
    second = called(found, "recommend_cars") and found.replies[0].cards[1]
    assert called(await luis.says("la segunda tiene garantía?"), "warranty_and_papers")["car_id"] == second.id
    assert "Costo anual estimado" in text(await luis.says("cuánto sería la cuota con 40 mil de entrada"))
    await luis.has_said("puedo ir mañana a las 3 de la tarde?", "me llamo Luis, 11 98877-6655")
    assert "quedó cancelada" in text(await luis.says("cancela la visita por favor"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("hello, are you human or a machine?", "a program, not a person"),
        ("hi there, are you open next Sunday please?", "On Sun 29/11 we are closed"),
        ("hola, a que hora abren el viernes?", "El vie 27/11 abrimos de"),
        ("hello, could you tell me your phone number please?", "The phone of"),
        ("buenas tardes señor, usted es un robot?", "un programa, no una persona"),
    ],
)
async def test_the_shop_and_its_assistant_are_told_of_in_their_language(introduce: Introduce, words: str, told: str) -> None:
    said = text(await introduce().says(words))
    assert told in said
    assert "ortugu" not in said.split(told)[1]


async def test_a_camioneta_that_is_an_suv_is_no_pickup_and_dale_is_a_yes(introduce: Introduce) -> None:
    luis = introduce()
    found = await luis.says("hola, busco una camioneta SUV hasta 90 mil")
    assert called(found, "recommend_cars")["categories"] == ["SUV"]
    assert called(await luis.says("dale, sí"), "set_consent") == {"granted": True}


async def test_a_wish_told_again_in_other_words_is_shown_again(introduce: Introduce) -> None:
    john = introduce()
    await john.has_said("do you have automatic cars under 90 thousand reais?", "yes, of course")
    answer = await john.says("just automatic, 90 thousand at most please")
    assert called(answer, "recommend_cars") == {"budget_max": 90_000, "transmission": "Automático"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("hello, what time do you close on saturdays?", "On Sat 28/11 we are open from"),
        ("hi there, how do I get to your dealership?", "Opening hours: Monday"),
        ("hello, can I finance as a foreigner?", "Financing is by a bank"),
        ("do you guys accept my old car as part of the payment?", "we take cars in exchange"),
        ("hola, ¿cierran los domingos?", "El dom 29/11 no abrimos"),
        ("buenas, ¿toman mi auto usado?", "recibimos autos en parte de pago"),
        ("hola, ¿qué papeles necesito para comprar un auto?", "licencia de conducir"),
    ],
)
async def test_everyday_questions_from_abroad_are_answered_in_their_language(introduce: Introduce, words: str, told: str) -> None:
    said = text(await introduce().says(words))
    assert told in said


async def test_an_answer_heard_twice_is_led_back_to_in_its_language(introduce: Introduce) -> None:
    john = introduce()
    await john.has_said("hello, where are you located?", "yes", "where is your store?", "where is your store?")
    assert "in other words" in text(await john.says("where is your store?"))


async def test_a_visit_is_given_up_by_it_in_english(introduce: Introduce) -> None:
    john = introduce()
    await john.has_said("hello, do you have an automatic SUV?", "sure", "can I see the first one tomorrow at 3pm?", "my name is Peter")
    assert "is cancelled" in text(await john.says("cancel it please"))
