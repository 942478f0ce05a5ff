"""What is said to be said: laughter, a kind word, a good wish, a tale of how one came here. It asks for nothing and is no nuisance."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_PATTERNS = {
    "laughter": r"^\W*(?:(?:k{2,}|(?:rs)+|(?:ha|he|hi|hue){2,}h?)\W*)+$",
    "musing": r"^\W*(?:(?:hu(?:m|n)+|h+m+|a+h+|u+|o+h+|ai+|eita\w*|vish\w*|nossa\w*|caramba|psiu|oxe)\W*)+$",
    "kind": (
        r"\b(?:te amo|amo (?:vc|voce|voces|vcs)|(?:vc|voce) (?:e|eh) (?:um amor|demais|10|dez|otim[oa]|top|fofa|linda|show|maravilhos[oa]|querid[oa])"
        r"|amei|adorei|casa comigo|parabens|muito (?:boa|atencios[oa]|gentil)|que (?:fofa|amor|simpatica)|(?:gostei|curti) (?:de|do) (?:vc|voce|atendimento))\b"
    ),
    "wish": r"\b(?:deus te abencoe|boas festas|feliz (?:natal|ano novo|pascoa)|bom (?:feriado|descanso|fim de semana|fds)|forca ai|vai (?:corinthians|palmeiras|flamengo|brasil))\b",
    "came_by": (
        r"\b(?:vi|ouvi|conheci|achei) (?:voces|vcs|a loja)\b|\b(?:amig[oa]|vizinh[oa]|irma|irmao|prim[oa]|cunhad[oa]|pai|mae|colega)\b.{0,25}"
        r"\b(?:comprou|indicou|falou (?:bem|de)|recomendou|trocou|amou)\b"
    ),
    "slip": r"\b(?:ignor\w+|desconsider\w+|esquec\w+) (?:a |essa |minha |a minha )*(?:ultima |outra )?(?:mensagem|msg)\b|\b(?:mandei|cliquei|apertei|escrevi) (?:errado|sem querer)\b|\bera pra outr[oa]\b|^\W*(?:asdf\w*|teste|testando)\b",
    "surprise": r"\b(?:me surpreend\w+|surpresa|qual (?:vc|voce|tu) (?:compraria|indica|escolheria|recomenda)|(?:seu|teu) (?:carro )?(?:favorito|preferido))\b",
    "today": r"\bque dia (?:e|eh) hoje\b|\bhoje (?:e|eh) que dia\b",
    "in_short": r"^\W*(?:resum[ae]|resume ai|em resumo|fala mais simples|explica (?:de novo|melhor)|nao entendi nada)\W*$",
}
MOST_WORDS = 12


def pleasantry(text: str) -> str | None:
    """Which kind of it a short message is; None where it asks for something."""
    said = fold(text[:200])
    if not any(char.isalnum() for char in said):
        return "musing" if any(ord(char) >= 0x1F300 for char in said) else None  # a picture alone
    if len(said.split()) > MOST_WORDS:
        return None
    return next((kind for kind, pattern in _PATTERNS.items() if re.search(pattern, said)), None)


_HELLOS = re.compile(
    r"^\W*(?:(?:oi+e?|ola|opa+|e ai|eai|bom dia|boa tarde|boa noite|hello|alo|tudo (?:bem|bom|certo|joia)|td bem|blz|beleza|como vai"
    r"|pessoal|gente|amig[oa])\b[\s,!?.]*)+"
)
_ANYBODY = re.compile(r"\b(?:alguem|atend\w+|com quem|quem)\b|\bvoces?\W*$")
_ASKS_WORDS = 4


def asks_beside_a_hello(text: str) -> bool:
    """Whether a question stands behind a greeting that asks more than who is there."""
    rest = _HELLOS.sub("", fold(text[:300]))
    return "?" in rest and len(rest.split()) >= _ASKS_WORDS and _ANYBODY.search(rest) is None
