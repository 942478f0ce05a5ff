"""`balcao privacy`: what is kept of a customer, shown and erased."""

from __future__ import annotations

import asyncio
import json
import shutil
from pathlib import Path

import pytest

from tests.channels.commands.conftest import Run

ANA = "+5519998124410"


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample shop, made once."""
    from channels.commands.main import outcome

    home = tmp_path_factory.mktemp("privacy") / "casa"
    assert outcome(["--home", str(home), "demo", "--products", "40"]) == 0
    asyncio.run(_file_history(home))
    return home


async def _file_history(home: Path) -> None:
    """What `serve` does by and by."""
    from channels.house import open_house

    async with open_house(home) as house:
        assert await house.history.file(house.tenant)


@pytest.fixture
def home(furnished: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(furnished, tmp_path / "casa"))


def test_a_name_shows_whom_it_may_mean_and_a_phone_decides(run: Run, home: Path) -> None:
    asked = run("privacy", "erase", "ana paula", home=home)
    assert (asked.code, asked.out) == (1, "")
    assert "repetindo o comando com o código" in asked.err
    shown = run("privacy", "export", "(19) 99812-4410", home=home)
    kept = json.loads(shown.out)
    assert kept["people"][0]["phone"] == ANA
    assert {turn["said"] for turn in kept["history"]} == {turn["text"] for turn in kept["turns"] if turn["text"]}


def test_nothing_of_the_erased_is_left_in_any_file(run: Run, home: Path) -> None:
    told = run("privacy", "export", ANA, home=home)
    name = json.loads(told.out)["people"][0]["name"]
    secrets = [secret.encode() for secret in (name, ANA, "99812")]
    assert all(any(secret in file.read_bytes() for file in _files(home)) for secret in secrets)
    person = json.loads(told.out)["people"][0]["id"].encode()
    assert any(person in file.read_bytes() for file in _files(home / "history"))
    done = run("privacy", "erase", ANA, home=home)
    assert (done.code, done.out.splitlines()[-1].startswith("Pronto: ")) == (0, True)
    assert [(file.name, secret) for file in _files(home) for secret in secrets if secret in file.read_bytes()] == []
    assert not any(person in file.read_bytes() for file in _files(home / "history"))
    assert run("privacy", "export", ANA, home=home).code == 1


@pytest.mark.parametrize("who", ["gerente@demo", "ninguém"])
def test_staff_and_strangers_are_refused_with_the_reason(run: Run, home: Path, who: str) -> None:
    asked = run("privacy", "erase", who, home=home)
    assert asked.code == 1
    assert who in asked.err


def _files(home: Path) -> list[Path]:
    return [file for file in home.rglob("*") if file.is_file()]
