"""A bare name, given as the answer to "em nome de quem?"."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from agent.understanding.cues.assent import spoken
from agent.understanding.reading import Reading
from agent.understanding.text import fold

SURE_OF_ANOTHER = 0.8
"""Confidence from which a message that asks for something is no name."""
MOST_WORDS = 4
_LEAD = re.compile(
    r"^\W*((e|eh|sou|aqui e|pode (por|colocar|deixar|ser)( (no|em) nome)?|coloca|bota|poe|deixa|fica|(no|em) nome)"
    r"( (d[aoe]|n[ao]|o|a|em nome d[aoe]))?|seu|dona|sr|sra|doutor|dra?)\.?\s+",
)
_NO_NAME = frozenset(
    re.findall(
        r"\w+",
        """
        nao sim pq porque que qual quais quem quando onde como assim quero queria tem tenho ter meu minha seu sua nosso nossa esposa marido
        filho filha mae pai pode podia prefiro depois antes deixa esquece nenhum nenhuma ninguem alguem tanto faz espera perai calma anonimo
        anonima nome sem pular pula outro outra horario hora dia data ta caro cara gostei top ok blz beleza valeu obrigado obrigada oi ola
        opa alo vou vai levar mesmo mesma eu voce vc preco valor visita reserva carro loja vendedor atendente robo mensagem mensagens dados
        tudo nada isso esse essa este esta ele ela agora hoje amanha muda mudar troca trocar marca marcar volta voltar sair parar ajuda
        certo errado legal bom boa noite tarde manha talvez sei la ai aqui nem ou mas o a um uma com por para pra no na kk kkk rs tchau ate
        mais logo
        """,
    )
)
_BEGINS = re.compile(r"(cancel|desmarc|desist|remarc|agend|confirm|apag|kk|haha|rsrs)")


_PUT_RIGHT = re.compile(
    r"(?:\b(?:o+ps|opa|epa|digo|quer dizer|ali[aá]s|na verdade|corrigindo|corre[cç][aã]o"
    r"|errei|erro meu|desculpa|perd[aã]o|minto)\b[\W_]*|\*)"
    r"(?:(?:[eé]|eh|o certo [eé]|(?:o )?meu nome [eé]|com)\s+)?(?P<name>[^\W\d_]{3,})",
    re.IGNORECASE,
)
_ALIKE = 0.7
"""How much of a name put right is as it was: another word behind the "ops" is none."""


def put_right(text: str, name: str) -> str | None:
    """The name as it is corrected in the same message: "Fabiane. ops, FabianA", "Tiago *Thiago"; None where it is not."""
    first, *rest = name.split()
    for found in _PUT_RIGHT.finditer(text[:300]):
        told = found["name"].capitalize()
        if told != first.capitalize() and SequenceMatcher(None, fold(told), fold(first)).ratio() >= _ALIKE:
            return " ".join([told, *rest])
    return None


def bare_name(reading: Reading) -> str | None:
    """The name a short message consists of; None where it may say anything else."""
    if reading.confidence >= SURE_OF_ANOTHER and reading.intent not in ("provide_profile", "out_of_scope", "affirm"):
        return None
    if spoken(reading.text) is not None and _LEAD.match(fold(reading.text)) is None:
        return None
    text = reading.text.strip(" .!,")
    if lead := _LEAD.match(fold(text)):
        text = text[lead.end() :].strip()
    words = text.split()
    if not 1 <= len(words) <= MOST_WORDS or not all(re.fullmatch(r"[^\W\d_]+\.?", word) for word in words) or len(text) < 2:
        return None
    folded = [fold(word) for word in words]
    return None if any(word in _NO_NAME or _BEGINS.match(word) for word in folded) else " ".join(words)
