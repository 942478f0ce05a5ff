"""Greetings, thanks, help, and what is none of our business."""

from __future__ import annotations

from agent.brain.skills.registry import skill
from agent.brain.skills.wishes import next_question
from agent.brain.talk import Question, Say, Skill, Talk


@skill("greet", "greet")
def greet(talk: Talk) -> Skill:
    yield from ()
    hello = _hello(talk)
    name = f", {talk.who.first_name}" if talk.who.first_name else ""
    if talk.who.role != "customer":
        return Say(f"{hello}{name}! Posso mostrar leads, pontuações e números da loja. O que você precisa?")
    if talk.memory["greeted"]:
        return Say(talk.pick(f"Oi de novo{name}!", f"Oi{name}, estou por aqui."), _opening(talk), keeps_task=True)
    return Say(f"{hello}{name}! Sou a Bia, assistente da {talk.who.store}.", _opening(talk), keeps_task=True)


def _hello(talk: Talk) -> str:
    return "Bom dia" if talk.now.hour < 12 else "Boa tarde" if talk.now.hour < 18 else "Boa noite"


def _opening(talk: Talk) -> Question | None:
    if talk.task:
        return None
    if talk.profile or talk.memory["shown"]:
        return next_question(talk)
    return Question("Que carro você está procurando?", "search", "wish")


@skill("goodbye", "goodbye")
def goodbye(talk: Talk) -> Skill:
    yield from ()
    name = f", {talk.who.first_name}" if talk.who.first_name else ""
    return Say(talk.pick(f"Até mais{name}! Quando precisar, é só chamar.", f"Tchau{name}, foi um prazer!", f"Até logo{name}!"))


@skill("thanks", "thanks")
def thanks(talk: Talk) -> Skill:
    yield from ()
    return Say(talk.pick("Por nada! Precisando, estou aqui.", "Imagina! Qualquer coisa é só chamar.", "Eu que agradeço!"))


@skill("agree", "affirm")
def agree(talk: Talk) -> Skill:
    """A yes that answers nothing: ask the open question again, or go on with what makes sense."""
    yield from ()
    if talk.task and talk.task["question"]:
        return Say(talk.pick("Certo!", "Beleza!", "Combinado!"), keeps_task=True)
    if talk.who.role == "customer" and (question := next_question(talk)):
        return Say(talk.pick("Certo!", "Beleza!", "Combinado!"), question)
    return Say(talk.pick("Certo! Como posso te ajudar agora?", "Combinado. O que você precisa?"))


@skill("decline", "deny")
def decline(talk: Talk) -> Skill:
    yield from ()
    return Say(talk.pick("Tudo bem. Se quiser ver outra coisa, é só falar.", "Sem problema. O que mais posso fazer por você?"))


@skill("help", "help")
def help_(talk: Talk) -> Skill:
    yield from ()
    if talk.who.role == "customer":
        return Say(
            "Posso achar carros pelo seu gosto e bolso, comparar, simular parcelas, avaliar seu usado, reservar e marcar test drive. "
            "Escreva do seu jeito, tipo “um SUV automático para a família”.",
            keeps_task=True,
        )
    return Say(
        "Posso listar leads quentes, explicar a pontuação de um lead, buscar carros no estoque e mostrar os números da loja.",
        keeps_task=True,
    )


@skill("out_of_scope", "out_of_scope")
def out_of_scope(talk: Talk) -> Skill:
    yield from ()
    ours = "carros, financiamento, troca e visitas" if talk.who.role == "customer" else "os leads e os números da loja"
    return Say(
        talk.pick(
            f"Isso foge do que eu faço aqui. Posso ajudar com {ours}.",
            f"Nisso não consigo ajudar, mas com {ours} eu ajudo.",
            f"Prefiro ficar no que entendo: {ours}.",
        ),
        keeps_task=True,
    )


@skill("not_understood")
def not_understood(talk: Talk) -> Skill:
    """Ask once in other words, or the open question again; the second time offer a person."""
    if talk.memory["misses"] >= 1:
        yield from ()
        return Say(
            "Desculpe, ainda não entendi.",
            Question(
                "Quer que eu chame uma pessoa da loja?",
                "handoff",
                "confirmed",
                {"reason": "misunderstood"},
                ("Chamar pessoa", "Tentar de novo"),
            ),
            missed=True,
        )
    yield from ()
    if talk.task and talk.task["question"] and talk.task["skill"] != "consent":
        return Say(talk.pick("Não entendi bem.", "Acho que não peguei."), missed=True, keeps_task=True)
    example = "“quero um SUV automático” ou “quero marcar uma visita”" if talk.who.role == "customer" else "“quais os leads mais quentes?”"
    return Say(
        talk.pick("Não entendi bem.", "Acho que não peguei.") + f" Pode dizer de outro jeito? Por exemplo: {example}.",
        missed=True,
        keeps_task=True,
    )
