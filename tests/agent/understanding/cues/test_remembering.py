"""Questions about earlier talks, as people type them; and what only sounds like one."""

from __future__ import annotations

from datetime import datetime

import pytest

from agent.understanding import Understanding
from agent.understanding.cues.remembering import LONGEST, Memory, remembered_in, remembering

ABOUT = {
    Memory.PERSON: """lembra de mim?
oi bia, tá lembrada de mim?
já falei com vocês antes
a gente se falou em outubro
conversei com vocês um tempo atrás
opa, tô de volta. vcs lembram de mim?""",
    Memory.CARS: """qual era aquele carro que vocês me mostraram mês passado?
vc lembra qual carro eu vi semana passada
a última vez que falei com vcs, tava vendo qual carro?
esqueci o nome do carro que vc me indicou
q carro era aquele q vc falou q era bom pra familia?
tinha um branco que eu tinha gostado muito, qual era?
me manda de novo aqueles carros da outra vez
o carro que eu tava de olho ainda tem?
aquela picape que eu namorei aqui ainda existe?
não to achando o carro que vc me passou outro dia
aquele prata que eu gostei
oi, voltei. ainda tem aquele carro?""",
    Memory.WISH: """o que eu tinha pedido da outra vez?
lembra do que eu te pedi?
quero continuar de onde paramos
qual era meu pedido?
lembra qual era meu orçamento?
bora retomar aquela busca de outubro""",
    Memory.FINANCING: """a gente já falou de financiamento né, quanto tinha ficado?
vc me passou umas parcelas outro dia, qual era o valor?
qual era a entrada que a gente tinha simulado?
me passa de novo aquela simulação
da ultima vez deu 48x de quanto?
lembra quanto ficava por mês?""",
    Memory.TALK: """o que a gente conversou ontem?
lembra que eu perguntei da garantia?
a gente chegou a falar de consorcio?
o que vcs me responderam sobre o ipva da última vez?
vc tinha me explicado do seguro, como era?
faz um resumo da nossa última conversa""",
}
OF_NOW = """quero um suv prata até 90 mil
já falei que não quero
como eu falei, até 80 mil
vi um onix no site de vocês
gostei do primeiro
quanto ficou a parcela?
qual era o horario da minha visita mesmo?
procuro carro do ano passado
vocês falaram que iam me mandar as fotos
desses que vc me mostrou qual tem mais espaço?
ontem fui na loja e gostei do atendimento
o banco me recusou semana passada, vcs conseguem por outra financeira?
era o que eu precisava, grata
isso! exatamente o que eu tinha falado
o carro teve revisão semana passada?
que carro vocês indicam pra família?"""
OF_DATA = ["quais dados vocês guardam sobre mim?", "oq vc lembra de mim?", "apaga o que falamos", "tem histórico meu? dá pra eu ler?"]
FOR_ELSE = [
    "posso falar com o mesmo rapaz da outra vez?",
    "vc não lembra nada do que eu falei ontem, que raiva",
    "pode reservar aquele carrinho prata que eu vi ontem",
    "eu vi o carro ontem e gostei muito mas o pneu tá gasto, tira uns dois mil?",
]


@pytest.mark.parametrize(("what", "words"), [(what, line) for what, lines in ABOUT.items() for line in lines.splitlines()])
def test_what_is_to_be_remembered(what: Memory, words: str) -> None:
    meant = remembering(words)
    assert meant is not None
    assert meant.what is what


@pytest.mark.parametrize("words", [*OF_NOW.splitlines(), *OF_DATA])
def test_what_is_of_this_talk_or_of_the_data_kept_is_no_memory(words: str) -> None:
    assert remembering(words) is None


@pytest.mark.parametrize("words", FOR_ELSE)
def test_what_is_surely_asked_for_goes_before_a_memory_told_beside_it(understanding: Understanding, words: str) -> None:
    assert remembered_in(understanding.read(words, role="customer", now=datetime(2026, 11, 24, 10))) is None


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("a gente falou de seguro outro dia?", "seguro"),
        ("lembra daquele carro pra levar cachorro?", "levar cachorro"),
        ("qual era aquele carro que vocês me mostraram mês passado?", ""),
    ],
)
def test_the_subject_is_what_the_words_of_memory_leave(words: str, subject: str) -> None:
    meant = remembering(words)
    assert meant is not None
    assert meant.subject == subject


def test_a_text_of_any_length_is_read_as_far_as_a_message_goes() -> None:
    assert remembering("x" * LONGEST + " lembra de mim?") is None
    assert remembering("lembra de mim? " + "que eu tinha me te ja " * 50_000) is not None
