"""Whether a message is plainly in Spanish or English rather than Portuguese."""

from __future__ import annotations

import re

from agent.understanding.text import clean, fold

_SIGNS = {
    "es": """
        el los las una unos unas del con y pero muy esta este estos hola gracias buenos buenas dias tardes noches quiero quisiera
        necesito tengo tiene tienen busco coche carro cuanto cuesta donde usted ustedes por favor puedo puede hay mas cuando como
        soy estoy mi para que buen precio auto barato senor hasta luego adios comprar ver hacer hacen hablo espanol sobre ahora cual
        cuales hablar alguien persona hoy manana lunes martes miercoles jueves viernes viene gustaria necesitan venden estan ubicados
        cuotas descuento rojo negro blanco plateado gris camioneta camionetas detalles mostrar muestrame puedes se le les nos su sus otro
        otros familia trabajo enganche acuerdo perfecto bueno listo dale entonces de se cierran abren aceptan toman tarjeta papeles
        tienda horario pasas siendo queda
        no me te podria podrian podriamos poner tomas
        darme podemos tenemos estamos buscando buscamos ofrecen ofrece interesa presupuesto mejor pago kilometros kilometraje bien
        nuevo nueva ese esa eso somos ya lo chau che vemos queda quedan ubicacion apartar apartado manden mensajes datos borrar borren
        cita concertar preferiria quien cuantos cuantas hace tambien alla asi otra vez mismo verlo verla probar ninguno ningun algun
        alguna plata lucas gusta gustan cambiar cambiarlo pueden darle cambio reciente mostrado papeles llevo voy vamos
    """,
    "en": """
        the a an is are do does you your i im need want would like looking for have has how much what where when with and or can
        could please thanks thank hello hi hey good morning afternoon evening price car cars buy cheap my me we it this that any
        speak english of in on to yes no available interested about one first second third cheaper newest cheapest see show tell more
        person someone where located address open monday tuesday wednesday thursday friday saturday sunday tomorrow today at am pm
        warranty payment payments installments up under red black white silver gray blue there they he she was will would should
        reserve visit come close closes saturdays sundays hours time long take guys store dealership papers documents
        which newest not really actually instead might may shall let thing things get got make sure fine sorry afraid
        mileage trade ins loan down month months monthly grand thousand clock half past late them us its many else nothing anything
        something been had did don won isn didn doesn take cancel hold move change book delete data keep say
    """,
    "pt": """
        o a os as um uma uns umas do da dos das no na nos nas com e mas muito ta esta este isso ola oi obrigado obrigada bom boa
        dia tarde noite quero queria preciso tenho tem busco carro quanto custa onde voce voces vc vcs por favor posso pode mais
        quando como sou estou meu minha para pra que preco barato ate comprar ver fazer falo sobre agora qual quais nao sim em de
        ai aqui eu ele ela foi ser q to se ja
    """,
}
_ONLY = {
    "es": frozenset(_SIGNS["es"].split()) - frozenset(_SIGNS["pt"].split()),
    "en": frozenset(_SIGNS["en"].split()) - frozenset(_SIGNS["pt"].split()),
    "pt": frozenset(_SIGNS["pt"].split()) - frozenset(_SIGNS["es"].split()) - frozenset(_SIGNS["en"].split()),
}
_SPELT = {
    "es": re.compile(r"ñ|ción\b|ciones\b", re.IGNORECASE),
    "en": re.compile(r"[’'](?:m|re|d|ve|ll|s|t)\b", re.IGNORECASE),
    "pt": re.compile(r"[ãõç]|lh|nh", re.IGNORECASE),
}
"""Spellings that one of them has and the others have not."""
_WORD = re.compile(r"[^\W\d_]+")


_SPANISH_SIGNS = re.compile("[¿¡]")
_GREETINGS = {"hola": "es", "gracias": "es", "hello": "en", "thanks": "en"}


def language(text: str, lately: str = "pt") -> str:
    """`es` or `en` where at least two of its own small words outnumber those of Portuguese; else `pt`.

    Whoever wrote in one of them `lately` still does, until a word says otherwise.
    """
    if _SPANISH_SIGNS.search(text[:600]):
        return "es"
    said = _WORD.findall(fold(clean(text)[:600]))
    if len(said) < 2 and lately == "pt":
        return _GREETINGS.get(said[0], "pt") if said else "pt"
    counts = {name: sum(word in words for word in said) + len(_SPELT[name].findall(text[:600])) for name, words in _ONLY.items()}
    best = max(("es", "en"), key=lambda name: counts[name])
    plain = counts[best] >= 2 and counts[best] > 2 * counts["pt"] and counts[best] * 4 >= len(said)
    if plain:
        return best
    return lately if counts["pt"] <= counts.get(lately, 0) else "pt"
