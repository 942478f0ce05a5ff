"""Somebody else's data and the shop's own figures, asked for by a customer: refused in a word, whatever the message looks like."""

from __future__ import annotations

from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Say, Skill, Talk
from agent.understanding.cues import prying as asks
from agent.understanding.cues.posing import poses

_OF_ANOTHER = ("Dado de outra pessoa eu não passo", "Isso é de outra pessoa", "Esse também não passo, é de outra pessoa")
"""How somebody else's data are refused."""
_OURS = "Posso te ajudar com preços, parcelas, troca e visitas."


def _pries(talk: Talk) -> bool:
    text = talk.reading.text
    return talk.who.role == "customer" and (poses(text) or asks.pries(text) or _insists(talk))


def _insists(talk: Talk) -> bool:
    """Whether it is insisted right after data of somebody were refused: "só o cpf então", "mas eu sou marido dela"."""
    last = talk.memory["said"][-1]["assistant"] if talk.memory["said"] else ""
    refused = any(refusal in last for refusal in _OF_ANOTHER)
    return refused and (asks.names_a_datum(talk.reading.text) or asks.claims_kinship(talk.reading.text))


@skill("prying", claims=_pries)
def prying(talk: Talk) -> Skill:
    text = talk.reading.text
    if poses(text):
        return Say("Sigo sendo a Bia, com as regras da loja: preço e desconto quem decide é o vendedor.", keeps_task=True)
    if asks.officially(text) or asks.of_the_team(text):
        phone = (yield Call("store_info", {}))["branches"][0]["phone"]
        if asks.of_the_team(text):
            return Say(f"Contato pessoal da equipe eu não passo; na loja atendem pelo {phone}.", keeps_task=True)
        return Say(f"Por aqui não passo dado de ninguém; pedido oficial é direto com a loja, pelo {phone}.", keeps_task=True)
    if _insists(talk) and asks.claims_kinship(text):
        return Say("Entendo, mas nem para a família eu passo; a própria pessoa pode pedir, por aqui ou na loja.", keeps_task=True)
    if _insists(talk):
        return Say(f"{_OF_ANOTHER[2]}; ela mesma pode pedir os dela, por aqui ou na loja.", keeps_task=True)
    if asks.of_other_people(text):
        return Say(
            talk.pick(f"{_OF_ANOTHER[0]}, assim como não passo o seu a outros clientes.", f"{_OF_ANOTHER[1]}, e não passo adiante."),
            keeps_task=True,
        )
    if asks.of_the_floor(text):
        return Say("O mínimo de um carro é assunto interno da loja. Se me disser um valor, levo a proposta ao vendedor.", keeps_task=True)
    if asks.of_a_listing(text):
        return Say(
            "Preço de anúncio só a equipe da loja muda. Se quiser, me diga um valor e eu levo a proposta ao vendedor.", keeps_task=True
        )
    if asks.to_buy_for_the_shop(text):
        return Say(f"Pedido de compra só a equipe da loja faz, no acesso dela; por aqui não consigo. {_OURS}", keeps_task=True)
    return Say(
        talk.pick("Isso é interno da loja e não passo por aqui.", "Esses números são internos da loja, por aqui não mostro.")
        + ("" if talk.task else f" {_OURS}"),
        keeps_task=True,
    )
