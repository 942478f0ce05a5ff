"""`balcao contacts`: joining two contacts by hand, and parting them again."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from channels.house import database_address
from domain.clock import SAO_PAULO
from domain.people import Role
from memory.records import Records
from memory.records.migrate import upgrade
from tests.channels.commands.conftest import Run

PHONE = "+5519998124410"


@pytest.fixture
def home(own_settings: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home with a customer by WhatsApp and one by the web page."""
    home = tmp_path / "casa"
    asyncio.run(_furnish(home))
    return home


async def _furnish(home: Path) -> None:
    from datetime import datetime

    records = Records(database_address(home))
    await upgrade(records)
    at = datetime(2026, 11, 20, 10, tzinfo=SAO_PAULO)
    async with records.writing("demo") as books:
        for person_id in ("wa-ana", "web-ana"):
            await books.people.meet(person_id, Role.CUSTOMER, at)
        await books.people.learn("wa-ana", name="Ana", phone=PHONE)
        await books.people.learn("web-ana", email="ana@exemplo.com.br")
    await records.close()


def test_two_contacts_are_joined_by_what_is_known_of_them_and_parted_by_the_number_told(run: Run, home: Path) -> None:
    joined = run("contacts", "merge", "19 99812-4410", "ana@exemplo.com.br", home=home)
    assert joined.code == 0, joined.err
    assert "web-ana agora faz parte de wa-ana" in joined.out
    number = re.search(r"undo (\d+)", joined.out)
    assert number is not None
    assert "web-ana → wa-ana" in run("contacts", "show", "wa-ana", home=home).out
    assert run("contacts", "show", "web-ana", home=home).code == 1
    assert run("contacts", "undo", number[1], home=home).code == 0
    assert "desfeita" in run("contacts", "show", "wa-ana", home=home).out
    assert run("contacts", "show", "web-ana", home=home).out.startswith("Nenhuma junção")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("merge", "wa-ana"), "Diga os dois contatos"),
        (("merge", "wa-ana", "wa-ana"), "dois contatos que existem"),
        (("merge", "wa-ana", "ninguem"), "Não achei ninguem"),
        (("undo", "7"), "não existe mais"),
        (("undo", "sete"), "pelo número"),
    ],
)
def test_what_cannot_be_joined_or_parted_is_said_and_changes_nothing(run: Run, home: Path, words: tuple[str, ...], told: str) -> None:
    answer = run("contacts", *words, home=home)
    assert answer.code == 1
    assert told in answer.err
    assert run("contacts", "show", "wa-ana", home=home).out.startswith("Nenhuma junção")
