"""What is an answer to an open question, and what is not; tone, and being misunderstood."""

from __future__ import annotations

from datetime import datetime

import pytest

from memory.records import Records
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.agent.dialogue.words import called, text

WHOSE_NAME = "Em nome de quem"


async def asked_for_a_name(introduce: Introduce) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix")
    assert WHOSE_NAME in text(await ana.says("quero ver ele quinta às 15h"))
    return ana


async def name_kept(shop: Records) -> str | None:
    async with shop.reading(TENANT) as books:
        person = await books.people.find("ana")
    return person.name if person else None


@pytest.mark.parametrize(
    ("words", "name"),
    [("Jorge", "Jorge"), ("zuleide", "zuleide"), ("é Joana", "Joana"), ("pode por Joana", "Joana"),
     ("Waldisney Pereira", "Waldisney Pereira"),
     ("no nome da Maria Clara", "Maria Clara"), ("João da Silva Neto", "João da Silva Neto"), ("dona Cida", "Cida")],
)  # fmt: skip
async def test_a_name_is_taken_as_one(introduce: Introduce, shop: Records, words: str, name: str) -> None:
    ana = await asked_for_a_name(introduce)
    await ana.says(words)
    assert await name_kept(shop) == name


@pytest.mark.parametrize(
    "words",
    ["cancela", "obrigado!!", "na vdd terça 14h", "pq?", "prefiro nao dizer", "pra quê?", "depois eu falo", "não quero informar", "tá caro",
     "desisti", "ok", "qual o endereço?", "espera", "kkkk", "pode pular"],
)  # fmt: skip
async def test_nothing_else_is_taken_for_a_name(introduce: Introduce, shop: Records, words: str) -> None:
    ana = await asked_for_a_name(introduce)
    await ana.says(words)
    assert await name_kept(shop) is None


async def test_why_a_question_is_asked_is_explained(introduce: Introduce) -> None:
    ana = await asked_for_a_name(introduce)
    answer = text(await ana.says("pq?"))
    assert "saber quem vem" in answer
    assert WHOSE_NAME in answer


@pytest.mark.parametrize("words", ["prefiro não dizer", "não quero informar", "pode pular", "prefiro nao falar meu nome"])
async def test_what_somebody_keeps_to_themselves_is_not_asked_again(introduce: Introduce, words: str) -> None:
    ana = await asked_for_a_name(introduce)
    assert WHOSE_NAME not in text(await ana.says(words))
    assert "Em nome" not in text(await ana.says("quero ver o creta sexta às 10h"))


async def test_a_question_is_repeated_after_one_digression_not_after_each(introduce: Introduce) -> None:
    ana = await asked_for_a_name(introduce)
    assert WHOSE_NAME in text(await ana.says("qual o endereço?"))
    assert WHOSE_NAME not in text(await ana.says("vocês abrem sábado?"))
    assert "Ana" in text(await ana.says("Ana Prado"))


async def test_cancelling_right_after_a_booking_cancels_it(introduce: Introduce, shop: Records) -> None:
    ana = await asked_for_a_name(introduce)
    assert "Cancelei" in text(await ana.says("cancela"))
    async with shop.reading(TENANT) as books:
        assert not await books.appointments.of("ana", ana.clock.now())


@pytest.mark.parametrize("words", ["quero cancelar tudo", "cancela tudo"])
async def test_cancelling_everything_is_asked_about_and_stops_no_messages(introduce: Introduce, shop: Records, words: str) -> None:
    ana = await asked_for_a_name(introduce)
    await ana.has_said("Ana Prado", "quero reservar o creta", "confirmo")
    asked = await ana.says(words)
    assert asked.replies[-1].buttons == ("A visita", "A reserva", "Tudo")
    assert "stop_messages" not in {call.name for call in asked.tools}
    assert "reserva" in text(await ana.says("a reserva"))
    async with shop.reading(TENANT) as books:
        assert not await books.reservations.active()
        assert await books.appointments.of("ana", ana.clock.now())
        assert not await books.people.opted_out("ana")


async def test_cancelling_everything_with_nothing_open_asks_about_messages(introduce: Introduce, shop: Records) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    assert "parar de receber mensagens" in text(await ana.says("quero cancelar tudo"))
    assert called(await ana.says("sim"), "stop_messages") == {}


async def test_what_was_being_arranged_is_dropped(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix", "quero reservar ele")
    answer = await ana.says("esquece")
    assert not any(call.name == "reserve_car" for call in answer.tools)
    assert "Confirmo" not in text(answer)


async def test_a_person_is_offered_once_and_other_words_are_suggested(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    replies = [text(await ana.says(words)) for words in ("???", "!!!", "...", "?!?", "!?", ";;;")]
    assert sum("chame uma pessoa" in reply for reply in replies) == 1
    assert all("“" in reply for reply in replies[2:])
    assert len(set(replies[2:])) > 1


@pytest.mark.parametrize(
    ("words", "hour", "reply"),
    [
        ("boa noite", 10, "Boa noite"),
        ("bom dia!", 20, "Bom dia"),
        ("boa tardee", 9, "Boa tarde"),
        ("oi", 20, "Boa noite"),
        ("olá", 15, "Boa tarde"),
    ],
)
async def test_a_greeting_is_given_back_as_it_came(introduce: Introduce, words: str, hour: int, reply: str) -> None:
    ana = introduce()
    ana.clock.set(datetime(2026, 11, 24, hour))
    assert text(await ana.says(words)).startswith(reply)


@pytest.mark.parametrize("words", ["tá bom então, tchau, fiquei triste", "obrigado mesmo assim, que pena", "não, que droga"])
async def test_no_comfort_before_a_goodbye_a_thanks_or_a_no(introduce: Introduce, words: str) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    assert "ntendo" not in text(await ana.says(words))


async def test_who_goes_to_see_the_car_spoken_of_books_a_visit(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim", "me fala do onix")
    assert called(await ana.says("blz quero ir ver"), "schedule_test_drive")["car_id"] == "onix-1"
