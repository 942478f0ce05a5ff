"""Every reply becomes messages that the Graph API takes, as few as can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.whatsapp.requests import Request, addressed, image, messages, template, text
from domain.conversation import Card, Reply
from evals.whatsapp.graph.checking import check
from evals.whatsapp.graph.templates import Template, Templates

ANA = "5511987654321"
labels = st.text(max_size=60)
cards = st.builds(
    Card, labels, labels, st.text(max_size=220), st.none() | st.sampled_from(("https://loja.example/a.jpg", "fotos/a.jpg", ""))
)
replies = st.builds(
    Reply,
    st.text(max_size=6_000) | st.sampled_from(("oi", "x" * 5_000, "palavra " * 700, "😀" * 3_000)),
    st.lists(labels, max_size=12).map(tuple),
    st.lists(cards, max_size=14).map(tuple),
)
BASALT, PULSE = Card("Citroën Basalt 2025", "R$ 96.900", "basalt-1"), Card("Fiat Pulse 2023", "R$ 100.990", "pulse-2")


def _taken(request: Request) -> bool:
    return check(addressed(request, ANA, "d1"), Templates()) == ANA


@given(st.lists(replies, min_size=1, max_size=2))
def test_whatever_is_said_the_api_takes_it(said: list[Reply]) -> None:
    made = messages(*said)
    assert all(_taken(request) for request in made)
    assert made == messages(*said)


def test_words_are_one_text_and_a_link_in_them_is_previewed() -> None:
    assert messages(Reply("Oi!")) == [{"type": "text", "text": {"body": "Oi!", "preview_url": False}}]
    [linked] = messages(Reply("Veja https://loja.example/onix"))
    assert linked["text"]["preview_url"]


def test_buttons_ride_on_their_words_and_come_back_as_they_were_said() -> None:
    [bubble] = messages(Reply("Posso guardar seus dados?", ("Sim, pode guardar", "Não")))
    assert bubble["interactive"]["body"] == {"text": "Posso guardar seus dados?"}
    assert [button["reply"] for button in bubble["interactive"]["action"]["buttons"]] == [
        {"id": "Sim, pode guardar", "title": "Sim, pode guardar"},
        {"id": "Não", "title": "Não"},
    ]


def test_words_before_a_question_with_buttons_are_in_its_bubble_unless_they_are_too_long() -> None:
    question = Reply("Posso guardar seus dados?", ("Sim", "Não"))
    [bubble] = messages(Reply("Boa tarde!"), question)
    assert bubble["interactive"]["body"]["text"] == "Boa tarde!\n\nPosso guardar seus dados?"
    assert [request["type"] for request in messages(Reply("palavra " * 200), question)] == ["text", "interactive"]


def test_a_long_button_is_shortened_and_comes_back_whole() -> None:
    [bubble] = messages(Reply("E agora?", ("Quero simular o financiamento deste carro",)))
    [button] = bubble["interactive"]["action"]["buttons"]
    assert (button["reply"]["id"], button["reply"]["title"]) == ("Quero simular o financiamento deste carro", "Quero simular o…")


def test_cards_are_a_list_in_the_same_bubble_and_their_buttons_are_in_it() -> None:
    [bubble] = messages(Reply("Achei dois.", ("Ver outros",), (BASALT, PULSE)))
    assert bubble["interactive"]["type"] == "list"
    assert [[row["id"] for row in section["rows"]] for section in bubble["interactive"]["action"]["sections"]] == [
        ["basalt-1", "pulse-2"],
        ["Ver outros"],
    ]


def test_one_car_with_buttons_shows_the_buttons() -> None:
    [bubble] = messages(Reply("Sugiro este.", ("Ver detalhes", "Marcar visita"), (BASALT,)))
    assert bubble["interactive"]["type"] == "button"


def test_the_picture_of_a_car_comes_before_the_words_in_a_bubble_of_its_own() -> None:
    pictured = Card("Citroën Basalt 2025", "R$ 96.900", "basalt-1", "https://loja.example/basalt.jpg")
    picture, words = messages(Reply("Sugiro este.", ("Ver detalhes",), (PULSE, pictured)))
    assert picture["image"] == {"link": "https://loja.example/basalt.jpg", "caption": "Citroën Basalt 2025 R$ 96.900"}
    assert words["interactive"]["body"]["text"] == "Sugiro este."


def test_words_too_long_for_a_bubble_with_buttons_go_before_it_and_the_buttons_are_last() -> None:
    said = "\n\n".join(f"Parágrafo {number}: " + "detalhes " * 30 for number in range(8))
    made = messages(Reply(said, ("Sim", "Não")))
    assert [request["type"] for request in made] == ["text", "interactive"]
    assert made[1]["interactive"]["body"]["text"].startswith("Parágrafo 6")


@pytest.mark.parametrize("request_", [text("oi"), image("https://loja.example/a.jpg", "c" * 5_000)])
def test_other_kinds_are_taken_too(request_: Request) -> None:
    assert _taken(request_)


def test_a_template_has_its_values_in_one_line() -> None:
    known = Templates()
    known.add(Template("retomada", body="Oi, {{1}}! Ainda quer ver o {{2}}?"))
    made = template("retomada", "pt_BR", ["Ana", "Onix\n2019,\tprata"])
    assert check(addressed(made, ANA, "d1"), known) == ANA


def test_who_shows_no_phone_is_written_to_by_their_id() -> None:
    message = addressed(text("oi"), "BR.13491208655302741918", "d1")
    assert ("to" in message, message["recipient"], message["biz_opaque_callback_data"]) == (False, "BR.13491208655302741918", "d1")
    assert check(message, Templates()) == "BR.13491208655302741918"
