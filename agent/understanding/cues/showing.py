"""The cars asked for without a word of which: "me mostra", "manda as opções", "pode mostrar", "tem ou não tem?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.understanding.cues.comparisons import superlative
from agent.understanding.text import fold

MOST_WORDS = 14
_FILLER = (
    r"(e|ai|entao|agora|logo|ja|bora|vai|anda|por favor|pfv?r?|pf|pra mim|para mim|mesmo|msm|ta|ok|blz|beleza|certo|show|k{2,}|rs+|(ha"
    r"|he)+h?"
    r"|a?f+s?|mano|moc[ao]|bia|amig[ao]|gente|ne|viu|so|tudo|por gentileza|de uma vez|caramba|poxa|po|logo|direto|sim|claro|isso|quero"
    r"|mas|ue|la|aqui|eu|me|nos)"
)
_VERB = (
    r"((vc |voce |vcs |voces )?(pode(m|ria|riam)?|consegue\w*|da (pra|para)|tem como|quero que( voce| vc)?) )?(ja )?(me |nos )?"
    r"(mostr(a|e|ar|em|am)|mand(a|e|ar|em|am)|envi(a|e|ar|em)|list(a|e|ar|em)|pass(a|e|ar|em)|apresent(a|e|ar|em)|ve|ver|olhar|traz(er)?"
    r"|manda (ver|bala))"
)
_WISH = r"((eu )?(quero|queria|vamos|bora|posso|deixa eu|gostaria de|da pra|partiu) (ver|olhar|conhecer))"
_CARS = (
    r"((quais )?(carros?|carrinhos?|opc\w+|opcao|modelos?|lista|listas?|resultados?|anuncios?|ofertas?|sugest\w+|precos?|valor(es)?"
    r"|veiculos?|disponive\w+|estoque|que)"
    r"|eles|elas|ess[ea]s|isso|algo|algum(a|as|s)?|alguma coisa|tudo|mais ou menos)"
)
_THAT_ARE = (
    r"((que |q |quais )?((voce|vc|ce|vcs|voces|ces|a loja|a gente) )?(tem|tiver(em)?|teem|ha|tao|estao|tinha\w*|achou|achar|encontrou"
    r"|separou|sobr\w+|combin\w+)( ai| aqui| na loja"
    r"| disponive\w+| no estoque| pra mim| de bom)?)"
)
_OBJECT = rf"((o|a|os|as|uns|umas|esses|essas|ai|todos|todas|quais|oq|o que|qual|seus|suas)\W+)*({_CARS}\b\W*)*({_THAT_ARE})?"
_SHOWN = re.compile(rf"^\W*({_FILLER}\W+)*({_VERB}|{_WISH})\b\W*({_FILLER}\W+)*({_OBJECT})\W*({_FILLER}\W*)*$")
_WHICH = re.compile(
    rf"^\W*({_FILLER}\W+)*((quais|o que|oq|q|que)( (carros?|modelos?|opc\w+|sao os|sao as|sao))*\W*({_THAT_ARE})"
    r"|quais (sao )?((os|as) )?(carros|opc\w+|modelos)|quais( sao| seriam)?|cad[ea]( (os|as))?( carros| opc\w+| modelos| lista)?)"
    rf"\W*({_FILLER}\W*)*$"
)
_INSISTS = re.compile(
    rf"^\W*({_FILLER}\W+)*(tem (mesmo )?ou (voces? |vcs? )?(nao|n)( tem)?|tem ou nao|nenhum(a)?( {_FILLER})*|nao tem (nenhum"
    rf"|nada)( {_FILLER})*"
    rf"|nad(a|inha)( {_FILLER})*|tem algum(a)?( {_FILLER})*|nem (um|uma|unzinho|umazinha)(\W+\w+){{0,3}})\W*\?"
)


def asks_to_see(text: str) -> bool:
    """Whether the cars of the present wish are to be shown: "pode mandar", "quero ver as opções", "quais vocês têm?"."""
    said = _read(text)
    return len(said.split()) <= MOST_WORDS and (_SHOWN.match(said) is not None or _WHICH.match(said) is not None)


_THE_BEST = re.compile(
    r"\b(o|a|os|as|um) melhor(es)? (carros? |opc\w+ |modelos? )?(que |q )((voces?|vcs?|ces?|a loja|a ipe) )?"
    r"(ai )?(tem|tiver\w*|teem|tenham|ha)\b"
)


def asks_for_the_best(text: str) -> bool:
    """Whether the best that there is is wished for: "barato, mas também o melhor que vcs têm"."""
    return _THE_BEST.search(_read(text)) is not None


def asks_which(text: str, models: Sequence[str]) -> bool:
    """Whether it is asked which cars of a model there are or will do: "qual corolla cabe nesse valor?", "quais gol são flex?"; not which is
    the newest."""
    named = "|".join(re.escape(fold(model)) for model in models)
    return (
        bool(models) and not superlative(text) and re.search(rf"\b(qual|quais|que|algum)( d[oae]s)? ({named})s?\b", _read(text)) is not None
    )


def insists(text: str) -> bool:
    """Whether somebody asks once more if there is such a car: "tem ou não tem?", "nenhum mesmo??"."""
    return any(_INSISTS.match(sentence) for sentence in re.split(r"(?<=[.!,;])\s+", _read(text)))


def _read(text: str) -> str:
    return fold(text[:200]).strip()
