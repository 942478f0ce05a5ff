"""The common reading of wishes told by phrases: each value by its pattern, in order of mention."""

from __future__ import annotations

import re

from agent.understanding.entities.utterance import Utterance
from agent.understanding.entities.words.affirmed import wished

_STAFF = frozenset({"list_leads", "optimize_listing", "score_lead", "segment_customers"})
# Phrases that hold a word for a wish and are none.
_NOT = re.compile(
    r"\b(?:bebe conforto|cabe(?:r)? mais (?:um|uma|uns|umas)|gastar menos (?:que|do que|q)"
    r"|cidade (?:de|do) [a-z]+"
    r"|muda a cidade|qual cidade|que cidade|seguro (?:auto|do carro"
    r"|obrigatorio|total|fipe|e manutencao|incluso|embutido|prestamista|contra|de vida|desse)"
    r"|(?:o|do|de|com|valor do|preco do|tem|fazer|faz|faco|cotacao de|meu|um|no|pagar|dpvat) "
    r"seguro|seguro (?:e|do|da|desse|dele|fica|sai|custa)"
    r"|espaco (?:kids|cafe|gourmet)|consumo na estrada|na estrada (?:desse|dele|do|da)|posto na "
    r"estrada|revendas? (?:de|autorizada)|revenda autorizada"
    r"|manutencao (?:em dia|feita|ta|esta|foi|do ar|preventiva|preventivas)|historico de "
    r"manutencao|revisao e manutencao|manutencoes|livro de manutencao|plano de manutencao"
    r"|empresa de (?:seguro|cobranca)"
    r"|estao seguros|dados seguros|seguro que|fim de mundo|economia do (?:pais|brasil)|no meu "
    r"trabalho|saio do trabalho|depois do trabalho|do meu servico|autorizacao|trabalho em "
    r"shopping|trabalho (?:ate|de segunda|das|amanha|hoje|sabado|o dia|no sabado)"
    r"|ordem de servico|servicos? de|(?:esse|este|deu ruim no|hora do|do|no) servico|trabalha "
    r"com|trabalham com|trabalham (?:com|ate|no|aos)|meu trabalho fica|financiar pela empresa"
    r"|nome da (?:minha )?empresa|minha firma|dono da empresa"
    r"|pelo (?:app|aplicativo|site)|no (?:app|aplicativo) d[aeo]s? (?:voces|loja|banco|olx)"
    r"|baixar (?:o )?(?:app|aplicativo)|(?:app|aplicativo) d[aeo]s? (?:voces|loja|banco)|(?:o"
    r"|esse|meu) (?:app|aplicativo) (?:fica|trava|nao|ta|caiu)|aplicativo para|whatsapp|whats "
    r"app|o app|(?:vir|chegar|voltar|ir|fui|vou|venho|peguei|pego|pegar|chamo|chamar|vao|vai|va|vamos|anda|andam|ando) (?:ai "
    r")?de (?:uber|99|app|aplicativo)|de uber ate"
    r"|(?:to|tou|estou|tava|estava|aqui|ainda|sai|saindo|saio|cheguei|chegando|voltando|volto|vim|entrei|parado|preso) (?:aqui |agora "
    r"|ja )?"
    r"(?:no|do|ao|pro|na|da|pra) (?:meu |minha )?(?:trabalho|servico|trampo|batente|firma|obra|empresa|loja)|almoco do trabalho"
    r"|terra (?:natal|da garoa)|fio terra|planeta terra|pai de familia|segura (?:esse|este|ele"
    r"|ela|ai|para|o|a|um|as|os)|segura|segurar|seguram|bem da familia)\b"
)


Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def compiled(table: dict[str, str]) -> Patterns:
    """Patterns over whole words of a normalised message."""
    return tuple((value, re.compile(rf"\b(?:{pattern})\b")) for value, pattern in table.items())


def wishes(utterance: Utterance, patterns: Patterns) -> list[str]:
    """The values whose pattern the message holds, undenied; from staff only of people's wishes."""
    if utterance.staff and utterance.intent not in _STAFF:
        return []
    told = [(value, hit) for value, pattern in patterns for hit in utterance.find(pattern)]
    masked = [match.span() for match in _NOT.finditer(utterance.norm)] if told else []
    at: dict[str, int] = {}
    for value, hit in told:
        start, end = hit.match.span()
        if value in at or any(first <= start and end <= last for first, last in masked):
            continue
        if hit[0].startswith(("nao ", "num ", "sem ")) or wished(utterance, hit.first, hit.last):
            at[value] = start
    return sorted(at, key=lambda value: (at[value], value))
