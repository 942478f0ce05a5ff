"""What a script may hold: plain words, JSON objects, bursts, times, blank and broken lines, and files of every origin."""

from __future__ import annotations

import io
from datetime import datetime

import pytest

from channels.house import House
from domain.clock import SAO_PAULO
from domain.errors import Invalid
from tests.channels.terminal.conftest import Play


async def test_blank_lines_are_no_turns(play: Play) -> None:
    spoken = await play("oi", "", "   ", "\t", "tudo bem?", "")
    assert [(each["turn"], each["user"]) for each in spoken] == [(1, "oi"), (2, "tudo bem?")]


async def test_a_json_line_is_its_users_words(play: Play) -> None:
    spoken = await play({"user": "oi"}, "tudo bem?", {"user": "quero um SUV até 90 mil", "at": None, "burst": False})
    assert [each["user"] for each in spoken] == ["oi", "tudo bem?", "quero um SUV até 90 mil"]


async def test_a_json_line_that_is_broken_is_taken_as_plain_words(play: Play) -> None:
    broken = ['{"user": "oi"', '{"user": 5}', '{"text": "oi"}', "{", "{}", '["oi"]', '{"user": "oi"} é', '{"n":' + "9" * 5_000 + "}"]
    broken.append('{"a":' * 20_000)
    spoken = await play(*broken, "oi")
    assert [each["user"] for each in spoken] == [*broken, "oi"]
    assert all(each["replies"] for each in spoken)


async def test_lines_of_a_burst_are_one_turn_with_the_line_after_them(play: Play) -> None:
    spoken = await play(
        {"user": "oi", "burst": True}, {"user": "quero um SUV", "burst": True}, {"user": "até 90 mil"}, "obrigado",
        {"user": "tem Onix?", "burst": True}, "de preferência prata", {"user": "última", "burst": True},
    )  # fmt: skip
    assert [each["user"] for each in spoken] == [
        "oi\nquero um SUV\naté 90 mil", "obrigado", "tem Onix?\nde preferência prata", "última",
    ]  # fmt: skip
    first = spoken[0]["tools"][0]["args"]
    assert (first["budget_max"], first["categories"]) == (90_000, ["SUV"])


async def test_at_sets_the_clock_of_that_turn_and_of_those_after_it(play: Play, house: House) -> None:
    before = datetime.now(SAO_PAULO)
    await play("oi", as_="rui")
    await play(
        {"user": "sim", "at": "2031-03-05T10:00:00"},
        "quero um SUV até 90 mil",
        {"user": "o segundo", "at": "2031-03-05T12:30:00-03:00"},
        as_="rui",
    )
    first, *later = await _answered_at(house, "terminal:rui")
    assert before <= first <= datetime.now(SAO_PAULO)
    assert [at.astimezone(SAO_PAULO).strftime("%Y-%m-%d %H:%M") for at in later] == [
        "2031-03-05 10:00", "2031-03-05 10:00", "2031-03-05 12:30",
    ]  # fmt: skip


async def test_what_is_relative_to_today_follows_the_clock_of_the_script(play: Play) -> None:
    visit = "quero fazer um test drive do primeiro amanhã às 10h"
    spoken = await play({"user": "oi", "at": "2031-03-04T08:00:00"}, "sim", "quero um SUV até 90 mil", visit)
    booked = next(tool for tool in spoken[3]["tools"] if tool["name"] == "schedule_test_drive")
    assert (booked["args"]["date"], booked["args"]["time"]) == ("2031-03-05", "10:00")


async def test_a_time_within_a_burst_is_the_turns(play: Play, house: House) -> None:
    await play({"user": "oi", "burst": True, "at": "2031-03-05T10:00:00"}, "tudo bem?", as_="nei")
    assert await _answered_at(house, "terminal:nei") == [datetime(2031, 3, 5, 10, tzinfo=SAO_PAULO)]


@pytest.mark.parametrize("at", ["amanhã", "2031-13-45", 5, ["x"], "0001-01-01T00:00:00+14:00"])
async def test_a_time_that_is_none_is_told_with_its_line_in_the_file(play: Play, at: object) -> None:
    with pytest.raises(Invalid, match="Linha 3 do roteiro"):
        await play("", " ", {"user": "sim", "at": at})


async def test_a_byte_order_mark_and_windows_line_ends_are_not_words(play: Play) -> None:
    spoken = await play(b"\xef\xbb\xbfoi\r\n\r\n" + '{"user": "até 90 mil"}\r\nquero um sedã\r'.encode())
    assert [each["user"] for each in spoken] == ["oi", "até 90 mil", "quero um sedã"]


async def test_bytes_that_are_no_utf8_are_read_as_well_as_they_can_be(play: Play) -> None:
    spoken = await play("quero um sedã até 90 mil".encode("latin-1"), b"\xff\xfe")
    assert spoken[0]["user"] == "quero um sed\ufffd at\ufffd 90 mil"
    assert all(each["replies"] for each in spoken)


async def test_half_an_emoji_in_a_json_line_stops_nothing(play: Play) -> None:
    spoken = await play(b'{"user": "quero um SUV \\ud83d at\\u00e9 90 mil"}', "oi")
    assert spoken[0]["intent"] == "search_cars"
    assert len(spoken) == 2


async def _answered_at(house: House, conversation: str) -> list[datetime]:
    """When each turn of a conversation was answered, by the clock of the house."""
    async with house.records.reading(house.tenant) as books:
        return list({reply.turn_id: reply.at for reply in await books.turns.replies_after(conversation, 0)}.values())


async def test_without_a_script_the_words_come_by_stdin_read_the_same_way(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "\ufeffoi\r\n\r\nquero um SUV até 90 mil 😀\r\n".encode() + b"\xff\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(said), encoding="latin-1"))
    spoken = await play()
    assert [each["user"] for each in spoken] == ["oi", "quero um SUV até 90 mil 😀", "\ufffd"]
    assert spoken[1]["tools"][0]["name"] == "recommend_cars"
