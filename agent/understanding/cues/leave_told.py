"""Leave to keep data, told apart from what stands beside it: "pode. opa, é até 100 mil", "tem civic? pode anotar meus dados".

Whatever else a message asks for, a yes to the privacy question is a yes; only what takes part of it back ("sim, mas sem meu telefone",
"sim, mas antes…") keeps it from being one.
"""

from __future__ import annotations

import re

from agent.understanding.cues import assent_words as words
from agent.understanding.cues.assent import about_keeping, in_passing, spoken
from agent.understanding.cues.keeping import keeping_clause, only_opens
from agent.understanding.text import fold

MOST_CHARS = 600
_ENDS = re.compile(
    r"[^\w\s?'\"()/-]+\s*"
    r"|\s+(?=(?:mas|porem|so que|agora|e|ent[aã]o|me|mostra|manda|quero|queria|preciso|procuro|qual|quais|quanto|tem|cade|faz|simula"
    r"|busca|ve|meu nome|me chamo|sou|fala|diz)\b)"
)
"""Where a yes may end and something else begin: at a sign or a face, or before a word that begins a request."""
_IS = ("é", "É")
"""What is no "e" that joins: "meu nome é Ana"."""
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+|,\s+(?=(?:e )?(?:pode(?:m)?|autorizo|permito)\b)", re.IGNORECASE)
_TAKES_BACK = re.compile(
    r"\b(antes|depende|desde que|contanto que|se (eu|nao|der|for|voce|vc|puder)|acho|talvez|primeiro (eu )?(quero|queria|me|preciso|vou))\b"
    r"|\b(mas|porem|so|apenas|somente|menos|exceto)\b(?!\W+(me )?(resolv|respond|mostr|mand|fala|anda|diz|passa)\w*)[^.!?\n]{0,40}"
    r"\b(nomes?|telefone|numero|zap|contato|e-?mail|cpf|dados?|isso|guard\w*|salv\w*|compartilh\w*|repass\w*|terceiros)\b"
)
_LED_ON = re.compile(r"^(?:mas|por[eé]m|s[oó] que)\s+", re.IGNORECASE)
_EXCUSES = re.compile(r"\b(desculp\w+|foi mal|perdao|demor\w+|dormi|esqueci|so (vi|li) (agora|hoje)|tava|estava|voltei|correria)\b")
_LONGEST = 14
"""Words of a sentence that gives leave."""


def leave_apart(text: str, asked: bool) -> tuple[str, str] | None:
    """The words that give leave to keep data and the rest of the message; None where it says nothing else, or gives none.

    `asked` where the privacy question was put last: then any yes at the beginning is the answer to it.
    """
    if len(text) > MOST_CHARS:
        return None
    return (_answered(text) if asked else None) or _volunteered(text) or _said_of_keeping(text)


def less_yes(text: str) -> str:
    """The message without a yes that leads it; for where nothing was asked that a yes would answer: "sim. até 100 mil"."""
    both = _answered(text) if len(text) <= MOST_CHARS else None
    return both[1] if both else text


def _answered(text: str) -> tuple[str, str] | None:
    folded = fold(text)
    if words.ASKS.match(folded) or ((whole := spoken(text)) is not None and whole.alone):
        return None
    cuts = [cut for cut in _ENDS.finditer(folded) if text[cut.end() : cut.end() + 1] not in _IS and _is_a_yes(text[: cut.end()])]
    if not cuts:
        return _answered_last(text)
    ended = [cut for cut in cuts if re.match(r"[.!\n]", cut[0])]
    at = (ended or cuts)[-1].end()
    rest = folded[at:].strip()
    other = spoken(rest)
    takes_back = _TAKES_BACK.search(rest) or words.OR.match(rest) or words.SMALL_TALK.fullmatch(rest) or words.LAST_WORD_NO.match(rest)
    if takes_back or not re.search(r"\w", rest) or (other is not None and other.refuses):
        return None
    return text[:at].strip(), text[at:].strip()


def _answered_last(text: str) -> tuple[str, str] | None:
    """The yes that an excuse leads to, and nothing beside it: "desculpa a demora, dormi. sim, pode"."""
    before, end, last = text.rstrip().rpartition(". ")
    said = fold(before)
    excuse = end and _EXCUSES.search(said) and not re.search(r"\bnao\b", said) and len(before.split()) <= _LONGEST
    return (last, "") if excuse and _is_a_yes(last) else None


def _said_of_keeping(text: str) -> tuple[str, str] | None:
    """A clause that gives or refuses leave wherever it stands: "não quero deixar meus dados não, só quero saber se tem"."""
    if (found := keeping_clause(text)) is None:
        return None
    start, end, _ = found
    before, after = text[:start].rstrip(), text[end:].lstrip(" ,.;!\n")
    if only_opens(before):
        start, before = 0, ""
    rest = f"{before} {after}".strip()
    said = _LED_ON.sub("", text[start:end].strip(), count=1)
    return (said, rest) if re.search(r"\w", rest) and not _TAKES_BACK.search(fold(after)) else None


def _is_a_yes(text: str) -> bool:
    said = spoken(text)
    return said is not None and said.binds and said.alone and not said.named and not in_passing(text)


def _volunteered(text: str) -> tuple[str, str] | None:
    pieces = [piece.strip() for piece in _SENTENCES.split(text) if piece.strip()]
    for at, piece in enumerate(pieces):
        said = spoken(piece)
        if said is None or not said.binds or said.named or "?" in piece or len(piece.split()) > _LONGEST or not about_keeping(piece):
            continue
        if only_opens(" ".join(pieces[:at])):
            return None  # a greeting before it is no message of its own
        rest = " ".join(pieces[:at] + pieces[at + 1 :])
        return (piece, rest) if re.search(r"\w", rest) and not _TAKES_BACK.search(fold(" ".join(pieces[at + 1 :]))) else None
    return None
