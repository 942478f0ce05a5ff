"""Words that look like a car and are none: phrases around names, and plain words a typo away."""

from __future__ import annotations

import re
from functools import lru_cache

from agent.understanding.entities.lexicon import words
from agent.understanding.entities.utterance import Utterance

# For each name, what before it or after it makes it something else.
_AROUND: dict[str, tuple[str, str]] = {
    "gol": (
        r"(?:fiz|fez|faz|fazer|fazendo|marcou|marcar|marca|marcando|tomou|levou|grita|gritar|cada"
        r"|melhor|bola no"
        r"|comemor\w+|perdeu)(?: (?:um|o|de|mais um|aquele|e|2|3))? ?$",
        r"(?:de placa|de letra|contra|do (?:flamengo|corinthians|palmeiras|brasil|gremio|vasco"
        r"|neymar|santos|sao paulo)|no angulo|olimpico"
        r"|de cabeca|de bicicleta|linhas|a gol|anulado|aereas)",
    ),
    "fit": (
        r"(?:vida|look|comida|marmita|corpo|ficar|estilo|lanche|receita|cliente|super|faz o|faca o"
        r"|faz um)$",
        r"completo d|\(",
    ),
    "up": (
        r"(?:dar um|da um|deu um|dando um|stand|pick|make|follow|start|warm|check|level|back|catch"
        r"|pop|set|pin|add) ?$",
        r"",
    ),
    "city": (
        r"(?:manchester|leicester|vice|salt lake|mexico|new york|smart|atlantic)$",
        r"(?:tour|tur|gate)",
    ),
    "polo": (
        r"(?:camisa|camiseta|camisas|camisetas|gola|blusa)$",
        r"(?:industrial|aquatico|norte|sul|petroquimico|wear|naval|esportivo|moveleiro|tecnologico)",
    ),
    "golf": (r"(?:jogar|jogo|campo|campeonato|taco|bola|clube)(?: de)?$", r"(?:club|clube)"),
    "uno": (r"(?:jogar|jogo|baralho|numero|cartas)(?: (?:de|do))?$", r""),
    "idea": (
        r"(?:boa|otima|tive uma|tenho|nao tenho|nem|nao faco|faz|que|alguma|uma|a|mudei de|mudar de"
        r"|minha|melhor)$",
        r"de (?:que|como|quanto|quando)",
    ),
    "fox": (r"(?:canal|megan|raposa)$", r"(?:sports|news|trot)"),
    "soul": (r"(?:musica|i m|i am)$", r"(?:music|food)"),
    "march": (r"", r"(?:madness)"),
    "logan": (r"(?:paul|filme|filho|wolverine)$", r"(?:paul)"),
    "versa": (r"(?:vice)$", r"(?:sobre)"),
    "ka": (r"(?:ka|ha|pa)$", r"(?:ka)"),
    "sonic": (r"(?:filme|jogo|jogar)$", r""),
    "pulse": (r"", r"(?:oximetro)"),
    "leaf": (r"", r"(?:blower)"),
    "swift": (r"(?:taylor|carne|carnes|da)$", r""),
    "discovery": (r"(?:canal)$", r"(?:channel|plus|kids)"),
    "santa fe": (r"(?:em|de|cidade)$", r"(?:do sul)"),
    "kona": (r"(?:oleo|cafe)$", r""),
    "defender": (r"(?:me|te|se|vou|para|a|de|nao|vai|quero|o windows)$", r"(?:o|a|os|as|meu|minha|meus)"),
    "omega": (r"", r"(?:3|6)"),
    "bronco": (r"(?:muito|sou|meio|mais)$", r""),
    "cooper": (r"(?:fazer|faz|teste de|pneu|pneus)$", r""),
    "carnival": (r"", r""),
    "spin": (r"", r"(?:off)"),
    "classe c": (r"(?:publico|da|consumidor|cliente|clientes|consumidores)$", r""),
    "classe a": (r"(?:publico|consumidor|cliente|etanol|selo|inmetro)$", r""),
    "serie 3": (r"(?:da|aluno|alunos)$", r""),
    "t4": (r"(?:hormonio|exame|tsh|lampada)$", r""),
    "a1": (r"(?:papel|folha|tamanho|formato|certificado)$", r""),
    "a3": (r"(?:papel|folha|tamanho|formato|certificado|sulfite|impressao|resma|token)$", r""),
    "s10": (r"(?:diesel|oleo|galaxy|samsung)$", r""),
    "saveiro": (r"(?:pesca|barco)$", r""),
    "bravo": (r"(?:fico|fiquei|ficou|ta|to|muito|ficar|cachorro)$", r""),
    "onda": (r"", r""),
    "hb": (r"(?:glicada|exame)$", r""),
    "veraneio": (r"(?:casa|de)$", r""),
    "cruze": (r"(?:nao|se|que|voce)$", r"(?:os dados|com|a rua|os)"),
    "opala": (r"(?:pedra|anel)$", r""),
}


@lru_cache(maxsize=1)
def _patterns() -> dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]:
    return {
        name: (
            re.compile(rf"(?:^| ){left}") if left else None,
            re.compile(rf"^{right}(?: |$)") if right else None,
        )
        for name, (left, right) in _AROUND.items()
    }


def blocked(utterance: Utterance, first: int, last: int) -> bool:
    """Whether the words around a car's name make it something else ("fiz um gol", "camisa polo")."""
    around = _patterns().get(" ".join(utterance.words[first:last]))
    if around is None:
        return False
    left, right = around
    if re.match(r"^(?:19|20)\d\d$", utterance.word(last)):
        return False
    if left is not None and left.search(utterance.before(first, 3)):
        return True
    return right is not None and right.search(utterance.after(last, 3)) is not None


def common() -> frozenset[str]:
    """Plain Portuguese words one or two letters away from a name; they are never read as its typo."""
    return words("plain_words")
