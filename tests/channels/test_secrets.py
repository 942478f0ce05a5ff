"""The key that signs chat tokens: made once, kept private, never weak."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from channels.secrets import house_secret
from domain.errors import Misconfigured

pytestmark = pytest.mark.usefixtures("own_settings")


def test_a_new_home_gets_a_key_that_only_its_owner_can_read_and_keeps_it(tmp_path: Path) -> None:
    made = house_secret(tmp_path)
    assert len(made) >= 32
    assert house_secret(tmp_path) == made
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


def test_processes_that_start_at_once_agree_on_the_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(house_secret, [tmp_path] * 32))) == 1


def test_an_empty_key_file_signs_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret.key").touch()
    with pytest.raises(Misconfigured, match="Apague o arquivo"):
        house_secret(tmp_path)


def test_production_refuses_to_make_a_key_up(own_settings: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own_settings.setenv("BALCAO_ENV", "production")
    with pytest.raises(Misconfigured, match="BALCAO_SECRET"):
        house_secret(tmp_path)
    own_settings.setenv("BALCAO_SECRET", "k" * 40)
    assert house_secret(tmp_path) == "k" * 40
    assert not (tmp_path / "secret.key").exists()
