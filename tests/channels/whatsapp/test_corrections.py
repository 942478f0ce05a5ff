"""What people take back or say anew is answered as they left it."""

from __future__ import annotations

from typing import Any

from tests.channels.whatsapp.conftest import Meta
from tests.channels.whatsapp.payloads import SENT_AT, change, message, text
from tests.memory.records.samples import TENANT


def _edit(of: str, words: str, after: int = 5, **changes: Any) -> dict[str, Any]:
    corrected = {"original_message_id": of, "message": {"type": "text", "text": {"body": words}}}
    return message("edit", corrected, timestamp=str(SENT_AT + after), **changes)


def _revoke(of: str, **changes: Any) -> dict[str, Any]:
    return message("revoke", {"original_message_id": of}, timestamp=str(SENT_AT + 5), **changes)


async def _answer_everything(meta: Meta) -> None:
    for waiting in await meta.waiting():
        async with meta.records.writing(TENANT) as books:
            await books.inbox.answered("whatsapp", [waiting.external_id], "t1", keep_text=True)


async def test_a_correction_takes_the_place_of_what_it_corrects(meta: Meta) -> None:
    await meta.tells(change(text("quero um SUV", id="a"), text("até 90 mil", timestamp=str(SENT_AT + 2))))
    await meta.tells(change(_edit("a", "quero um sedan")))
    assert await meta.texts() == ["quero um sedan", "até 90 mil"]


async def test_a_correction_told_twice_is_one(meta: Meta) -> None:
    edit = _edit("a", "dois", id="e")
    await meta.tells(change(text("um", id="a")))
    await meta.tells(change(edit), change(edit))
    await meta.tells(change(edit))
    assert await meta.texts() == ["dois"]


async def test_the_last_correction_counts_in_whatever_order_they_come(meta: Meta) -> None:
    await meta.tells(change(text("um", id="a")))
    first, second = _edit("a", "dois", after=5), _edit("a", "três", after=9)
    await meta.tells(change(second))
    await meta.tells(change(first))
    assert await meta.texts() == ["três"]
    await meta.tells(change(_edit("a", "quatro", after=12)))
    await meta.tells(change(second))
    assert await meta.texts() == ["quatro"]


async def test_a_correction_that_overtakes_its_message_stands_for_it(meta: Meta) -> None:
    await meta.tells(change(_edit("a", "quero um sedan")))
    await meta.tells(change(text("quero um SUV", id="a")))
    assert await meta.texts() == ["quero um sedan"]


async def test_a_correction_of_what_was_answered_is_a_new_message(meta: Meta) -> None:
    await meta.tells(change(text("quero um SUV", id="a")))
    await _answer_everything(meta)
    await meta.tells(change(_edit("a", "quero um sedan")))
    assert await meta.texts() == ["quero um sedan"]
    assert len(meta.queue.rung) == 2


async def test_a_corrected_caption_keeps_its_picture(meta: Meta) -> None:
    corrected = {"type": "image", "image": {"id": "27", "caption": "esse Onix"}}
    await meta.tells(change(message("image", {"id": "27", "caption": "esse oni"}, id="a")))
    await meta.tells(change(message("edit", {"original_message_id": "a", "message": corrected})))
    [kept] = await meta.waiting()
    assert (kept.text, kept.data and kept.data["media_id"]) == ("esse Onix", "27")


async def test_what_is_taken_back_waits_no_longer_and_its_words_are_gone(meta: Meta) -> None:
    await meta.tells(change(text("meu CPF é…", id="a"), text("oi", id="b")))
    await meta.tells(change(_revoke("a")), change(_revoke("a")))
    assert await meta.texts() == ["oi"]
    assert "CPF" not in await _everything_kept(meta)


async def test_what_is_taken_back_before_it_comes_is_not_answered(meta: Meta) -> None:
    await meta.tells(change(_revoke("a")))
    await meta.tells(change(text("oi", id="a")))
    assert await meta.waiting() == []


async def test_a_corrected_message_taken_back_leaves_nothing(meta: Meta) -> None:
    await meta.tells(change(text("um", id="a")))
    await meta.tells(change(_edit("a", "dois")))
    await meta.tells(change(_revoke("a")))
    assert await meta.waiting() == []


async def test_nobody_takes_back_what_another_said(meta: Meta) -> None:
    await meta.tells(change(text("minha", id="a")))
    await meta.tells(change(_revoke("a", **{"from": "5521987651234"})))
    assert await meta.texts() == ["minha"]


async def _everything_kept(meta: Meta) -> str:
    async with meta.records.reading(TENANT) as books:
        rows = await books.connection.exec_driver_sql("SELECT * FROM messages")
        return str(rows.fetchall())
