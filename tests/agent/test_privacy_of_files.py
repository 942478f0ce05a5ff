"""Without consent, no file of the house holds who the customer is: the very bytes are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from memory.history import History
from memory.records import Records
from tests.agent.conftest import TENANT, Introduce, Speaker
from tests.agent.dialogue.words import called, text

PERSONAL = ("Zuleide", "Quaresma", "933332222", "93333-2222", "zuleide@quaresma.com", "52998224725", "529.982.247-25")
TALK = (
    "oi, sou a Zuleide Quaresma",
    "quero um onix, meu nome é Zuleide Quaresma, zap 11 93333-2222, cpf 529.982.247-25",
    "meu email é zuleide@quaresma.com",
    "qual o endereço? pergunta da Zuleide Quaresma",
    "tenho um gol 2012 com 100 mil km na troca, me liga no 11 93333-2222",
    "isso é um absurdo, quero reclamar, Zuleide Quaresma 11 93333-2222",
)


def found_in(folder: Path, files: str = "*") -> set[str]:
    """Which of the personal data some file of the folder holds."""
    contents = [path.read_bytes() for path in folder.rglob(files) if path.is_file()]
    assert contents
    return {word for word in PERSONAL if any(word.casefold().encode() in content.lower() for content in contents)}


async def says_all(speaker: Speaker, *lines: str) -> None:
    for line in lines:
        await speaker.says(line)


async def test_before_the_privacy_question_is_answered(introduce: Introduce, tmp_path: Path) -> None:
    await says_all(introduce(), *TALK)
    assert found_in(tmp_path) == set()


async def test_after_a_refusal(introduce: Introduce, tmp_path: Path) -> None:
    await says_all(introduce(), "oi", "não", *TALK)
    assert found_in(tmp_path) == set()


async def test_with_consent_the_same_words_are_kept(introduce: Introduce, tmp_path: Path) -> None:
    await says_all(introduce(), "oi", "sim", *TALK[:3])
    assert {"Zuleide", "zuleide@quaresma.com"} <= found_in(tmp_path)


async def test_an_erasure_in_the_conversation_leaves_nothing_in_any_file_of_the_history(
    introduce: Introduce, history: History, tmp_path: Path
) -> None:
    ana, bia = introduce(person_id="pessoa-ana"), introduce(person_id="pessoa-bia")
    for speaker in (ana, bia):
        await says_all(speaker, "oi", "sim", *TALK[:3])
    assert await history.file(TENANT)
    await says_all(ana, "apaga todos os meus dados", "sim, apagar tudo")
    files = [path.read_bytes() for path in (tmp_path / "history").rglob("*") if path.is_file()]
    assert not any(b"pessoa-ana" in content for content in files)
    assert any(b"pessoa-bia" in content for content in files)
    assert await history.of(TENANT, "pessoa-ana") == []
    assert len(await history.of(TENANT, "pessoa-bia")) >= 3


async def test_a_revocation_leaves_nothing_in_the_conversations_memory(introduce: Introduce, tmp_path: Path) -> None:
    ana = introduce()
    await says_all(ana, "oi", "sim", *TALK[:3])
    answer = await ana.says("não quero mais que guarde meus dados")
    assert called(answer, "set_consent") == {"granted": False}
    assert found_in(tmp_path, "conversations.sqlite") == set()
    assert "Zuleide" not in text(await ana.says("oi"))


async def test_wishes_are_remembered_all_the_same(introduce: Introduce) -> None:
    ana = introduce()
    await says_all(ana, "quero um hatch, sou a Zuleide Quaresma", "não")
    answer = await ana.says("até 75 mil")
    assert called(answer, "recommend_cars") == {"budget_max": 75_000, "categories": ["Hatch"]}


async def test_what_was_told_before_the_yes_is_asked_for_again_and_then_kept(introduce: Introduce, shop: Records) -> None:
    ana = introduce()
    await says_all(ana, "oi", "me fala do onix", "meu telefone é 11 93333-2222")
    assert "telefone" in text(await ana.says("sim"))
    await ana.says("11 93333-2222")
    async with shop.reading(TENANT) as books:
        person = await books.people.find("ana")
    assert person is not None
    assert person.phone == "+5511933332222"


@pytest.mark.parametrize("personal", ["meu nome é Zuleide Quaresma", "moro em Campinas"])
async def test_a_datum_that_was_refused_is_no_success(introduce: Introduce, personal: str) -> None:
    ana = introduce()
    await says_all(ana, "oi", "me fala do onix", "não")
    answer = await ana.says(personal)
    assert [(call.args, call.ok) for call in answer.tools if call.name == "update_profile"] == [({}, False)]
