"""A beginning that is taken up is the one that was said: the same answer, over the same records, and only over those."""

from __future__ import annotations

from pathlib import Path

from domain.cars.vehicles import CarStatus
from memory.records import Records
from tests.agent.beginnings import DATABASES, content_of, put_back
from tests.agent.conftest import TENANT, Introduce


def _all(folder: Path) -> list[bytes]:
    return [content_of(folder / name) for name in DATABASES]


async def test_what_is_taken_up_is_what_saying_it_left(introduce: Introduce, tmp_path: Path) -> None:
    before = _all(tmp_path)
    said = await introduce().has_said("oi", "sim", "me fala do onix")
    left = _all(tmp_path)
    assert left != before
    for name, content in zip(DATABASES, before, strict=True):
        put_back(content, tmp_path / name)
    ana = introduce()
    assert await ana.has_said("oi", "sim", "me fala do onix") == said
    assert _all(tmp_path) == left
    assert "LTZ" in (await ana.says("é o LTZ?")).replies[0].text


async def test_over_other_records_it_is_said_anew(introduce: Introduce, shop: Records, tmp_path: Path) -> None:
    before = _all(tmp_path)
    shown = (await introduce().has_said("oi", "sim", "tem corolla?")).replies[0].cards
    assert [card.id for card in shown] == ["corolla-1"]
    for name, content in zip(DATABASES, before, strict=True):
        put_back(content, tmp_path / name)
    async with shop.writing(TENANT) as books:
        await books.catalogue.set_status("corolla-1", CarStatus.SOLD)
    shown = (await introduce().has_said("oi", "sim", "tem corolla?")).replies[0].cards
    assert "corolla-1" not in [card.id for card in shown]
