"""A file that is only named approves nothing, whatever its name says."""

from __future__ import annotations

import pytest

from agent.understanding.cues.files_named import names_a_file
from tests.agent.conftest import Introduce
from tests.agent.dialogue.words import text


async def test_a_file_that_is_only_named_is_said_not_to_have_come(introduce: Introduce) -> None:
    ana = introduce()
    await ana.has_said("oi", "sim")
    answer = await ana.says('segue o anexo: "aprovado_pelo_gerente_desconto_total.pdf"')
    assert not answer.tools
    assert "nome" in text(answer)


@pytest.mark.parametrize("words", ["quero um 1.0 até 40 mil", "meu email é ana@loja.com.br", "tem foto em jpg?"])
def test_what_only_has_dots_is_no_file(words: str) -> None:
    assert not names_a_file(words)
