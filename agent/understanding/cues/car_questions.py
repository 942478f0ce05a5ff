"""What is asked of one car: a fact of its listing, or an item of its equipment.

"quantos km e tem isofix?" asks for two things: every one is named, so that each can be answered.
"""

from __future__ import annotations

import re

from agent.understanding.text import fold

_CONSUMPTION = (
    r"km ?(/|por|com( um| 1)?) ?l\w*|quantos? km (ele |ela )?faz|faz quantos? (km)?|por litro|cons[ou]m\w*|gasta|gastao|gastona"
    r"|(?<!de )(?<!do )(?<!pro )(?<!meu )(?<!um )\b(bebe|bebem)\b(?! conforto)"
)
_TRUNK = (
    r"porta[- ]?malas?|bagag\w+|\bmalas?\b|carrinho (de|do|pro) (bebe|nene)"
    r"|\bcabe (o |um |uma |a )?(carrinho|bicicleta|prancha|cadeira de rodas)"
)
_PRICE = (
    r"^\W*((e|mas|ai|ah|entao) )?((o|a|e|qual|q) )*(quanto|qto|qnto|qt|valor|preco)"
    r"( (e|eh|ta|esta|custa|sai|fica|vale|o|a|q|que|mesmo|ele|ela|dele|dela|d?ess[ea]|d?est[ea]|tudo|vista|carro|valor|preco))*\W*$"
    r"|\bquanto (custa|ta|esta|sai|e|eh|vale)\b(?!.*\b(parcel|entrad|seguro|ipva|document|transfer|mes\b))"
)
_STATE = (
    r"\bpneus?\b|\blataria\b|\bpintura\b|\brisc(o|os|ad)\w*\b|\bamassad\w+|conservad\w+|revis(ad|ao|oes)\w*|\bsuspensao\b|\bembreagem\b"
    r"|\bbateria\b|\bmotor (ta |esta )?(bom|ok|em dia|zerad\w)|\bestado\b"
    r"|(?<!\bmais )(?<!\bver )(?<!\bos )(?<!\boutros )\bdetalhes?\b(?! (d[oae]|completos|tecnicos)\b)|\bdefeitos?\b"
)
FACTS = {
    "price": _PRICE,
    "mileage": r"\bkms?\b|quilomet|rodad|rodou|rodagem",
    "color": r"\bcor\b|\bcores\b",
    "options": r"opciona|acessori|equipa|completo|o que (ele |ela )?(tem|vem)|de serie",
    "photos": r"\bfotos?\b|\bfotinhas?\b|image[nm]|\bvideo",
    "available": r"dispon|vendid[oa]\b|ainda tem|ainda ta|ja foi (vendid|embora|levad)|ja foi\W*$|ja saiu",
    "seats": r"\blugares\b|quant[oa]s (pessoas|passageiros)|\bcabem? (quant[oa]s )?(\d+|pessoas|cinco|sete)\b|assentos",
    "doors": r"\bportas\b(?!.{0,2}(malas?|copos?))",
    "fuel": r"combustivel|\bflex\b|gasolina|alcool|etanol|\bdiesel\b|\bgnv\b|hibrid\w|eletrico\?",
    "transmission": r"\b(automatic[oa]|manual|cambio|cvt|marchas?)\b(?! do (carro|proprietario))",
    "year": r"\bque ano\b|\bqual (e )?o ano\b|\bano (dele|dela|desse|dessa|do carro|e)\b|^\W*(e )?o? ?ano\W*$",
    "where": r"\bonde\b|qual loja|(em )?(que|qual) cidade",
    "consumption": _CONSUMPTION,
    "range": r"\bautonomia\b",
    "trunk": _TRUNK,
    "power": r"\bcavalos?\b|\bcvs?\b|\bpotencia\b",
    "load": r"capacidade de carga|\bquant\w+ (?:de |d[eo] )?(?:carga|peso|quilos|kg|toneladas?)\b"
    r"|\b(?:aguenta|carrega|suporta|leva|puxa)\w* .{0,15}\b(?:carga|peso|quilos|kg|toneladas?)\b",
    "state": _STATE,
    "history": r"leilao|\bbatid\w*|\b(ja|nunca) bateu|sinistr\w*|acidente|\bcolis(ao|oes)|enchente|alagad\w+|\brecuperad[oa]\b",
    "owners": r"unico dono|quantos donos|\bdonos?\b",
    "plate": r"\bplaca|chassi|renavam",
    "opinion": r"vale a pena|\brevenda|da (muito )?problema|confiavel|e (um carro )?bo[am]\b|manutencao|\bpecas?\b",
}
"""Facts by name, and the words that ask for them (folded)."""
_FACTS = {name: re.compile(asked) for name, asked in FACTS.items()}

