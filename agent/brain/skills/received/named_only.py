"""A file that is only named: whatever its name says, nothing came."""

from __future__ import annotations

from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from agent.understanding.cues.files_named import names_a_file


def _only_named(talk: Talk) -> bool:
    asks_of_a_car = bool(talk.entities.keys() & {"models", "car_refs", "budget_max", "categories"})
    return talk.who.role == "customer" and not talk.attachments and not asks_of_a_car and names_a_file(talk.reading.text)


@skill("file_named", claims=_only_named)
def file_named(talk: Talk) -> Skill:
    yield from ()
    return Say(
        talk.pick(
            "Aqui só chegou o nome do arquivo, não o arquivo. Documento quem confere é um vendedor, na loja.",
            "Não recebi arquivo nenhum, só o nome dele. Os documentos a equipe da loja confere com você.",
        ),
        keeps_task=True,
    )
