"""Being told when a car comes that is not here yet: "me avisa se chegar um?", "se aparecer um desses me chama"."""

from __future__ import annotations

import re

from agent.understanding.text import fold

_TELL = (
    r"(avis\w+|cham[ae]r?|notifi\w+|lembr\w+ de mim|manda (uma )?(mensagem|msg|zap)|da um (toque|alo)|me procur[ae]|entra em contato"
    r"|fal[ae] comigo)"
)
_COMES = r"(cheg\w+|aparec\w+|entr(ar|e|ou)|tiver(em)?|surg\w+|pint(ar|e)|vier(em)?|baix(ar|e) (o |de )?preco)"
_TOLD = re.compile(
    rf"\b{_TELL}\b[^.!?]{{0,40}}\b(se|quando|assim que|caso|qdo|qnd)\b[^.!?]{{0,40}}\b{_COMES}\b[^.!?,;\n]{{0,60}}"
    rf"|\b(se|quando|assim que|caso|qdo|qnd)\b[^.!?]{{0,40}}\b{_COMES}\b[^.!?]{{0,40}}\b{_TELL}\b"
)
_ELSE = re.compile(r"\b(resposta|vendedor|gerente|banco|documento|visita|hora|proposta|parcela|entrega|cheg(ar|o|uei) (ai|na loja))\b")


def awaited_in(text: str) -> str:
    """The words that tell what is awaited, "me avisa se chegar um onix"; empty where nothing is."""
    found = _TOLD.search(fold(text[:300]))
    return found[0] if found else ""


def asks_to_be_told(text: str) -> bool:
    """Whether somebody wants to hear of it when such a car comes."""
    said = fold(text[:300])
    return bool(awaited_in(text)) and not _ELSE.search(said)
