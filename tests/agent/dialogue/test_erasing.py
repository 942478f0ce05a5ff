"""What is left of somebody who asked to be forgotten: nothing, in any file, of any of their conversations."""

from __future__ import annotations

from pathlib import Path

from memory.records import Records
from tests.agent.conftest import TENANT, Introduce
from tests.agent.dialogue.words import text

SAID = (b"Filomena", b"99812", b"filo@exemplo")


async def test_nothing_said_by_somebody_who_was_erased_is_left_in_the_files(introduce: Introduce, shop: Records, tmp_path: Path) -> None:
    filo = introduce(person_id="filo")
    for words in ("oi", "sim", "meu nome é Filomena Braga, zap 19 99812-4410, email filo@exemplo.com.br", "quero um suv até 90 mil"):
        await filo.says(words)
    assert set(_left(tmp_path, shop)) == set(SAID)
    await filo.says("apaga todos os meus dados")
    await filo.says("sim, apagar tudo")
    assert _left(tmp_path, shop) == []


async def test_only_a_plain_yes_erases_and_nobody_erases_for_another(introduce: Introduce) -> None:
    filo = introduce(person_id="filo")
    for words in ("oi", "sim", "meu nome é Filomena Braga", "quero que vocês apaguem meus dados"):
        await filo.says(words)
    assert "não apaguei nada" in text(await filo.says("tá ótimo, brigada viu"))
    assert "outra pessoa" in text(await filo.says("e exclui a ficha do meu irmão"))
    assert "apagar" not in text(await filo.says("era curiosidade, não precisa excluir nada não"))
    assert "Filomena" in text(await filo.says("qual é meu nome?"))


async def test_every_conversation_of_the_erased_is_forgotten(introduce: Introduce) -> None:
    here, there = introduce(person_id="filo"), introduce(person_id="filo")
    there.conversation = "talk-filo-elsewhere"
    for talk in (there, here):
        for words in ("oi", "sim", "quero um suv até 90 mil"):
            await talk.says(words)
    await here.says("apaga todos os meus dados")
    await here.says("sim, apagar tudo")
    assert await here.assistant.checkpointer.aget_tuple({"configurable": {"thread_id": "demo:talk-filo"}}) is None
    assert await here.assistant.checkpointer.aget_tuple({"configurable": {"thread_id": "demo:talk-filo-elsewhere"}}) is None


def _left(folder: Path, shop: Records) -> list[bytes]:
    """What was said and is in a database file or its log."""
    files = [*folder.rglob("*.sqlite*"), *Path(shop.address.partition("///")[2]).parent.glob("*.sqlite*")]
    return [said for file in files for said in SAID if said in file.read_bytes()]


async def test_after_an_erasure_nothing_is_known_and_leave_is_asked_anew(introduce: Introduce, shop: Records) -> None:
    filo = introduce(person_id="filo")
    for words in ("oi", "sim", "meu nome é Filomena Braga", "apaga todos os meus dados", "sim, apagar tudo"):
        await filo.says(words)
    assert "Não guardo nenhum dado seu" in text(await filo.says("qual é o meu nome?"))
    asked = await filo.says("me chamo Filomena")
    assert "posso guardar" in text(asked).lower()
    async with shop.reading(TENANT) as books:
        person = await books.people.find("filo")
        assert person is not None
        assert person.name is None
        assert await books.consents.latest("filo") is None
        assert (await books.privacy.export("filo"))["consents"][0]["granted"]  # the proof of asking stays


async def test_what_was_told_is_told_back(introduce: Introduce) -> None:
    filo = introduce(person_id="filo")
    for words in ("oi", "sim", "meu nome é Filomena Braga"):
        await filo.says(words)
    assert "Filomena Braga" in text(await filo.says("sabe meu nome?"))
