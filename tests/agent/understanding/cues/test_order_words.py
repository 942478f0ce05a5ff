"""The words that orders are spoken of with."""

from __future__ import annotations

import pytest

from agent.understanding.cues.order_words import asks_of_limits, erases_orders, lists_pending, reason, sends_on


@pytest.mark.parametrize(
    "words",
    ["quem tem q aprovar?", "quem precisa aprovar isso", "e quem vai aprovar?", "quem pode aprovar acima disso", "qual a minha alçada"],
)
def test_who_may_approve_is_asked_in_many_ways(words: str) -> None:
    assert asks_of_limits(words)


@pytest.mark.parametrize("words", ["quem aprovou a compra?", "aprova a 12", "quem fez o pedido?"])
def test_who_did_is_another_question(words: str) -> None:
    assert not asks_of_limits(words)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("melhor assim, reprova a 31, fora do orçamento", "fora do orçamento"),
        ("recusa a 77 prazo longo demais", "prazo longo demais"),
        ("olha, cancela a oc 8", None),
        ("reprova a 3 e a 4", None),
    ],
)
def test_the_reason_is_what_follows_the_decision(words: str, why: str | None) -> None:
    assert reason(words) == why


@pytest.mark.parametrize("words", ["beleza, lista as pendentes", "cadê as que tão na fila?", "me mostra só as em aberto"])
def test_what_waits_is_listed_without_saying_of_what(words: str) -> None:
    assert lists_pending(words)
    assert not lists_pending(words.replace("as ", "as visitas ", 1))


@pytest.mark.parametrize("words", ["exclui as ocs velhas", "limpa os rascunhos", "deleta o histórico de compras"])
def test_orders_are_erased_only_where_several_are_named(words: str) -> None:
    assert erases_orders(words)


@pytest.mark.parametrize("words", ["apaga os dados do cliente", "exclui o parafuso do pedido"])
def test_neither_peoples_data_nor_a_line_is_an_order_erased(words: str) -> None:
    assert not erases_orders(words)


@pytest.mark.parametrize(
    "words", ["isso, manda direto, a aprovação vem depois", "ok confirma e manda pro gerente", "pode enviar pra aprovação"]
)
def test_an_order_is_sent_on(words: str) -> None:
    assert sends_on(words)
    assert not sends_on(f"{words}, mas troca o fornecedor")


@pytest.mark.parametrize("words", ["manda o relatório", "manda 30", "manda mais", "confirma o preço?"])
def test_what_asks_for_something_else_sends_no_order_on(words: str) -> None:
    assert not sends_on(words)


@pytest.mark.parametrize("words", ["até quanto eu posso aprovar sozinha", "quanto posso liberar?"])
def test_how_much_one_may_approve_is_a_question_of_limits(words: str) -> None:
    assert asks_of_limits(words)
