"""The keyboard's corrector blamed for a slip: what is said beside it is what was meant ("corretor maldito, é Luísa")."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_BLAMED = re.compile(
    r"\b(auto ?corretor|autocorrect|corretor (ortografico|automatico|do (celular|cel|teclado|zap|whats\w*))"
    r"|(maldit[oa]|esse|culpa d[oe]|foi o|odeio o?|droga de|porcaria de|bendito) (corretor|teclado)"
    r"|(corretor|teclado) (maldit[oa]|doid[oa]|louc[oa]|burr[oa]|chat[oa]|idiota|"
    r"do inferno|desgracad[oa]|mud\w+|troc\w+|corrig\w+|escrev\w+|errou|e fogo"
    r"|me (sacaneou|traiu)))\b"
    r"|^\W*((ops|eita|aff|putz|desculpa|foi mal)\W+)?(corretor|teclado)\W*[,.!:;]"
)
_CLAUSES = re.compile(r"[,.;!:\n()]+|\s-\s|\s+(?=(?:é|eh)\s)|\b(?:quis dizer|na verdade|o certo)\b", re.IGNORECASE)
_KEYBOARD = re.compile(r"\b(corretor|teclado|autocorre\w+)\b")
_LEAD = re.compile(r"^\W*(?:(?:o )?(?:meu )?nome |eu |o certo |aqui |mas )?(?:é|eh|e|sou|era)(?: [oa])?\s+", re.IGNORECASE)


def blames_the_keyboard(text: str) -> bool:
    return _BLAMED.search(fold(text[:300])) is not None


def meant(text: str) -> list[str]:
    """The clauses of a message that say what was meant, without the "é" before it and those that blame the keyboard."""
    clauses = [clause.strip() for clause in _CLAUSES.split(text[:300])]
    if all(_KEYBOARD.search(fold(clause)) for clause in clauses if clause):
        clauses = [clause for one in clauses for clause in re.split(r"\s+(?=e\s)", one, flags=re.IGNORECASE)]  # "corretor maldito e luisa"
    return [_LEAD.sub("", clause) for clause in clauses if clause and not _KEYBOARD.search(fold(clause))]