ITEMS: dict[str, str] = {
    "teto solar": r"\bteto\b(?! (?:maximo )?(?:(?:d[eo]s?|e|eh|em|ate|uns) )+\d)|panoramic",
    "isofix": r"isofix|cadeirinha|bebe conforto",
    "central multimídia": r"multimidia|\bsom\b|\bradio\b|\btela\b",
    "Android Auto e Apple CarPlay": r"android|car ?play|espelha",
    "bluetooth": r"bluetooth",
    "GPS": r"\bgps\b|navegador",
    "câmera de ré": r"\bcamera",
    "sensor de estacionamento": r"\bsensor(es)?\b",
    "bancos de couro": r"\bcouro\b",
    "airbags": r"air ?bags?",
    "ar-condicionado": r"\bar[- ]condicionado|\btem ar\b|\be ar\b|(?<=\bcom )ar\b(?! livre)|climatiz",
    "direção assistida": r"\bdirecao\b|hidraulica",
    "vidros elétricos": r"\bvidros?\b",
    "travas elétricas": r"\btravas?\b",
    "retrovisores elétricos": r"retrovisor",
    "freios ABS": r"\babs\b",
    "controle de estabilidade": r"estabilidade|\besp\b",
    "frenagem automática": r"frenagem",
    "piloto automático": r"\bpiloto\b|\bcruise\b",
    "chave presencial": r"chave (presencial|inteligente)|keyless|partida (no|por) botao",
    "chave reserva": r"chave reserva|segunda chave|(duas|2) chaves|copia da chave",
    "manual do proprietário": r"manual do (carro|proprietario)",
    "faróis de LED": r"\bled\b|\bxenon\b",
    "faróis de neblina": r"neblina|milha\b|milhas\b",
    "rodas de liga leve": r"liga( leve)?\b|\brodas?\b",
    "tração 4x4": r"4 ?x ?4|\btracao\b|\bawd\b",
    "engate": r"\bengate|\breboque",
    "rack de teto": r"\brack\b",
    "capota marítima": r"\bcapota\b",
    "computador de bordo": r"computador de bordo",
    "painel digital": r"painel digital",
    "alerta de ponto cego": r"ponto cego",
    "alarme": r"\balarme",
    "estepe": r"\bestepe",
    "blindagem": r"\bblinda\w+",
    "insulfilm": r"insulfilm|pelicula",
    "tomada USB": r"\busb\b|carregador (de|do|pro|pra|para)( o| meu)? cel",
    "turbo": r"\bturbo\b",
}
"""Equipment by its name (domain/cars/equipment.py), and the words that ask for it, folded."""
NAMED = {name: re.compile(asked) for name, asked in ITEMS.items()}

_NOT_BESIDE = {"mileage": ("consumption",), "options": ("fuel",), "price": ()}
"""A fact whose words also occur in asking for another one."""
_ASKS = re.compile(
    r"\?|^\W*(e |mas |ele |ela |esse |essa |o carro )*"
    r"(tem|vem com|possui|qual|quais|quant[oa]s?|cabem?|faz|e o|e a|que|ta|esta|gasta|bebe|aceita)\b"
)


_WHERE_IT_IS = re.compile(
    r"^\W*(e )?((em )?(que|qual) (cidade|loja|unidade)|onde)( (que )?(ele|ela|esse|essa|o carro))? ?(ta|esta|se encontra)"
    r"( (ele|ela|o carro))?\W*$"
)


def asks_where_it_is(text: str) -> bool:
    """Whether it is the car whose place is asked for: "e qual cidade tá", "onde ele está?"."""
    return _WHERE_IT_IS.match(fold(text[:100])) is not None


def facts_asked(text: str) -> list[str]:
    """The names in `FACTS` that are asked for."""
    words = fold(text[:300])
    found = [name for name, asked in _FACTS.items() if asked.search(words)]
    return [name for name in found if not any(other in found for other in _NOT_BESIDE.get(name, ())) or _both(name, words)]


def _both(name: str, words: str) -> bool:
    """Whether the fact is asked for beside the one it is mistaken for: "quantos km tem e quanto faz por litro?"."""
    rest = re.sub(_CONSUMPTION, " ", words)
    return name == "mileage" and _FACTS[name].search(rest) is not None


def items_asked(text: str) -> list[str]:
    """The names in `ITEMS` that are asked for."""
    words = fold(text[:300])
    return [name for name, asked in NAMED.items() if asked.search(words)]


def only_asked(text: str) -> str:
    """Of a question that waits for its car no more than what it asks: the rest may be about a person."""
    words = fold(text[:300])
    found = [hit[0] for asked in (*_FACTS.values(), *NAMED.values()) if (hit := asked.search(words))]
    return " | ".join(dict.fromkeys(found))


def asks_of_a_car(text: str) -> bool:
    """Whether a message asks, in so many words, for something a listing tells or might tell."""
    return _ASKS.search(fold(text[:300])) is not None and bool(facts_asked(text) or items_asked(text))


def less_version(text: str, name: str) -> str:
    """The message without the version behind a car's model: who names "Hilux SRV 2.8 Diesel 4x4 2019" asks for no fuel by it."""
    model, *version = map(re.escape, fold(name).split())
    named = re.search(rf"\b({model})(?: (?:{'|'.join(version)})(?!\w)){{2,}}", fold(text)) if version else None
    return text if named is None else text[: named.end(1)] + text[named.end() :]
