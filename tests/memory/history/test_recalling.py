"""What is found of a person: near in meaning, of a period, filed or not; also when a file is broken."""

from __future__ import annotations

import logging

import pytest

from memory.history import History, Sought
from tests.memory.history.conftest import Says, files
from tests.memory.records.samples import ANA, BRUNO, TENANT, after


@pytest.fixture(params=["in files", "not filed yet", "some of each"])
async def remembered(request: pytest.FixtureRequest, history: History, says: Says) -> History:
    """Ana spoke of three cars on three days, Bruno of one."""
    day = 24 * 60
    await says(BRUNO, "parcelas do onix em 48 vezes")
    await says(ANA, "parcelas do onix em 48 vezes")
    if request.param == "some of each":
        await history.file(TENANT)
    await says(ANA, "creta branco automático", first=day)
    await says(ANA, "troca do meu gol", first=2 * day)
    if request.param == "in files":
        await history.file(TENANT)
    return history


async def _found(history: History, sought: Sought) -> list[str]:
    return [memento.said for memento in await history.recall(TENANT, sought)]


async def test_the_nearest_in_meaning_comes_first(remembered: History) -> None:
    assert (await _found(remembered, Sought(ANA, "quanto deu a parcela do onix?")))[0] == "parcelas do onix em 48 vezes"
    assert (await _found(remembered, Sought(ANA, "aquele creta")))[0] == "creta branco automático"


async def test_without_a_subject_the_newest_comes_first_and_nobody_elses(remembered: History) -> None:
    assert await _found(remembered, Sought(ANA)) == ["troca do meu gol", "creta branco automático", "parcelas do onix em 48 vezes"]
    assert await _found(remembered, Sought(ANA, limit=1)) == ["troca do meu gol"]
    assert await _found(remembered, Sought("ninguém")) == []


async def test_a_period_begins_with_its_first_moment_and_ends_before_its_last(remembered: History) -> None:
    assert await _found(remembered, Sought(ANA, since=after(days=1), until=after(days=2))) == ["creta branco automático"]
    assert await _found(remembered, Sought(ANA, "onix", until=after(seconds=0))) == []


async def test_turns_are_found_by_the_tools_they_used(remembered: History) -> None:
    assert len(await _found(remembered, Sought(ANA, used=frozenset({"recommend_cars", "car_details"})))) == 3
    assert await _found(remembered, Sought(ANA, used=frozenset({"car_details"}))) == []
    assert await _found(remembered, Sought(ANA, without=frozenset({"recommend_cars"}))) == []


async def test_a_turn_comes_back_as_it_was(remembered: History) -> None:
    oldest = (await remembered.recall(TENANT, Sought(ANA)))[-1]
    assert (oldest.at, oldest.conversation, oldest.answered) == (after(), f"talk:{ANA}", "Sobre parcelas do onix em 48 vezes")
    assert [card["id"] for card in oldest.cards] == ["onix"]
    assert oldest.calls == ({"name": "recommend_cars", "args": {"budget_max": 90_000}},)


@pytest.mark.parametrize("damage", ["flipped bit", "cut short", "gone", "empty"])
async def test_a_broken_file_is_set_aside_and_the_answer_still_comes(
    history: History, says: Says, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    await says(ANA, "um onix prata")
    await history.file(TENANT)
    path = history.home / TENANT / files(history)[0]
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        flipped = content[:200] + bytes([content[200] ^ 1]) + content[201:]
        path.write_bytes({"flipped bit": flipped, "cut short": content[:-40], "empty": b""}[damage])
    with caplog.at_level(logging.ERROR):
        assert await _found(history, Sought(ANA, "onix")) == ["um onix prata"]
    assert "is set aside" in caplog.text
    assert files(history) == []
    assert await history.file(TENANT) == 1  # made anew from the records
    assert [one.said for one in await history.of(TENANT, ANA)] == ["um onix prata"]
