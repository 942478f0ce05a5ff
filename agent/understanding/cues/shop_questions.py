"""What is asked of the shop in passing: whether it is open on a day, and what it has or allows besides cars."""

from __future__ import annotations

import re

from agent.understanding.text import fold

COMFORTS = re.compile(
    r"estaciona|\bvagas?\b|valet|manobrista|wi-?fi|\bcafe(zinho)?\b|\brampa|acessib|cadeirante|cadeira de rodas"
    r"|banheiro|fraldario|elevador"
    r"|brinquedoteca|espaco kids|playground|\bcachorr\w+"
    r"|\bpets?\b|\bdogs?\b|\bdoguinh\w+|\b(meu|minha) gat[oa]\b|\banima(l|is)\b|\bbichinh?o\w*"
)
"""What a shop may have for who comes, which its record does not tell."""
_OPEN = re.compile(
    r"\b(abr(e|em|ir|irao)|abert[oa]s?|fech(a|am|ad[oa]s?)|funciona\w*|atende(m)?"
    r"|(tem|vai ter|fica) (alguem|gente|plantao|expediente|atendimento))\b"
)
_WHEN = re.compile(
    r"\b(que hor\w*|hora(s|rio)?|hoje|hj|amanha|domingos?|sabados?|segundas?|tercas?|quartas?|quintas?|sextas?|feriados?|fim de semana|fds"
    r"|finais de semana|almoco|de noite|a noite|cedo|natal|ano novo|vespera|dia \d{1,2}|\d{1,2} ?h(oras?)?)\b"
)
_AGREED = re.compile(r"^\W*fechad[oa](\s*[,!.;]|\s+entao\b)")
"""A yes: "fechado, amanhã 14h pode?"."""
_ARRANGES = re.compile(r"\b(marc\w+|agend\w+|remarc\w+|desmarc\w+|cancel\w+|reserv\w+|teto|porta|vidro)\b")


_REAL = re.compile(
    r"\b(golpe|golpista\w*|fraude|cilada)\b"
    r"|\b(loja|empresa|site|isso|anuncio)( ai)? (e|eh|existe|ta|esta)? ?"
    r"(real|de verdade|confiave\w+|seri[oa]|fisica|(?<!isso )(?<!ai )mesmo)\b"
    r"|\b(voces|vcs|ces) (sao|existem|tem)( mesmo)? (confiave\w+|de verdade|seri[oa]s"
    r"|reais|idone[oa]s|mesmo|loja fisica|endereco fisico|cnpj)\b|\bqual o cnpj\b"
)


def asks_if_real(text: str) -> bool:
    """Whether somebody fears a fraud, or asks if the shop is one: "to com medo de golpe, vcs são de verdade?"."""
    return _REAL.search(fold(text[:200])) is not None


def asks_when_open(text: str) -> bool:
    """Whether the shop's hours are asked for, whatever else is told: "antes me fala uma coisa, vcs abrem de domingo?"."""
    for asked in re.findall(r"[^.!?\n]+\?", _AGREED.sub("", fold(text[:300]))):
        if _OPEN.search(asked) and _WHEN.search(asked) and not _ARRANGES.search(asked):
            return True
    return False


def asks_of_comforts(text: str) -> bool:
    """Whether it is asked what the shop has or allows for who comes: "aceita cachorro na loja?", "tem estacionamento?"."""
    return "?" in text and COMFORTS.search(fold(text[:200])) is not None


_BOUGHT = re.compile(
    r"\b(comprei|compramos|adquiri|peguei)\b (um|uma|o|a|meu|minha)\b.{0,40}\b((com|de) (voces|vcs|ces)"
    r"|(n[ao]|da|dessa|nessa) (sua )?(loja|ipe)|a[ih] (com|na|no)\b"
    r"|a[ih](?= (mes|ano|semana|ontem|em|no|ha|faz|e|ja|que|mas|tem|nem|,)\b|\W*[,.;!]|\W*$))"
)
_ANOTHER = re.compile(r"\b(quero|queria|procuro|busco|to vendo|outro|outra|trocar|troca|vender)\b")


def bought_here(text: str) -> bool:
    """Whether somebody tells that they bought a car here, and asks for no other: "comprei um voyage com vcs ano passado"."""
    said = fold(text[:200])
    return _BOUGHT.search(said) is not None and not _ANOTHER.search(said)
