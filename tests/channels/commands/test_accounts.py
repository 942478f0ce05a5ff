"""`balcao user`: people of the shop who may sign in."""

from __future__ import annotations

import re

from tests.channels.commands.conftest import Run


def test_a_person_gets_a_one_time_password_and_loses_access(run: Run) -> None:
    added = run("user", "add", "Nova.Pessoa@loja.com.br", "--role", "buyer", "--name", "Nova Pessoa")
    assert added.code == 0, added.err
    assert re.search(r"^nova\.pessoa@loja\.com\.br  comprador  senha de uso único: (\w{4}-){3}\w{4}$", added.out.strip())
    assert "Nova Pessoa  (ainda sem senha própria)" in run("user", "list").out
    again = run("user", "add", "nova.pessoa@loja.com.br", "--role", "manager")
    assert again.out != added.out
    assert "gerente" in run("user", "list").out
    assert run("user", "remove", "nova.pessoa@loja.com.br").code == 0
    assert run("user", "list").out == ""
    assert run("user", "remove", "nova.pessoa@loja.com.br").code == 1


def test_what_is_missing_is_asked_for(run: Run) -> None:
    assert "e-mail" in run("user", "add").err
    assert "e-mail" in run("user", "add", "sem-arroba", "--role", "buyer").err
    assert "--role" in run("user", "add", "a@b.com").err
    assert run("user", "add", "a@b.com", "--role", "customer").code == 2
