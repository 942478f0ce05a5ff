"""Positions in the list last shown: "o segundo", "o 1 e o 3", "o último"."""

from __future__ import annotations

import re
from typing import Any

from agent.understanding.entities.utterance import Utterance

_ORDINALS: dict[str, int] = {
    "primeiro": 1, "primeira": 1, "primero": 1, "segundo": 2, "segunda": 2, "terceiro": 3, "terceira": 3,
    "quarto": 4,
    "quinto": 5, "sexto": 6, "setimo": 7, "oitavo": 8, "nono": 9, "decimo": 10, "ultimo": -1, "ultima": -1,
    "penultimo": -2,
    "tercero": 3, "tercera": 3, "cuarta": 4, "first": 1, "second": 2, "third": 3, "last": -1,
    "meio": 2, "penultima": -2, "antepenultimo": -3, "ultmo": -1, "utimo": -1, "primeirao": 1, "segundao": 2,
}  # fmt: skip
_OF_THREE = frozenset({"do", "da", "desse", "dessa", "deste", "desta"})
"""Before "meio": the second, since three cars are shown at a time."""
_NOUNS = (
    r"(?:opcao|foto|carro|numero|item|resultado|anuncio|veiculo|auto|posicao|op|opc|lugar da "
    r"lista|modelo)"
)
_ORDINAL = re.compile(
    rf"(?:(?<=\s)|^)(?:(?P<lead>o|a|do|da|no|na|ao|pelo|pela|desse|dessa|deste|desta|nesse|nessa"
    rf"|esse|essa|este|esta|com o|com a|pro|pra|entre o|de o|so o|e|ou|que|quero|qual|sobre o"
    rf"|aquele|aquela|daquele|el|del|the)"
    rf" )?(?:{_NOUNS} )?(?P<word>{'|'.join(_ORDINALS)})(?= |$)"
)
_DIGIT = re.compile(
    rf"(?:(?<=\s)|^)(?P<lead>o|do|no|ao|pelo|desse|deste|nesse|esse|este|aquele|com o|pro|(?:o "
    rf"|a |do |da |no |na |ao )?{_NOUNS}(?: numero| n)?|numero|n o|de numero)"
    r" (?P<n>[1-9]|1\d|20)(?: ?[oa](?= |$))?(?= |$)"
)
_LA = re.compile(rf"^(?:y )?(?P<lead>la) (?P<word>{'|'.join(_ORDINALS)})(?= (?:tiene|es|esta|cuesta|sale|que|tambien|en|me)|(?: [?.!,])*$)")
"""Spanish only where a verb of it follows: "la segunda" is "lá, segunda-feira" to most who write it without an accent."""
_FIRST_FEW = re.compile(r"(?:(?<=\s)|^)(?:os|dos|nos|esses|desses) (?P<n>[2-5]) primeir[oa]s?(?= |$)")
_NEXT = re.compile(r"^(?: ?,)? ?(?:e|ou|,|com|x|vs) (?:com )?(?:o |a |do |no )?([1-9]|1\d)(?= |$)")
_NOT_AFTER = re.compile(
    r"^(?:x\d|mil|km|reais|conto|contos|pila|pilas|pau|portas?|lugares|%|por cento|x|h|vezes"
    r"|parcelas|meses|anos|dias|/|:|litros|donos|airbags|air|bancos"
    r"|cilindros|[.,] \d|cv|marchas|volumes|gb|minutos|minimo|min|pessoas|carros|k|da (?:manha"
    r"|tarde|noite)|de (?:janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro"
    r"|novembro|dezembro)|e meia|semanas|estrelas|primeiros|ultimos)(?: |$)"
)
_ORDINAL_NOT_AFTER = re.compile(
    r"^(?:dono|dona|lugar|vez|semestre|trimestre|mes|dia|andar|mao|passo|parcela|filho|filha"
    r"|marido|emprego|turno|piso|que vem|feira|de manha|a tarde|a noite|as \d|\d+ ?h|andar"
    r"|quero|preciso|eu|bom|contato|a gente|a mim|o|anos?|semana|casamento|final|modelo|compra"
    r"|vaga|grau|nivel|geracao|fileira|marcha|pedido|carro(?! da lista| que (?:voce|tu|ce)| ai)"
    r"|carrinho|habilitacao|cnh|ipva|prestacao|visita|revisao|proprietario|oleo|donos|semestre"
    r"|plano|caso|reuniao|atendimento|vendedor|cliente|lote|secao|dias|horario|orcamento|treino"
    r"|coleta|cotacao|previsao|vistoria|preco|lance|proposta|oferta|valor)(?: |$)"
)


