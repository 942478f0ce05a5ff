"""Amounts named for what they are: down payment, instalment, or neither price nor offer."""

from __future__ import annotations

import re

from agent.understanding.entities.money.amounts import Amount
from agent.understanding.entities.utterance import Utterance

_DOWN_BEFORE = re.compile(
    r"\b(?:entrada|entradinha|sinal de entrada)(?: (?:de|com|e|eh|seria|seriam|minima|minha|para"
    r"|em|uns|seria de|e de|no valor de|rs\$|fosse|tenho|dou|ficaria|ate|posso|consigo|dar|pago"
    r"|vou|botar|boto|da|so|somente|maxima|por|volta|a|vista|:|=|,|for|uma|cerca|posso dar|subir"
    r"|aumentar))* ?$"
)
_DOWN_AFTER = re.compile(
    r"^(?:de|na|como|para|pra|pro|a|em|e a|eh a|seria a|vai de)? ?(?:a )?(?:entrada|entradinha|entrda|inicial|ent)(?: "
    r"|$)|^(?:para|pra) (?:dar|a entrada)|^(?:e )?usar de entrada|^(?:\w+ ){0,2}de entrada"
)
_MONTHLY_BEFORE = re.compile(
    r"\b(?:parcelas?|prestac\w+|parcelinhas?|mensalidades?|mensal|mensais|prestasao"
    r"|prestacaozinha)(?: (?:de|ate|por|que|nao|passe|passem|passasse|ultrapasse\w*|perto|em"
    r"|torno|volta|no|maximo|na|uns|umas|fique|fiquem|ficar|a|cabe|caiba|caber|couber|e|rs\$|casa|dos|faixa"
    r"|tem|ser|seja|abaixo|menos|fosse|mais|ou|maxima|boa|deixar|fica|acima|eu|aguento|pago"
    r"|consigo|pagar|posso|meu|limite|do|carro|so|:|do|menor|seria|desse|mensal|ficou|ficasse|da"
    r"|deu|tal|us))* ?$"
)
_MONTHLY_AFTER = re.compile(
    r"^(?:por|ao|de|no|a|todo|todo o|cada|/|p|na|em)? ?(?:mes|mensal|mensais|mensalmente|parcela"
    r"|parcelinha|prestacao|de parcela|parcelas)(?: |$)(?! (?:que|passado))"
)
_SIGNAL = re.compile(
    r"(?:de )?(?:sinal|caucao|sinalzinho|arras|multa|troco|de volta|de desconto|a menos|mais "
    r"(?:barato|caro|em conta)|de juros|mais barato|de diferenca|na troca|de divida|de divida"
    r"|para as|por fora|de salario|de renda|de fgts|no serasa)(?: |$)"
)
_INCOME = re.compile(
    r"(?:^| )(?:ganho|renda|salario|score|recebo|ganha|tiro|faturo|renda (?:de|e)|multa de"
    r"|divida de|restricao|restricao de|devo|seguro|ipva|transferencia|fatura|frete|taxa|tac|fipe|revisao)(?: (?:de|e"
    r"|uns|por|mes|mais|ou|menos|a|ta|deu|bruta|liquida|familiar|minha|os|us|rs\$|so|fica|custa"
    r"|meu|na|da))* ?$"
)


# Money given at once, where the rest is paid in time.
_NOW = re.compile(r"^(?:agora|na hora|de cara|na mao|no ato|para comecar|de inicio)(?: |$)")
_LATER = re.compile(r"\b(?:parcel\w+|resto|restante|prestac\w+|mensa\w+|\d+ ?(?:x|vezes)|comecar|financi\w+)\b")
_REST = re.compile(
    r"\b(?:o )?(?:resto|restante)\b.{0,20}\b(?:em|no|financ\w+|parcel\w+|boleto|carne)\b"
    r"|\b(?:financ|parcel)\w+ o (?:resto|restante)\b"
)
"""What is left is paid in time: what was given before it was given down."""
_TIMES = re.compile(r"\b\d{1,3} ?(?:x|vezes|parcelas|prestacoes) (?:de|por)(?: (?:rs\$|uns|umas))*$")


def monthly(before: str, after: str) -> bool:
    """Whether the words around an amount make it a monthly one."""
    return _MONTHLY_BEFORE.search(before) is not None or _MONTHLY_AFTER.match(after) is not None


def gives_down(before: str) -> bool:
    """Whether the words before a figure make it a down payment: "entrada de"."""
    return _DOWN_BEFORE.search(before) is not None and not before.rstrip().endswith(" em")


def named_key(utterance: Utterance, amount: Amount) -> str | None:
    """The key that the words around an amount name: "" for money of no key, None where they are silent."""
    before, after = utterance.before(amount.first, 7), utterance.after(amount.last, 4)
    if not utterance.staff or utterance.intent in {"list_leads", "score_lead", None}:
        if _DOWN_AFTER.match(after) and not (_MONTHLY_BEFORE.search(before) and after.startswith(("com", "sem"))):
            return "down_payment"
        if _MONTHLY_AFTER.match(after) and 50 <= amount.plain < 30_000:
            return "monthly_payment" if not _INCOME.search(before) else ""
        if _MONTHLY_BEFORE.search(before) and amount.plain < 30_000:
            return "monthly_payment"
        if _TIMES.search(before) and amount.plain < 30_000:
            return "monthly_payment"
        if _DOWN_BEFORE.search(before):
            return "down_payment"
        if _NOW.match(after) and utterance.intent != "negotiate" and (utterance.intent == "financing" or _LATER.search(utterance.norm)):
            return "down_payment"
        if (
            (utterance.intent == "financing" or _REST.search(utterance.norm))
            and re.search(
                r"(?:^| )(?:dou|der|dar|dando|pondo|colocando|botando|colocar|coloco|ponho|botar|boto|puser|por|tenho|dando uns"
                r"|entro com|entrar com)(?: "
                r"(?:so|de|uns|os|ate|uma?|us))? ?$",
                before,
            )
            and "parcela" not in before
            and (amount.plain >= 1000 or before.endswith(("dou", "der", "dar", "de")))
        ):
            return "down_payment"
    if _SIGNAL.match(after) or _INCOME.search(before):
        return ""
    return None


def down_payment(amount: Amount) -> int:
    """A down payment: thousands unless the figure is plainly in reais ("500" stands, "20" is 20 mil)."""
    return amount.price if amount.plain < 100 or amount.plain >= 1000 else amount.plain
