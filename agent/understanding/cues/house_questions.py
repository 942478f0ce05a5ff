"""Questions about the assistant and about what the shop sells at all: "você é um robô?", "quantos carros vcs têm?", "tem moto?"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_YOU = r"(?:voce|vc|ce|tu|isso|isto|ai|quem (?:ta|esta) (?:falando|respondendo))"
_QUESTIONS = {
    "who": (
        rf"\bquem (?:e|eh|seria) (?:voce|vc|tu)\b|\b(?:qual|como) (?:e |eh )?(?:o )?(?:seu|teu) nome\b"
        r"|\b(?:como (?:voce|vc|tu)|vc) se chama"
        rf"|\bcom quem (?:eu )?(?:falo|estou|to|tou)\b|\b{_YOU} (?:e|eh|sao) (?:um |uma |o |a )?"
        r"(?:robo|bot|pessoa|human[oa]|gente|ia|chatgpt|gpt|maquina|programa|inteligencia|atendente|vendedor[a]?|de verdade|real)\b"
        r"|\b(?:falo|falando) com (?:um |uma )?(?:robo|bot|maquina|pessoa de verdade)\b"
        r"|\b(?:robo|bot|maquina|pessoa|gente|humano) ou (?:e |eh )?(?:um |uma )?(?:robo|bot|maquina|pessoa|gente|humano|real)\b"
        r"|\b(?:alguem|gente|pessoa|humano|atendente)\b.{0,25}\bou (?:e |eh |so |isso e |tudo |tem )*(?:um |uma |o |a )?"
        r"(?:robo|bot|maquina|gravacao|automatico|ia)\b"
        r"|\b(?:tem|ha) (?:alguem|gente|pessoa|um humano) (?:de verdade|real|de carne e osso)\b"
        r"|\b(?:mensagem|resposta|atendimento) automatic[oa]s?\W*\?"
        r"|\bquem (?:te )?(?:criou|fez|programou|inventou)(?: (?:voce|vc))?\b|\bdo you speak\b|\bhablas? (?:espanol|portugues)\b"
    ),
    "bike": (
        r"\b(?:tem|vende\w*|trabalha\w*|teria|compra\w*) (?:com )?(?:alguma? |uma? )?(motos?|motocicletas?|caminh(?:ao|oes)|onibus|barcos?"
        r"|lanchas?|jet ?ski|carretinhas?|trator(?:es)?|quadriciclos?|bicicletas?|patinetes?)\b"
    ),
    "new": r"\b(?:carros?|veiculos?|modelos?|algum|um) (?:0 ?km|zero(?: ?km)?|0)\b|\bzero km\b|\b0 ?km\b|\bnovos? de fabrica\b",
    "rent": r"\b(?:alug(?:a|am|o|ar|uel|ueis)|locacao|locam|carro por assinatura|assinatura de carro)\b",
    "stock": (
        r"\b(?:quantos|que|quais)(?: os)?(?: tipos de)? (?:carros?|veiculos?|modelos|marcas|opcoes)(?: e| eh)?(?: que)?"
        r"(?: (?:voces?|vcs?|ces?|a loja))?(?: ai)? (?:tem|tao|estao|vende\w*|trabalha\w*|possu\w+|ha)\b"
        r"|\bo que (?:voces?|vcs?|ces?) (?:tem|vende\w*)\b(?! (?:sobre|de mim|meu|guardad|salv|registrad|anotad|contra))"
        r"|\bquantos (?:voces?|vcs?) tem\b|\btem quantos (?:carros|veiculos)\b"
        r"|\bqual o tamanho do estoque\b"
    ),
}
_PATTERNS = {name: re.compile(pattern) for name, pattern in _QUESTIONS.items()}
_WANTS_ONE = re.compile(r"\b(?:quero|queria|preciso|prefiro|gostaria|posso|chama\w*|passa\w*|transfer\w+|me atend\w+|da pra|consigo)\b")
MOST_WORDS = 12


def house_question(text: str) -> str | None:
    """Which of `who`, `bike`, `new`, `rent` and `stock` is asked, in a message short enough to be about just that."""
    said = fold(text[:200])
    if len(said.split()) > MOST_WORDS:
        return None
    return next((name for name, pattern in _PATTERNS.items() if pattern.search(said)), None)


def asks_who_answers(text: str) -> bool:
    """Whether somebody only wants to know whom they talk to: "tem alguém de verdade aí ou é robô?" calls nobody yet."""
    return house_question(text) == "who" and _WANTS_ONE.search(fold(text[:200])) is None


def goods_asked(text: str) -> str:
    """The vehicle asked about that is no car, as typed: "moto"."""
    found = _PATTERNS["bike"].search(fold(text[:200]))
    return text[found.start(1) : found.end(1)].lower() if found else ""
