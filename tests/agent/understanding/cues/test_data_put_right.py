"""What somebody says of their own data that are wrong."""

from __future__ import annotations

import pytest

from agent.understanding.cues.data_put_right import name_instead, put_right


@pytest.mark.parametrize(
    ("text", "field"),
    [("corrige meu nome pra Bianca Lins", "name"), ("mudei de telefone", "phone"), ("meu e-mail tá errado", "email"),
     ("atualiza aí o meu zap", "phone"), ("meu sobrenome ficou errado", "name"), ("apaga meu telefone", None),
     ("dá pra mudar o número de parcelas?", None), ("troca meu carro", None)],
)  # fmt: skip
def test_the_field_put_right_is_told(text: str, field: str | None) -> None:
    assert put_right(text) == field


def test_the_name_behind_the_one_denied_is_theirs() -> None:
    assert name_instead("meu nome não é Bianca, é Beatriz Lins") == "Beatriz Lins"
    assert name_instead("meu nome não é esse") is None
