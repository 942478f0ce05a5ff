"""What staff ask of the models of prices: train again, how far that is, which one is in use, back to the one before."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from agent.brain.purchasers import not_purchasing
from agent.brain.skills.registry import skill
from agent.brain.talk import Call, Question, Say, Skill, Talk
from agent.understanding.text import fold
from domain.clock import local
from domain.people import STEERING, Role

_MODEL = r"(?:modelos?|ia|intelig\w+ artificial|previs(?:ao|oes)|projec(?:ao|oes))"
_TRAINING = r"(?:(?:re)?trein(?:o|os|a|e|ar|amento|amentos|ando|ada|ado|ou|aram)|aprendizad\w+)"
_HOW_FAR = re.compile(
    rf"\b(?:como|cade|ja|terminou|acabou|falta\w*|status|andamento|progresso|pronto|deu certo|quanto tempo|quantos? %|qual)\b"
    rf".{{0,30}}\b{_TRAINING}\b|\b{_TRAINING}\b.{{0,25}}\b(?:terminou|acabou|pronto|andamento|status|progresso|como (?:esta|ta|foi|anda)|"
    r"deu certo|falhou|parou|travou|ja foi|rodou)\b"
)
_TRAIN = re.compile(
    rf"\b(?:re)?trein(?:a|e|ar|em|ando)\b.{{0,30}}\b(?:{_MODEL}|precos?|tudo|de novo|novamente)\b"
    rf"|\b{_MODEL}\b.{{0,30}}\b(?:re)?(?:treinar?|treine|aprender?|aprenda)\b|\b(?:roda|rode|rodar|faz|faca|inicia|comeca|novo|um)\b"
    rf".{{0,20}}\b(?:re)?treino\b|\bretrein\w+\b"
)
_FORECAST = re.compile(
    r"\b(?:atualiz\w+|refa\w+|recalcul\w+|gera\w*|roda\w*|publica\w*)\b.{0,20}\b(?:previs(?:ao|oes)|projec(?:ao|oes))\b(?!.{0,4}\bd[oae] )"
)
_EARLIER = r"(?:anterior|antig\w|de antes|passad\w)"
_BACK = re.compile(
    rf"\b(?:volt\w+|revert\w+|desfa\w+|restaur\w+|usa\w*)\b.{{0,25}}\b(?:modelo|treino|versao)\b.{{0,15}}\b{_EARLIER}\b"
    r"|\b(?:desfa\w+|revert\w+)\b.{0,15}\b(?:treino|treinamento)\b|\bvolt\w+\b.{0,10}\b(?:o|ao|pro|para o) modelo\b"
)
_WHICH = re.compile(
    r"\b(?:qual|quais|que|lista\w*|mostra\w*|como (?:esta|ta|anda|vai))\b.{0,20}\bmodelos?\b"
    r".{0,20}\b(?:uso|usando|ativos?|valendo|treinad\w+|precos?|previs\w+|versoes)\b"
    r"|\b(?:versoes|historico)\b.{0,10}\bmodelos?\b|\bquando\b.{0,25}\btrein(?:ou|ad\w+|o)\b|\bmodelo de precos?\b"
)


def _claims(talk: Talk) -> bool:
    said = fold(talk.reading.text[:300])
    return any(pattern.search(said) for pattern in (_HOW_FAR, _TRAIN, _FORECAST, _BACK, _WHICH))


@skill("retraining", "retrain", claims=_claims, of_staff=True)
def retraining(talk: Talk) -> Skill:
    if (refused := not_purchasing(talk, "treina os modelos")) is not None:
        return refused
    said = fold(talk.reading.text[:300])
    if _BACK.search(said):
        return (yield from _back(talk))
    if _HOW_FAR.search(said):
        return _how_far((yield Call("retrain_models", {"action": "status"})))
    if _WHICH.search(said):
        return _versions((yield Call("retrain_models", {"action": "versions"})))
    if _FORECAST.search(said):
        return _begun((yield Call("retrain_models", {"action": "forecast"})))
    return _begun((yield Call("retrain_models", {"action": "train"})))


@skill("model_back")
def back(talk: Talk) -> Skill:
    """The yes to going back."""
    if not talk.assent.binds:
        return Say("Certo, fica o modelo em uso.")
    result = yield Call("retrain_models", {"action": "bring_back", "version": talk.slots("model_back")["version"]})
    if result.get("error"):
        return Say(result["detail"])
    return Say(f"Certo, volto ao modelo de {_when(result['versions'][0]['trained_at'])} e refaço as previsões; leva alguns segundos.")


def _back(talk: Talk) -> Skill:
    if Role(talk.who.role) not in STEERING:
        return Say("Quem volta a um modelo anterior é o gerente ou o administrador.")
    result = yield Call("retrain_models", {"action": "versions"})
    if result.get("error"):
        return Say(result["detail"])
    earlier = [each for each in result["versions"] if each["state"] == "retired"]
    if not earlier:
        return Say(
            "Não há modelo anterior para voltar: só o que está em uso." if result["model"] else "Ainda não há modelo de preços treinado."
        )
    chosen, present = earlier[0], result["model"]
    text = f"Em uso: o de {_when(present['trained_at'])}{_good(present)}. O anterior: o de {_when(chosen['trained_at'])}{_good(chosen)}."
    buttons = ("Sim, voltar", "Não")
    return Say(text, Question("Volto ao anterior?", "model_back", "confirmed", {"version": chosen["version"]}, buttons, takes="yes_no"))


def _begun(result: dict[str, Any]) -> Say:
    if result.get("error"):
        return Say(result["detail"])
    task = result["task"]
    if result["already"]:
        return Say(f"Isso já está em andamento: {_share(task)}. Quando quiser, pergunte como está o treino.")
    if task["name"] == "forecast":
        return Say("Certo, refaço as previsões de todos os itens com os preços de hoje, em segundo plano.")
    took = f" Da última vez levou {result['last_took']} min." if result.get("last_took") else ""
    drift = f" Bem na hora: {result['model']['drift'][0]}." if result["model"] and result["model"]["drift"] else ""
    begun = "Certo, o treino vai em segundo plano; o modelo novo só entra se não for pior."
    return Say(f"{begun}{took}{drift} Pergunte como está o treino quando quiser.")


def _how_far(result: dict[str, Any]) -> Say:
    if result.get("error"):
        return Say(result["detail"])
    task = result["task"]
    if task is None:
        return Say(f"Não há treino em andamento. {_in_use(result['model'])}")
    what = {"train_prices": "treino", "forecast": "cálculo das previsões"}.get(task["name"], "retorno ao modelo anterior")
    if task["status"] == "waiting":
        return Say(f"O {what} está na fila e começa em instantes.")
    if task["status"] == "running":
        return Say(f"O {what} está em andamento: {_share(task)}.")
    when = _when(task["ended_at"])
    if task["status"] == "failed":
        return Say(f"O último {what} falhou em {when}: {task['error']} {_in_use(result['model'])}")
    if task["name"] != "train_prices":
        return Say(f"O último {what} terminou em {when}: {task['forecasts']} itens com previsão.")
    if task["unchanged"]:
        return Say(f"O último treino terminou em {when}: os preços não mudaram desde o anterior, então o modelo é o mesmo.")
    if task["published"] is False:
        worse = f"{task['worse_percent']:.1f}".replace(".", ",")
        return Say(
            f"O último treino terminou em {when}, mas o modelo novo errou {worse}% a mais nos mesmos dias. {_in_use(result['model'])}"
        )
    return Say(f"O último treino terminou em {when}: {task['forecasts']} itens com previsão nova. {_in_use(result['model'])}")


def _versions(result: dict[str, Any]) -> Say:
    if result.get("error"):
        return Say(result["detail"])
    others = [each for each in result["versions"] if each["state"] != "champion"]
    lines = [f"• {_when(each['trained_at'])}{_good(each)}{_refused(each)}" for each in others]
    return Say("\n".join([_in_use(result["model"]), *(["Os outros:", *lines] if lines else [])]))


def _refused(model: dict[str, Any]) -> str:
    return " — não entrou: pior que o em uso" if model["state"] == "candidate" else ""


def _in_use(model: dict[str, Any] | None) -> str:
    if model is None:
        return "Ainda não há modelo de preços treinado: diga “treina os modelos”."
    made_up = " Aprendeu com preços de exemplo, inventados." if model["is_synthetic"] else ""
    drift = f" Atenção: {'; '.join(model['drift'])}. Vale treinar de novo." if model["drift"] else ""
    return f"Em uso: o modelo de {_when(model['trained_at'])}, de {model['products']} itens{_good(model)}.{made_up}{drift}"


def _good(model: dict[str, Any]) -> str:
    """`, erro 7,5% menor que o de repetir o preço de hoje`."""
    better = model["better_than_naive_percent"]
    if better is None:
        return ""
    if abs(better) < 0.05:
        return ", tão bom quanto repetir o preço de hoje"
    return f", erro {abs(better):.1f}% {'menor' if better > 0 else 'maior'} que o de repetir o preço de hoje".replace(".", ",")


def _share(task: dict[str, Any]) -> str:
    if task["status"] == "waiting":
        return "está na fila"
    return f"{task['progress_percent']}%" + (f", {task['stage']}" if task["stage"] else "")


def _when(moment: str) -> str:
    """`24/11 às 10h05`."""
    when = local(datetime.fromisoformat(moment))
    return f"{when:%d/%m} às {when.hour}h{when:%M}"
