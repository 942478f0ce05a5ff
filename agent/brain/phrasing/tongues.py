"""What a customer who writes in English or Spanish is told, in their language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from domain.customers.consent import WORDING

TONGUES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "only_portuguese": "I can only say this part in Portuguese:",
        "speaks": "Portuguese is my first language, but I can help you in English.",
        "greet": "Hi! I'm Bia, the assistant of {store}.",
        "goodbye": "Bye! Write to me any time.",
        "thanks": "You're welcome!",
        "help": "I can find cars, tell you prices and details, book a visit, or call a person of our team.",
        "who": "I'm Bia, the virtual assistant of {store}: a program, not a person. If you prefer, I call somebody of the team.",
        "out_of_scope": "That is not something I can help with; cars, financing, trade-ins and visits are.",
        "not_understood": "Sorry, I didn't get that. Could you say it in other words?",
        "prying": "I can't tell you that: what concerns other people or the shop itself stays here.",
        "phone": "The phone of {name} is {phone}.",
        "open_on": "On {day} we are open from {opens} to {closes}.",
        "closed_on": "On {day} we are closed.",
        "consent_given": "Thank you!",
        "consent_refused": "No problem, I won't keep your data. I can show you cars all the same.",
        "found": "I have {count} matching what you want. My suggestion: {best}.",
        "found_one": "I have 1 matching what you want: {best}.",
        "also": "Also: {others}.",
        "nothing": "I have nothing that fits all of that right now.",
        "ways": "Closest: {ways}.",
        "way": "{count} if you accept {label}, such as {example}",
        "budget_max": "within {value}",
        "mileage_max": "up to {value} km",
        "transmission": "another gearbox",
        "colors": "another color",
        "fuel": "another fuel",
        "categories": "another body style",
        "models": "another model",
        "brands": "another make",
        "other": "a different {limit}",
        "details": "{car}.",
        "options": "Equipped with: {options} (as listed in Portuguese).",
        "sold": "That one is no longer available. I can show you similar cars.",
        "times": "You can see the {car} at {branch}.",
        "booked": "Booked: {car}, {when}, at {branch} ({address}). Bring your driver's license.",
        "handoff": "Of course! A person of our team will continue with you here. If you prefer to call: {phone}. "
        "To talk to me again, write “voltar”.",
        "handoff_closed": "I told the team; the shop is closed now and they will answer you here once it opens ({hours}). Phone: {phone}.",
        "cancelled": "Your visit on {when} is cancelled.",
        "reserved": "Reserved for you: {car}, until {when}.",
        "released": "The reservation of the {car} is cancelled.",
        "instalments": "{car} ({price}) with a down payment of {down}: {plans}. Estimated yearly cost (CET) {cet}; the bank confirms it.",
        "passed_on": "I passed your offer of {offer} for the {car} on to a seller, who decides.",
        "too_low": "I can't do {offer} for the {car}, which is {price}.",
        "asking_price": "The {car} is {price}: that is the asking price.",
        "erased": "Done: your data is deleted.",
        "stopped": "Done, I won't write to you on my own any more.",
        "address": "{name} is at {address}, {city}/{state}.",
        "distance": "It is the nearest to you, about {distance_km} km in a straight line.",
        "hours": "Opening hours: {hours}.",
        "noted": "Noted!",
        "terms": "We finance in {terms} months, with at least {least}% of the price down; the bank checks the credit and decides.",
        "takes_cars": "Yes, we take cars in exchange; what yours is worth is settled at the inspection, in the shop.",
        "own_car": "I noted your car for the inspection, in the shop: what it is worth is settled there.",
        "bank": "Financing is by a bank, which checks the credit and decides. I can neither promise an approval nor rule it out.",
        "to_bring": "For the test drive, bring your driver's license. A seller will tell you about anything else.",
        "or": "or",
        "search.wish": "What car are you looking for?",
        "search.budget_max": "What is the most you would like to spend?",
        "search.usage": "What will you mostly use it for?",
        "search.categories": "Hatchback, sedan or SUV?",
        "search.transmission": "Automatic or manual?",
        "search.relax": "Which one would you like to see?",
        "visit.time": "Which time suits you: {times}?",
        "visit.date": "Which day suits you?",
        "profile.name": "What name should I put it under?",
        "car": "Which car do you mean?",
        "financing.down_payment": "How much would you put down?",
        "trade_in.model": "Which model is your car?",
        "trade_in.year": "What year is it?",
        "trade_in.mileage": "How many kilometers has it run?",
        "trade_in.condition": "What shape is it in: bodywork, mechanics, papers?",
        "consent.granted": "May I keep your data (name, contact and preferences), only to serve you and tell you about cars that match? "
        "You can see or delete everything whenever you want.",
        "reserve.confirmed": "Shall I reserve it for you?",
        "offer.amount": "How much would you offer?",
        "offer.confirmed": "Shall I pass this offer on to a seller?",
        "handoff.confirmed": "Shall I call a person of our team?",
        "days": "Mon Tue Wed Thu Fri Sat Sun",
    },
    "es": {
        "only_portuguese": "Esta parte solo sé decirla en portugués:",
        "speaks": "Mi idioma es el portugués, pero puedo atenderte en español.",
        "greet": "¡Hola! Soy Bia, asistente de {store}.",
        "goodbye": "¡Hasta luego! Escríbeme cuando quieras.",
        "thanks": "¡De nada!",
        "help": "Puedo buscar autos, decirte precios y detalles, agendar una visita o llamar a una persona del equipo.",
        "who": "Soy Bia, asistente virtual de {store}: un programa, no una persona. Si prefieres, llamo a alguien del equipo.",
        "out_of_scope": "En eso no puedo ayudar; con autos, financiación, permuta y visitas, sí.",
        "not_understood": "Perdón, no entendí. ¿Me lo dices con otras palabras?",
        "prying": "Eso no lo puedo decir: lo de otras personas y lo interno de la tienda queda aquí.",
        "phone": "El teléfono de {name} es {phone}.",
        "open_on": "El {day} abrimos de {opens} a {closes}.",
        "closed_on": "El {day} no abrimos.",
        "consent_given": "¡Gracias!",
        "consent_refused": "No hay problema, no guardo tus datos. Igual puedo mostrarte autos.",
        "found": "Tengo {count} que coinciden con lo que buscas. Mi sugerencia: {best}.",
        "found_one": "Tengo 1 que coincide con lo que buscas: {best}.",
        "also": "También: {others}.",
        "nothing": "Ahora no tengo nada que cumpla todo eso.",
        "ways": "Lo más cercano: {ways}.",
        "way": "{count} si aceptas {label}, como {example}",
        "budget_max": "hasta {value}",
        "mileage_max": "hasta {value} km",
        "transmission": "otra caja de cambios",
        "colors": "otro color",
        "fuel": "otro combustible",
        "categories": "otro tipo de auto",
        "models": "otro modelo",
        "brands": "otra marca",
        "other": "otro criterio ({limit})",
        "details": "{car}.",
        "options": "Equipamiento: {options} (como figura en portugués).",
        "sold": "Ese ya no está disponible. Puedo mostrarte parecidos.",
        "times": "Puedes ver el {car} en {branch}.",
        "booked": "Agendado: {car}, {when}, en {branch} ({address}). Trae tu licencia de conducir.",
        "handoff": "¡Claro! Una persona del equipo sigue contigo por aquí. Si prefieres llamar: {phone}. "
        "Para volver a hablar conmigo, escribe “voltar”.",
        "handoff_closed": "Avisé al equipo; la tienda está cerrada y te responden por aquí cuando abra ({hours}). Teléfono: {phone}.",
        "cancelled": "Tu visita del {when} quedó cancelada.",
        "reserved": "Reservado para ti: {car}, hasta el {when}.",
        "released": "La reserva del {car} quedó cancelada.",
        "instalments": "{car} ({price}) con {down} de entrada: {plans}. Costo anual estimado (CET) {cet}; el banco lo confirma.",
        "passed_on": "Pasé tu oferta de {offer} por el {car} a un vendedor, que es quien decide.",
        "too_low": "Por {offer} no puedo en el {car}, que está a {price}.",
        "asking_price": "El {car} está a {price}: ese es el precio.",
        "erased": "Listo: tus datos quedaron borrados.",
        "stopped": "Listo, no te escribo más por mi cuenta.",
        "address": "{name} queda en {address}, {city}/{state}.",
        "distance": "Es la más cercana, a unos {distance_km} km en línea recta.",
        "hours": "Horario: {hours}.",
        "noted": "¡Anotado!",
        "terms": "Financiamos en {terms} cuotas, con al menos {least}% del precio de entrada; el banco revisa el crédito y decide.",
        "takes_cars": "Sí, recibimos autos en parte de pago; el valor del tuyo sale en la inspección, en la tienda.",
        "own_car": "Anoté tu auto para la inspección, en la tienda: ahí sale el valor.",
        "bank": "La financiación es del banco, que revisa el crédito y decide. No puedo prometer una aprobación ni descartarla.",
        "to_bring": "Para la prueba de manejo, trae tu licencia de conducir. Sobre lo demás te dirá un vendedor.",
        "or": "o",
        "search.wish": "¿Qué auto buscas?",
        "search.budget_max": "¿Hasta cuánto piensas gastar?",
        "search.usage": "¿Para qué lo vas a usar más?",
        "search.categories": "¿Prefieres hatch, sedán o SUV?",
        "search.transmission": "¿Automático o manual?",
        "search.relax": "¿Cuál prefieres ver?",
        "visit.time": "¿Qué horario te queda mejor: {times}?",
        "visit.date": "¿Qué día te queda bien?",
        "profile.name": "¿A nombre de quién lo dejo?",
        "car": "¿De qué auto hablas?",
        "financing.down_payment": "¿Cuánto darías de entrada?",
        "trade_in.model": "¿Qué modelo es tu auto?",
        "trade_in.year": "¿De qué año es?",
        "trade_in.mileage": "¿Cuántos kilómetros tiene?",
        "trade_in.condition": "¿Cómo está: carrocería, mecánica, papeles?",
        "consent.granted": "¿Puedo guardar tus datos (nombre, contacto y preferencias) para atenderte y avisarte de autos que combinen? "
        "Puedes ver o borrar todo cuando quieras.",
        "reserve.confirmed": "¿Te lo reservo?",
        "offer.amount": "¿Cuánto ofreces?",
        "offer.confirmed": "¿Le paso esta oferta a un vendedor?",
        "handoff.confirmed": "¿Llamo a una persona del equipo?",
        "days": "lun mar mié jue vie sáb dom",
    },
}  # fmt: skip
_TRAITS = {
    "en": {
        "automático": "automatic", "manual": "manual", "elétrico": "electric", "híbrido": "hybrid", "gasolina": "petrol",
        "etanol": "ethanol",
        "preto": "black", "branco": "white", "prata": "silver", "cinza": "gray", "vermelho": "red", "azul": "blue", "verde": "green",
        "amarelo": "yellow", "marrom": "brown", "laranja": "orange", "bege": "beige", "vinho": "burgundy",
    },
    "es": {
        "elétrico": "eléctrico", "preto": "negro", "branco": "blanco", "prata": "plateado", "cinza": "gris", "vermelho": "rojo",
        "amarelo": "amarillo", "marrom": "marrón", "laranja": "naranja", "vinho": "vino", "bege": "beige",
    },
}  # fmt: skip
_HOURS = {
    "en": {"segunda": "Monday", "terça": "Tuesday", "quarta": "Wednesday", "quinta": "Thursday", "sexta": "Friday", "sábado": "Saturday",
           "domingo": "Sunday", "a": "to", "às": "to", "das": "from", "e": "and"},
    "es": {"segunda": "lunes", "terça": "martes", "quarta": "miércoles", "quinta": "jueves", "sexta": "viernes", "às": "a", "das": "de",
           "e": "y"},
}  # fmt: skip
_BUTTONS = {
    "en": {"Cidade": "City", "Família": "Family", "Viagem": "Trips", "Hatch": "Hatchback", "Automático": "Automatic",
           "Tanto faz": "Whatever",
           "Ver detalhes": "Details", "Ver outros": "Others", "Marcar visita": "Visit", "Simular parcelas": "Financing",
           "Sim, pode guardar": "Yes", "Não": "No", "Quero ver": "Yes", "Não, obrigado": "No thanks",
           "Confirmar": "Yes", "Agora não": "Not now", "Sim, por favor": "Yes please", "Chamar vendedor": "Call a seller"},
    "es": {"Cidade": "Ciudad", "Família": "Familia", "Viagem": "Viajes", "Tanto faz": "Me da igual", "Ver detalhes": "Detalles",
           "Ver outros": "Otros", "Marcar visita": "Visitar", "Simular parcelas": "Cuotas", "Sim, pode guardar": "Sí", "Não": "No",
           "Quero ver": "Sí", "Não, obrigado": "No gracias", "Confirmar": "Sí", "Agora não": "Ahora no",
           "Sim, por favor": "Sí, por favor", "Chamar vendedor": "Llamar vendedor"},
}  # fmt: skip


def tongue(language: str) -> Mapping[str, str]:
    return TONGUES[language]


def trait(language: str, word: str) -> str:
    """A gearbox, fuel or colour as the language calls it."""
    return _TRAITS[language].get(word.lower(), word.lower())


def hours(language: str, text: str) -> str:
    """Opening hours, from `segunda a sexta das 9h às 18h`."""
    return re.sub(r"[^\W\d_]+", lambda word: _HOURS[language].get(word[0], word[0]), text)


def button(language: str, label: str) -> str:
    return _BUTTONS[language].get(label, label)


def wording(language: str) -> str:
    """The privacy question."""
    return WORDING if language == "pt" else TONGUES[language]["consent.granted"]