def read(utterance: Utterance) -> dict[str, Any]:
    """Positions in order of mention: 1 is the first, -1 the last."""
    if utterance.staff:
        return {}
    at: list[tuple[int, int]] = []
    for hit in utterance.find(_DIGIT):
        after = utterance.after(hit.last, 3)
        if _NOT_AFTER.match(after):
            continue
        if hit["lead"] in {"no", "do"} and re.match(r"^(?:de \w+|/)", after):
            continue
        at.append((hit.last - 1, int(hit["n"])))
        utterance.claim(hit.last - 1, hit.last)
        end = hit.last
        while more := _NEXT.match(utterance.after(end, 4)):
            count = len(more[0].split())
            if _NOT_AFTER.match(utterance.after(end + count, 3)):
                break
            end += count
            at.append((end - 1, int(more[1])))
            utterance.claim(end - 1, end)
    for hit in utterance.find(_FIRST_FEW):
        at += [(hit.first, position) for position in range(1, int(hit["n"]) + 1)]
        utterance.claim(hit.first, hit.last)
    for hit in utterance.find(_LA):
        at.append((hit.last - 1, _ORDINALS[hit["word"]]))
        utterance.claim(hit.last - 1, hit.last)
    for hit in utterance.find(_ORDINAL):
        position = _ORDINALS[hit["word"]]
        word_at = hit.last - 1
        if _meant(utterance, hit["lead"], hit["word"], hit.first, hit.last, bool(at)):
            at.append((word_at, position))
            utterance.claim(word_at, word_at + 1)
    refs: list[int] = []
    for _, position in sorted(at):
        if position not in refs:
            refs.append(position)
    return {"car_refs": refs} if refs else {}


def _meant(utterance: Utterance, lead: str, word: str, first: int, last: int, others: bool) -> bool:
    """Whether an ordinal points into the list and counts nothing else ("segunda-feira")."""
    after = utterance.after(last, 4)
    if re.match(r"^nao (?:[,.;!]|$)", after):
        return False
    if word == "meio":
        return lead in _OF_THREE and utterance.intent != "test_drive" and not re.match(r"^(?:d[aeo]s?|termo|periodo|que|a) ", after)
    if re.match(
        r"^(?:carro |opcao |anuncio |foto )?(?:da lista|que (?:voce|tu|ce|vcs|voces) (?:mandou"
        r"|mostrou|me mandou|me mostrou|mandaram|falou|passou))",
        after,
    ):
        return True
    if _ORDINAL_NOT_AFTER.match(after):
        return False
    if word == "segunda" and re.search(r"(?:carro|veiculo|auto|modelo|item)$", utterance.before(last - 1, 1)):
        return False
    option = re.search(rf"{_NOUNS} $", " ".join(utterance.words[first : last - 1]) + " ") or re.match(
        r"^(?:opcao|opcoes|da lista|foto)", after
    )
    if word == "segunda" and not option:
        return utterance.intent in {"car_details", "compare_cars", "reserve_car"} and lead in {"a", "da", "essa"} and "feira" not in after
    if option:
        return True
    if word in {"quarto", "quinto", "sexto"} and lead not in {
        "o",
        "do",
        "no",
        "ao",
        "esse",
        "desse",
        "com o",
        "pelo",
        "e",
    }:
        return False
    if lead in {"", "e", "ou", "que", "quero", "qual"}:
        alone = len(utterance.words) <= 2 or (first == 0 and re.match(r"^(?:$|[?.!,]|mesmo|ai|da|e o)", after) is not None)
        return (alone or (lead in {"e", "ou"} and others) or (lead == "quero")) and utterance.intent != "test_drive"
    if re.search(r"(?:meu|minha|em|pela|na|gravida d\w)(?: o| a)?$", utterance.before(first, 2)):
        return False
    return lead not in {"na", "da", "pela"} or word in {"ultima", "primeira", "terceira", "penultima"}
