"""How customers say things, by their style. `{}` is the fact in the person's own words."""

from __future__ import annotations

from evals.simulated.agenda import Fact, Style

GREETING: dict[Style, tuple[str, ...]] = {
    "curt": ("", "oi, ", "bom dia "),
    "chatty": ("oi tudo bem? então, ", "olá! vi vcs no insta e ", "opa, tudo certo? é o seguinte: "),
    "formal": ("Bom dia. ", "Boa tarde, por gentileza: ", "Prezados, "),
    "slangy": ("eae blz, ", "fala chefia, ", "salve, "),
}
SEEKING: dict[Style, tuple[str, ...]] = {
    "curt": ("quero {}", "procuro {}", "tem {}?"),
    "chatty": ("to querendo trocar de carro, pensei em {}", "preciso de {} pra ontem kkk", "queria ver {} com calma"),
    "formal": ("gostaria de {}", "estou à procura de {}", "procuro {}"),
    "slangy": ("to atras de {}", "arruma {} ai pra mim", "tem {} na area?"),
}
FACTS: dict[Fact, tuple[str, ...]] = {
    "budget": ("até {}", "no máximo {}", "meu limite é {}"),
    "category": ("{}", "um {}"),
    "transmission": ("{}", "câmbio {}"),
    "fuel": ("{}",),
    "color": ("{}", "cor {}"),
    "usage": ("{}", "é pra {}", "mais {}"),
    "name": ("{}", "me chamo {}", "meu nome é {}"),
    "phone": ("{}", "meu número é {}"),
    "city": ("{}", "moro em {}", "sou de {}"),
    "down_payment": ("{} de entrada", "dou {} de entrada"),
    "installments": ("em {}", "{}"),
    "day": ("{}",),
    "time": ("{}", "às {}"),
    "trade_in": ("tenho um {} pra dar na troca", "meu carro é um {}"),
    "offer": ("aceita {}?", "faz por {}?", "te dou {} nele"),
    "urgency": ("{}", "é pra {}"),
    "priority": ("{}", "o principal é {}"),
}
PICKING = {
    "visit": ("quero ver o {car} {day} às {time}", "dá pra ir ver o {car} {day} {time}?", "marca uma visita pro {car} {day} às {time}"),
    "reservation": ("reserva o {car} pra mim", "quero reservar o {car}", "segura o {car} pra mim?"),
    "offer": ("sobre o {car}: {offer}", "gostei do {car}, {offer}"),
    "financing": (
        "quanto fica o {car} com {down_payment} de entrada em {installments}?",
        "simula o {car}: {down_payment} de entrada, {installments}",
    ),
    "details": ("me fala mais do {car}", "quero saber mais do {car}"),
    "trade_in": ("{trade_in}",),
}
NO_MATTER = ("tanto faz", "não sei ainda", "qualquer um")
CHANGED = ("mudei de ideia, {}", "pensando melhor, {}", "na verdade {}")
NUDGES = ("e aí, o que vc tem?", "me mostra o que tem", "pode mandar as opções")
