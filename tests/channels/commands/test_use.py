"""How the command line is used: help, wrong use, and options that every command shares."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from channels.commands.main import outcome
from channels.commands.options import Options, options
from tests.channels.commands.conftest import Run
from tests.channels.running import balcao

COMMANDS = ("serve", "demo", "chat", "nlu", "import", "forecast", "backtest", "doctor", "db")
ENGLISH = ("Usage", "Display", "default", "choices", "required", "Commands", "Parameters", "Unknown", "Invalid", "requires")


def test_help_lists_every_command_in_portuguese(tmp_path: Path) -> None:
    shown = balcao("--help", home=tmp_path / "casa")
    assert (shown.code, shown.err) == (0, "")
    assert all(f"│ {name} " in shown.out for name in COMMANDS)
    assert "Uso: balcao COMANDO [OPÇÕES]" in shown.out
    assert not any(word in shown.out for word in ENGLISH)
    assert not (tmp_path / "casa").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help_of_its_own_in_portuguese(run: Run, command: str) -> None:
    shown = run(command, "--help")
    assert (shown.code, shown.err) == (0, "")
    assert f"Uso: balcao {command}" in shown.out
    assert not any(word in shown.out for word in ENGLISH)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["vender"], "não existe o comando “vender”. Comandos: serve, worker, demo, chat"),
        (["dotor"], "Será que é doctor?"),
        (["chat", "--scrip", "x"], "não existe a opção --scrip. Será que é --script?"),
        (["demo", "--força"], "não existe a opção --força"),
        (["demo", "agora"], "não sei o que fazer com “agora”"),
        (["nlu", "quero", "um", "SUV"], "entre aspas"),
        (["chat", "--role", "dono"], "--role não pode ser “dono”: escolha entre customer, staff"),
        (["chat", "--script"], "falta um valor depois de --script"),
        (["chat", "--role", "staff", "--role", "staff"], "--role aparece mais de uma vez"),
        (["import"], "falta KIND"),
        (["import", "cars"], "falta FILE (Arquivo CSV)"),
        (["import", "boats", "x.csv"], "KIND não pode ser “boats”: escolha entre cars"),
        (["forecast", "--file", "a.csv", "--out", "b.csv", "--horizon", "0"], "--horizon precisa ser no mínimo 1."),
        (["synthesize", "AC-1", "--days", "9000"], "--days precisa ser no máximo 1100."),
        (["db"], "falta ACTION"),
        (["db", "drop"], "escolha entre upgrade"),
        (["serve", "--port", "oito"], "preciso de um número inteiro"),
        (["serve", "--port", "70000"], "--port vai de 0 a 65535"),
        (["demo", "--now", "ontem"], "--now não pode ser “ontem”: preciso de uma data, como 2026-11-20T10:00:00"),
        (["--now"], "falta um valor depois de --now"),
        (["nlu"], "Passe uma mensagem ou --jsonl ARQUIVO"),
        (["nlu", "oi", "--jsonl", "x"], "Passe uma mensagem ou --jsonl ARQUIVO"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_exits_2_and_says_what_to_do(run: Run, words: list[str], told: str) -> None:
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert "balcao" in done.err
    assert not any(word in done.err for word in ENGLISH)


def test_a_process_exits_2_too(tmp_path: Path) -> None:
    done = balcao("vender", home=tmp_path / "casa")
    assert (done.code, done.out) == (2, "")
    told, remedy = done.err.splitlines()
    assert told.startswith("Uso incorreto: não existe o comando “vender”. Comandos: serve, worker, demo, chat")
    assert remedy == "Veja: balcao --help"


@pytest.mark.parametrize(
    "line", ["--home lá --now 2026-11-20T10:00 nlu", "nlu --home lá --now 2026-11-20T10:00", "--now=2026-11-20T10:00 nlu --home=lá"]
)
def test_the_shared_options_may_stand_before_and_after_the_command(own_settings: pytest.MonkeyPatch, line: str) -> None:
    outcome(line.split())
    assert options.get() == Options(Path("lá"), datetime(2026, 11, 20, 10))
    assert options.get().clock().now().isoformat() == "2026-11-20T10:00:00-03:00"


@pytest.mark.parametrize("words", [["--home", "outra"], ["--home=outra"]])
def test_a_home_after_the_command_is_where_it_works(own_settings: pytest.MonkeyPatch, words: list[str], tmp_path: Path) -> None:
    own_settings.setenv("BALCAO_HOME", "a-do-ambiente")
    assert outcome(["db", "upgrade", *words]) == 0
    assert (tmp_path / "outra" / "balcao.sqlite").exists()
    assert not (tmp_path / "a-do-ambiente").exists()
