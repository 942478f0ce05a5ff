"""Voice notes, documents, contacts, stickers, reactions and what does not reach us: a sensible word each, or none."""

from __future__ import annotations

import pytest

from domain.conversation import Attachment
from tests.agent.attachments.sent import contact, document, photo, reaction, sticker, unsupported, voice_note
from tests.agent.conftest import Introduce, Speaker
from tests.agent.dialogue.words import called, questions, text


async def known(introduce: Introduce, *lines: str) -> Speaker:
    ana = introduce()
    await ana.has_said("oi", "sim", *lines)
    return ana


@pytest.mark.parametrize(
    ("sent", "said"),
    [(voice_note(), "áudio"), (unsupported(), "abr"), (document(), "arquivos"), (contact(), "outra pessoa")],
    ids=["voice", "unsupported", "document", "contact"],
)
async def test_it_is_said_politely_and_not_in_the_same_words_twice(introduce: Introduce, sent: Attachment, said: str) -> None:
    ana = await known(introduce, "qual o endereço?")
    first, second = text(await ana.sends(sent)), text(await ana.sends(sent))
    assert said in first + second
    assert first != second


async def test_the_open_question_is_asked_again_after_a_voice_note(introduce: Introduce) -> None:
    ana = await known(introduce, "tenho um gol 2014 pra dar na troca")
    answer = await ana.sends(voice_note())
    assert "áudio" in text(answer)
    assert "Quantos km rodados?" in text(answer)


async def test_a_voice_note_that_was_heard_is_words(introduce: Introduce) -> None:
    ana = await known(introduce)
    answer = await ana.sends(voice_note(transcript="quero um SUV até noventa mil"))
    assert called(answer, "recommend_cars")["budget_max"] == 90_000
    assert "áudio" not in text(answer)


async def test_the_words_beside_are_answered(introduce: Introduce) -> None:
    ana = await known(introduce)
    answer = await ana.says("quero um suv até 90 mil", voice_note(), document(), sticker(), reaction("👍"))
    assert called(answer, "recommend_cars")["budget_max"] == 90_000
    assert len(answer.replies) == 1
    assert "áudio" in text(answer)
    assert "arquivos" in text(answer)


async def test_a_document_without_leave_is_not_said_to_be_kept(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "não")
    assert "sem o seu ok" in text(await ana.sends(document())).lower()


async def test_a_sticker_gets_a_light_word_once(introduce: Introduce) -> None:
    ana = await known(introduce, "quero um suv até 90 mil")
    assert "figurinha" in text(await ana.sends(sticker()))
    assert (await ana.sends(sticker())).replies == ()


async def test_a_thumb_up_needs_no_answer(introduce: Introduce) -> None:
    ana = await known(introduce, "qual o endereço?")
    liked = await ana.sends(reaction("👍"))
    assert (liked.silent, liked.replies, liked.sentiment) == (True, (), "positive")


async def test_a_thumb_up_is_no_consent(introduce: Introduce) -> None:
    ana = introduce()
    await ana.says("oi")
    nodded = await ana.sends(reaction("👍"))
    assert nodded.tools == ()
    assert "por escrito" in text(nodded)
    assert (await ana.sends(reaction("❤️"))).replies == ()
    assert called(await ana.says("sim"), "set_consent") == {"granted": True}


async def test_a_thumb_up_reserves_nothing(introduce: Introduce) -> None:
    ana = await known(introduce, "me fala do onix")
    asked = await ana.says("e se eu quiser reservar ele, como faço?")
    nodded = await ana.sends(reaction("👍🏽"))
    assert "reserve_car" not in [call.name for call in (*asked.tools, *nodded.tools)]


async def test_dislike_is_asked_about_once(introduce: Introduce) -> None:
    ana = await known(introduce, "quero um suv até 90 mil")
    disliked = await ana.sends(reaction("👎"))
    assert (disliked.sentiment, questions(disliked)) == ("negative", 1)
    assert (await ana.sends(reaction("😡"))).replies == ()
    assert disliked.replies[0].buttons == ("Mais baratos", "Ver outros")
    assert called(await ana.says("Ver outros"), "refine_recommendations")["seen"]


async def test_a_photo_for_the_person_who_has_the_conversation_is_theirs_to_answer(introduce: Introduce) -> None:
    ana = await known(introduce, "quero falar com um vendedor", "tem alguém aí?")
    assert (await ana.sends(photo())).replies == ()


async def test_at_first_contact_the_assistant_says_who_it_is_whatever_comes(introduce: Introduce) -> None:
    answer = await introduce().sends(voice_note())
    assert "Sou a Bia" in answer.replies[0].text
    assert "Posso guardar seus dados" in answer.replies[1].text


@pytest.mark.parametrize("words", ["segue minha cnh e comprovante", "olha o documento do carro", "tá aí", "oi, bom dia"])
async def test_words_that_only_hand_it_in_are_not_answered_apart(introduce: Introduce, words: str) -> None:
    ana = await known(introduce, "qual o endereço?")
    answer = await ana.says(words, document())
    assert answer.tools == ()
    assert "arquivos" in text(answer)
    assert questions(answer) == 0


async def test_a_greeting_is_given_back_before_what_was_sent(introduce: Introduce) -> None:
    said = text(await introduce().says("boa tarde", photo()))
    assert said.startswith("Boa tarde! Sou a Bia")
    assert "não" in said


async def test_an_own_contact_card_is_no_name(introduce: Introduce) -> None:
    ana = await known(introduce, "me fala do onix", "quero marcar visita quinta às 15h")
    answer = await ana.says("pode ser meu contato", contact())
    assert "update_profile" not in [call.name for call in answer.tools]
    assert text(answer).endswith("Em nome de quem eu deixo?")
