"""Whatever comes through the door is answered 200, and what is whole in it is kept."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels.whatsapp.shapes import Said, read
from tests.channels.whatsapp.conftest import NOW, Meta
from tests.channels.whatsapp.mutations import broken_beside
from tests.channels.whatsapp.payloads import change, text, webhook
from tests.memory.records.samples import TENANT

_ONE_AFTER_THE_OTHER = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
_ids = count(1)


async def _kept(meta: Meta, external_id: str) -> list[str]:
    async with meta.records.reading(TENANT) as books:
        return [m.text for talk in await books.inbox.waiting() for m in await books.inbox.unanswered(talk) if m.external_id == external_id]


@_ONE_AFTER_THE_OTHER
@given(data=st.data())
async def test_a_whole_message_is_kept_whatever_is_beside_it(meta: Meta, data: st.DataObject) -> None:
    whole = f"wamid.inteira-{next(_ids)}"
    assert await meta.posts(data.draw(broken_beside(whole))) == 200
    assert await _kept(meta, whole) == ["estou inteira"]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_reading_never_fails_and_never_misses_a_whole_message(data: st.DataObject) -> None:
    events = read(data.draw(broken_beside("wamid.inteira")), NOW)
    whole = [event for event in events if isinstance(event, Said) and event.external_id == "wamid.inteira"]
    assert [event.text for event in whole] == ["estou inteira"]


@settings(max_examples=60, deadline=None)
@given(body=st.binary(max_size=300) | st.text(max_size=200).map(lambda text_: text_.encode("utf-8", "surrogatepass")))
def test_bytes_of_any_kind_are_read_as_something(body: bytes) -> None:
    assert len(read(body, NOW)) == 1


@_ONE_AFTER_THE_OTHER
@given(at=st.integers(0, 10_000), bytes_=st.binary(min_size=1, max_size=4))
async def test_a_body_with_wrong_bytes_in_it_is_answered_200(meta: Meta, at: int, bytes_: bytes) -> None:
    body = webhook(change(text("um"), text("dois")))
    at %= len(body)
    assert await meta.posts(body[:at] + bytes_ + body[at + len(bytes_) :]) == 200


@pytest.mark.parametrize("brackets", [b"[" * 200_000, b'{"a":' * 100_000, b"[" * 1_000 + b"]" * 1_000])
async def test_a_nesting_without_end_is_answered_200(meta: Meta, brackets: bytes) -> None:
    assert await meta.posts(brackets) == 200
