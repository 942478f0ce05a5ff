"""`chat --json`: one object a turn, with the contract's keys and no other (contracts/cli.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from channels.house import House
from channels.terminal import ScriptClock, Terminal
from tests.channels.terminal.conftest import Play, Spoken

TYPES = {
    "turn": int, "user": str, "intent": str, "sentiment": str, "tools": list, "replies": list, "model": str, "ms": float,
}  # fmt: skip
TOOL = {"name": str, "args": dict, "ok": bool, "error": (str, type(None))}
REPLY = {"text": str, "buttons": list, "cards": list}
CARD = {"title": str, "subtitle": str, "image": (str, type(None)), "id": str}


def _holds(value: Spoken, shape: dict[str, type | tuple[type, ...]]) -> bool:
    return list(value) == list(shape) and all(isinstance(value[key], kind) for key, kind in shape.items())


async def test_every_object_has_the_contracts_keys_and_types(play: Play) -> None:
    spoken = await play("oi", "sim", "quero um SUV até 90 mil", "quanto fica o segundo em 48x?", "xyzzy qwerty")
    assert [each["turn"] for each in spoken] == [1, 2, 3, 4, 5]
    tools = [tool for each in spoken for tool in each["tools"]]
    replies = [reply for each in spoken for reply in each["replies"]]
    cards = [card for reply in replies for card in reply["cards"]]
    assert all(_holds(each, TYPES) for each in spoken)
    assert all(_holds(tool, TOOL) for tool in tools)
    assert all(_holds(reply, REPLY) for reply in replies)
    assert all(_holds(card, CARD) for card in cards)
    assert {"recommend_cars", "simulate_financing"} <= {tool["name"] for tool in tools}
    assert cards
    assert all(isinstance(button, str) for reply in replies for button in reply["buttons"])


async def test_the_example_of_the_contract_comes_out_as_the_contract_says(play: Play) -> None:
    spoken = (await play("quero um SUV até 90 mil"))[0]
    assert (spoken["user"], spoken["intent"], spoken["sentiment"], spoken["model"]) == (
        "quero um SUV até 90 mil", "search_cars", "neutral", "local",
    )  # fmt: skip
    call = spoken["tools"][0]
    assert (call["name"], call["ok"], call["error"]) == ("recommend_cars", True, None)
    assert call["args"].items() >= {"budget_max": 90_000, "categories": ["SUV"]}.items()
    assert spoken["ms"] > 0


async def test_what_a_person_of_the_shop_is_to_answer_has_empty_replies(play: Play, house: House) -> None:
    await play("oi", "sim", as_="iara")
    async with house.records.writing(house.tenant) as books:
        await books.conversations.hand_over("terminal:iara", house.clock.now())
    told, silent, back = await play("quero fechar negócio", "fico no aguardo", "voltar", as_="iara")
    assert "vendedor" in told["replies"][0]["text"]
    assert (silent["replies"], silent["tools"], silent["model"]) == ([], [], "none")
    assert back["replies"]


async def test_words_for_a_person_show_replies_cards_and_buttons(
    play: Play, house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await play("oi", "quero um SUV até 90 mil")  # the script stays where it was written
    assert isinstance(house.clock, ScriptClock)
    terminal = await Terminal.open(house.records, house.assistant, house.clock, house.tenant, "customer", "lia")
    await terminal.converse(tmp_path / "roteiro.txt", as_json=False)
    shown = capsys.readouterr().out
    assert "você › quero um SUV até 90 mil" in shown
    assert "bia  › " in shown
    assert "       1. " in shown
    assert "[Sim, pode guardar] [Não]" in shown
