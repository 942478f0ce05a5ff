"""A command that fails exits 1 with a sentence on stderr that says what happened and what to do: never a traceback."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from channels.commands.mistakes import failure
from tests.channels.commands.conftest import Run

pytestmark = pytest.mark.usefixtures("own_settings")


@pytest.mark.parametrize("command", [["demo"], ["db", "upgrade"], ["chat"], ["serve", "--port", "0"]], ids=lambda words: words[0])
def test_a_home_that_cannot_be_is_told_in_a_sentence(run: Run, command: list[str], tmp_path: Path) -> None:
    (tmp_path / "um-arquivo").touch()
    done = run(*command, home=tmp_path / "um-arquivo" / "casa")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"Não consegui usar {tmp_path}/um-arquivo/casa: há um arquivo no meio do caminho. "
        "Confira o caminho e a permissão, ou passe --home PASTA.\n"
    )


def test_a_home_where_nothing_can_be_made_is_told_in_a_sentence(run: Run) -> None:
    done = run("db", "upgrade", home=Path("/proc/balcao/casa"))
    assert done.code == 1
    assert done.err.startswith("Não consegui usar /proc/balcao: ")


def test_a_database_file_that_is_none_is_told_in_a_sentence(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "casa"
    home.mkdir()
    (home / "balcao.sqlite").write_bytes(b"isto nao e um banco de dados" * 100)
    done = run("db", "upgrade", home=home)
    assert done.code == 1
    assert "O banco de dados não atende (file is not a database)" in done.err
    assert "balcao doctor" in done.err


def test_a_database_that_does_not_answer_is_told_without_its_password(run: Run, own_settings: pytest.MonkeyPatch) -> None:
    own_settings.setenv("DATABASE_URL", "postgres://loja:segredo@127.0.0.1:1/balcao")
    done = run("db", "upgrade")
    assert done.code == 1
    assert "Confira DATABASE_URL" in done.err
    assert "segredo" not in done.err


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("BALCAO_ENV", "produção", "BALCAO_ENV deve ser development ou production"),
        ("BALCAO_SECRET", "curto-demais", "BALCAO_SECRET precisa de ao menos 32 caracteres"),
        ("DATABASE_URL", "mysql://segredo@x", "DATABASE_URL não está no formato esperado"),
        ("BALCAO_MODEL_TIMEOUT", "-1", "BALCAO_MODEL_TIMEOUT deve ser maior que 0"),
    ],
)
def test_a_setting_that_is_wrong_is_named_and_its_value_is_not(
    run: Run, own_settings: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    own_settings.setenv(name, value)
    done = run("chat")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"Configuração inválida: {told}")
    assert done.err.endswith("Corrija no ambiente ou no arquivo .env.\n")
    assert value not in done.err


@pytest.mark.parametrize("words", [["chat", "--script"], ["import", "cars"], ["nlu", "--jsonl"]], ids=lambda words: words[0])
def test_a_file_that_is_not_there_is_told_in_a_sentence(run: Run, words: list[str], tmp_path: Path) -> None:
    for missing in (tmp_path / "nada.txt", tmp_path):
        done = run(*words, str(missing))
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith(f"Não achei o arquivo {missing}. Confira o caminho")


def test_the_unforeseen_is_a_sentence_and_its_traceback_only_where_asked_for(run: Run, own_settings: pytest.MonkeyPatch) -> None:
    nobody_thought_of_it = Path("ca\0sa")
    done = run("demo", home=nobody_thought_of_it)
    assert (done.code, done.out) == (1, "")
    assert done.err == "Algo inesperado deu errado (ValueError). Rode balcao doctor; com BALCAO_DEBUG=1 aparecem os detalhes.\n"
    own_settings.setenv("BALCAO_DEBUG", "1")
    sentence, *trace = run("demo", home=nobody_thought_of_it).err.splitlines()
    assert sentence == done.err.strip()
    assert trace[0] == "Traceback (most recent call last):"
    assert trace[-2].startswith("ValueError: ") or trace[-1].startswith("ValueError: ")


def test_a_rules_error_has_its_traceback_too_where_asked_for(run: Run, own_settings: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own_settings.setenv("BALCAO_DEBUG", "sim")
    (tmp_path / "um-arquivo").touch()
    assert "NotADirectoryError" in run("demo", home=tmp_path / "um-arquivo" / "casa").err


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(13, "Permission denied", "/casa"), "Não consegui usar /casa: sem permissão."),
        (OSError(30, "Read-only file system", "/casa"), "Não consegui usar /casa: o disco é só de leitura."),
        (OSError(28, "No space left on device"), "Não consegui usar: o disco está cheio."),
        (sqlite3.OperationalError("database is locked"), "O banco de dados não atende (database is locked)."),
        (OperationalError("SELECT", {}, sqlite3.OperationalError("attempt to write a readonly database")), "attempt to write a readonly"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_what_the_system_refuses_is_said_in_portuguese(error: Exception, told: str) -> None:
    assert told in failure(error)
