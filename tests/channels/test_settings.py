"""`.env.example` is the list of settings: nothing missing, nothing made up, every default the true one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import SecretStr
from pydantic_settings import BaseSettings

from channels import settings
from channels.settings import HouseSettings, ModelSettings, StorageSettings, export_env_file

EXAMPLE = Path(settings.__file__).parents[1] / ".env.example"


def _settings() -> dict[str, str]:
    """Every variable and its default as it would be written; empty where there is none."""
    classes = [each for each in vars(settings).values() if isinstance(each, type) and issubclass(each, BaseSettings)]
    return {
        str(field.validation_alias or f"{each.model_config['env_prefix']}{name}").upper(): ""
        if field.default is None
        else str(field.default)
        for each in classes
        if each is not BaseSettings
        for name, field in each.model_fields.items()
    }


def _example() -> dict[str, str]:
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE.read_text(encoding="utf-8"), flags=re.MULTILINE))


def test_the_example_lists_every_setting_and_no_other() -> None:
    assert _example().keys() == _settings().keys()


def test_the_example_shows_the_defaults() -> None:
    shown, true = _example(), _settings()
    assert {name: float(value) if value.isdigit() else value for name, value in shown.items()} == {
        name: float(value) if re.fullmatch(r"[0-9.]+", value) else value for name, value in true.items()
    }


def test_the_example_copied_to_a_folder_changes_nothing(own_settings: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert HouseSettings() == HouseSettings(_env_file=None)
    assert ModelSettings().names == ["local"]
    assert StorageSettings().database_url is None
    assert StorageSettings().redis_url is None


def test_a_home_may_be_told_from_the_users_own(own_settings: pytest.MonkeyPatch) -> None:
    own_settings.setenv("BALCAO_HOME", "~/loja")
    assert HouseSettings().home == Path.home() / "loja"


def test_a_secret_is_not_shown_where_settings_are_printed(own_settings: pytest.MonkeyPatch) -> None:
    own_settings.setenv("BALCAO_SECRET", "a" * 32)
    loaded = HouseSettings()
    assert isinstance(loaded.secret, SecretStr)
    assert "a" * 32 not in repr(loaded)


def test_a_providers_key_in_the_env_file_reaches_its_sdk_and_the_environment_wins(own_settings: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    own_settings.setenv("ANTHROPIC_API_KEY", "of-the-environment")
    own_settings.setenv("OPENAI_API_KEY", "")
    own_settings.delenv("OPENAI_API_KEY")
    (tmp_path / ".env").write_text("OPENAI_API_KEY=of-the-file\nANTHROPIC_API_KEY=of-the-file\n", encoding="utf-8")
    export_env_file()
    assert os.environ["OPENAI_API_KEY"] == "of-the-file"
    assert os.environ["ANTHROPIC_API_KEY"] == "of-the-environment"
