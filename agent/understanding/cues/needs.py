"""What a need told in everyday words asks of a car, found by meaning: "carro pra levar cachorro grande" asks for space.

The words for uses and priorities (`entities/wishes`) come first; this is for needs nobody made a list of.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from agent.understanding.embedder import Embedder, Floats
from agent.understanding.text import fold

NEAR = 0.5
"""Cosine from which a message tells a need: above ordinary talk, below other wordings of the needs."""
_NEEDS: tuple[tuple[dict[str, list[str]], tuple[str, ...]], ...] = (
    (
        {"priorities": ["espaço"]},
        (
            "levar cachorro grande",
            "para levar meus cachorros",
            "caber cadeira de rodas",
            "minha mãe usa cadeira de rodas",
            "caber carrinho de bebê e malas",
            "levar prancha de surf",
            "carregar instrumentos e bateria",
            "levar muita bagagem no porta-malas",
        ),
    ),
    ({"priorities": ["desempenho"]}, ("subir serra e ladeira carregado", "forte para subir morro")),
    ({"usage": ["rural"]}, ("sítio, fazenda e estrada de barro", "moro na roça e a estrada é ruim")),
    ({"priorities": ["conforto"]}, ("problema na coluna", "fácil de entrar e sair para idoso")),
)
_ORDINARY = (
    "que carros vocês têm",
    "quantos carros tem na loja",
    "tem carro zero",
    "vocês alugam carro por dia",
    "quero comprar um carro usado",
    "qual carro você me indica",
    "quero um carro até 50 mil",
    "meu cachorro morreu",
    "me conta uma piada",
)
"""Talk that tells no need: what is nearer to it is none."""
_FIGURES = re.compile(r"\b(?:(?:at[eé]|por|uns|de|com|no m[aá]ximo) )?(?:R\$ ?)?\d[\d.,]*(?: ?(?:mil|k|reais|conto|km))*\b", re.IGNORECASE)
_PLAIN = frozenset(
    """
    quero queria gostaria procuro procurando busco preciso tem teria algum alguma carro carros veiculo automovel suv sedan hatch picape
    perua minivan cupe van automatico automatica manual flex gasolina diesel etanol hibrido eletrico cambio preto branco prata cinza
    vermelho azul mil reais conto contos ate por uns umas com sem para pra pro que seja ano cima diante novo novinho usado seminovo
    barato em conta bom boa dia tarde noite ola opa voces vcs vc ver mostra mostre manda mais menos agora so um uma o a os as de do da
    no na e ou meu minha eu
    """.split()  # noqa: SIM905
)
"""Words of a wish that the readers of entities know: among them no need is told."""
ENOUGH = 2
"""Other words that a need takes to tell."""
_KNOWN: dict[str, tuple[Floats, list[dict[str, list[str]]]]] = {}


def needs(text: str, dense: Floats, embed: Embedder) -> dict[str, Any]:
    """The use or priorities that a message asks for; nothing where it tells no such need. `dense` is the text's embedding."""
    if sum(word not in _PLAIN for word in re.findall(r"[^\W\d_]{2,}", fold(text))) < ENOUGH:
        return {}
    examples, wishes = _learned(embed)
    if (bare := _FIGURES.sub(" ", text)) != text:  # a price beside the need would draw the meaning away
        dense = embed.embed([bare])[0]
    near = examples @ dense / (float(np.linalg.norm(dense)) or 1.0)
    best = int(near.argmax())
    return {key: list(values) for key, values in wishes[best].items()} if near[best] >= NEAR else {}


def _learned(embed: Embedder) -> tuple[Floats, list[dict[str, list[str]]]]:
    """The examples as unit vectors with what each asks for; computed once for an embedder."""
    if embed.name not in _KNOWN:
        said = [(example, wish) for wish, examples in (*_NEEDS, ({}, _ORDINARY)) for example in examples]
        vectors = embed.embed([example for example, _ in said])
        _KNOWN[embed.name] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True), [wish for _, wish in said]
    return _KNOWN[embed.name]
