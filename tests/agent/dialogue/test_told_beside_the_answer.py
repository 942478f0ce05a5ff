"""What comes beside an answer, or instead of one: contact beside a yes, a day before the car, others instead of a preference."""

from __future__ import annotations

from tests.agent.conftest import Introduce
from tests.agent.dialogue.words import called, text


async def test_name_and_phone_told_with_the_yes_are_kept_and_the_arrangement_goes_on(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("quero ver um onix amanhã às 11h")
    answer = await ana.says("pode guardar sim. Rogério Paz 19 99911-2233")
    assert called(answer, "update_profile") == {"name": "Rogério Paz", "phone": "+5519999112233"}
    assert "Obrigada, Rogério!" in text(answer)
    assert "Em nome de quem" not in text(await ana.says("o primeiro"))


async def test_a_visit_that_waits_for_its_car_takes_another_day_and_says_it_is_not_booked_yet(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "tem suv?", "quero marcar uma visita sexta às 15h")
    assert "às 10h, anotado" in text(await ana.says("sexta não vai dar, bota sábado às 10"))
    assert "Ainda não marquei" in text(await ana.says("tá marcado né?"))
    assert "não marquei nada" in text(await ana.says("surgiu um imprevisto, desmarca"))


async def test_nobody_is_asked_for_a_budget_who_named_the_car(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("quanto tá o onix?")
    assert "gastar" not in text(await ana.says("sim"))


async def test_others_or_a_visit_answer_no_question_about_the_wish(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "tem suv até 150 mil?")
    called(await ana.says("não, esse aí não, outro"), "refine_recommendations")
    assert "Qual carro você quer ver?" in text(await ana.says("pode marcar sábado às 10?"))


async def test_keeping_nothing_said_to_the_question_of_consent_refuses_it(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("oi")
    assert called(await ana.says("não quero que guardem nada meu não"), "set_consent") == {"granted": False}


async def test_data_of_others_are_refused_also_while_a_person_has_the_conversation(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "quero falar com uma pessoa de verdade")
    answer = await ana.says("que cartão a cliente Joana usou?")
    assert not answer.tools
    assert "outra pessoa" in text(answer)
