"""Yes, no and neither, in the words people use."""

from __future__ import annotations

import time

import pytest

from agent.understanding.cues.assent import Assent, Strength, assent, spoken
from agent.understanding.reading import Reading


def heard(text: str) -> Assent | None:
    return spoken(text)


@pytest.mark.parametrize(
    "text",
    ["sim", "SIM!!", "ss", "claro que sim", "blz pode", "ok 👍", "tá bom, autorizo", "por favor, sim", "pode guardar sim",
     "já pode reservar", "uai sim", "confirmo a reserva", "com certeza, pode marcar", "isso mesmo", "Sim, apagar tudo",
     "fechado", "eu concordo", "aham", "sem problemas, pode guardar", "quero sim", "bora", "opa, claro",
     "pode pô", "pode usar sim", "pode vai", "pode cara, tranquilo", "pode ficar à vontade", "sim senhora", "blz, fechou", "lógico que sim",
     "pode crer", "suave, pode", "aceito po", "pode de boa", "pode com certeza", "vai em frente",
     "sim sim, obrigada", "dale, acepto", "por supuesto", "sure, go ahead", "de acuerdo", "i agree"],
)  # fmt: skip
def test_a_yes_alone_binds(text: str) -> None:
    said = heard(text)
    assert said is not None
    assert said.binds
    assert said.alone


@pytest.mark.parametrize(
    "text",
    ["sim, e quero um SUV", "pode guardar sim, desculpa. me chamo Carlos", "claro! vocês têm onix?",
     "sim, quero um hatch até 80 mil", "aceito, qual o próximo passo?", "tá, autorizo guardar meu telefone"],
)  # fmt: skip
def test_a_yes_with_a_request_of_its_own_binds_too(text: str) -> None:
    said = heard(text)
    assert said is not None
    assert (said.binds, said.alone) == (True, False)


@pytest.mark.parametrize(
    "text",
    ["ok, mas antes quero saber o preço", "beleza, e o preço?", "ok, quero marcar uma visita amanhã às 10",
     "sim, mas primeiro me fala o preço", "claro, desde que não repassem", "perfeito, qual o endereço?",
     "sim, se eu puder apagar depois", "tá, mas por quê?", "show, manda as fotos"],
)  # fmt: skip
def test_a_word_of_assent_on_the_way_to_something_else_binds_to_nothing(text: str) -> None:
    said = heard(text)
    assert said is not None
    assert (said.yes, said.strength, said.binds, said.answers) == (True, Strength.LEADING, False, False)


@pytest.mark.parametrize(
    "text",
    ["não sei", "hmm", "depois vejo", "pode ser… ou não", "talvez", "vou pensar", "sim ou não?", "n sei ainda",
     "não entendi", "acho que sim", "pode?", "sim?", "sei lá", "depende", "ainda não decidi", "não tenho certeza",
     "deixa eu pensar", "pode ser, mas não sei"],
)  # fmt: skip
def test_the_undecided_say_neither_yes_nor_no(text: str) -> None:
    said = assent(Reading(text, "customer", "deny", 1.0, "neutral", {}))
    assert said.yes is None


@pytest.mark.parametrize(
    "text",
    ["não", "n", "não, obrigado", "agora não", "quero não", "claro que não", "não precisa guardar",
     "prefiro que não guarde", "nem pensar", "não quero que guarde nada", "de jeito nenhum", "deixa pra lá",
     "por enquanto não", "não autorizo", "não, quero ver outro", "não. tem onix?", "na verdade não", "precisa não",
     "eu não aceito", "no thanks", "no, gracias", "prefiero que no", "no acepto"],
)  # fmt: skip
def test_a_no_is_a_no(text: str) -> None:
    said = heard(text)
    assert said is not None
    assert said.refuses


@pytest.mark.parametrize(
    "text", ["quero um SUV", "não quero sedan", "não gostei desse", "não tem nada mais novo não?", "aceita troca?", "👍", "1º"]
)
def test_other_words_are_left_to_the_classifier(text: str) -> None:
    assert heard(text) is None


def test_a_guess_never_binds() -> None:
    said = assent(Reading("👍", "customer", "affirm", 1.0, "neutral", {}))
    assert (said.yes, said.binds, said.refuses) == (True, False, False)
    refused = assent(Reading("prefiro que fique entre nós", "customer", "deny", 1.0, "neutral", {}))
    assert (refused.yes, refused.refuses) == (False, False)


@pytest.mark.parametrize("piece", ["isso ", "quero ", "sim, ", "não ", "ah ", "tá ", "pode isso já ", "acho que "])
def test_long_messages_are_read_at_once(piece: str) -> None:
    started = time.process_time()
    heard(piece * 5_000 + "x")
    assert time.process_time() - started < 0.2


@pytest.mark.parametrize("text", ["então reserva", "reservar", "pode apagar", "apagar tudo", "chamar uma pessoa"])
def test_a_yes_that_names_its_deed_is_told_from_a_plain_one(text: str) -> None:
    said = spoken(text)
    assert said is not None
    assert said.binds
    assert said.named is not text.startswith("pode")


@pytest.mark.parametrize(
    "text",
    ["quero que parem de guardar minhas informações", "parem de armazenar meus dados", "pensando bem, quero retirar meu consentimento",
     "revogo minha autorização", "pensando melhor não quero que guardem meus dados não"],
)  # fmt: skip
def test_leave_taken_back_is_a_no_in_so_many_words(text: str) -> None:
    said = heard(text)
    assert said is not None
    assert said.refuses


@pytest.mark.parametrize(
    ("text", "yes"),
    [("Amanda Siqueira 19 99876-1122. sim", True), ("Caio Prado 19 99876-1122 pode confirmar", True), ("Caio Prado, e pode reservar", True),
     ("Rui Sá, melhor não", False), ("Amanda Siqueira 19 99876-1122", None), ("Amanda, pode confirmar o endereço?", None)],
)  # fmt: skip
def test_a_yes_or_no_is_heard_behind_who_speaks(text: str, yes: bool | None) -> None:
    said = assent(Reading(text, "customer", "provide_profile", 0.9, "neutral", {"name": "Amanda Siqueira"}))
    assert (said.yes, said.binds or said.refuses) == (yes, yes is not None)


@pytest.mark.parametrize("text", ["confirmadoo", "okk", "simmm", "blzz", "fechadoo", "sim kkkk"])
def test_a_word_drawn_out_is_the_word(text: str) -> None:
    said = heard(text)
    assert said is not None
    assert (said.binds, said.alone) == (True, True)
