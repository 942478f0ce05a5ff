"""Audio that nobody wrote down: said so, and asked for in writing. What was heard has become words before (channels/turns.py)."""

from __future__ import annotations

from agent.brain.skills.received.handing_in import hands_in
from agent.brain.skills.registry import skill
from agent.brain.talk import Say, Skill, Talk
from domain.conversation import Kind


@skill("voice_note", kinds=(Kind.AUDIO,), covers=hands_in)
def voice_note(talk: Talk) -> Skill:
    yield from ()
    what = "os áudios" if len(talk.attachments) > 1 else "o áudio"
    start = what[0].upper() + what[1:]
    if not talk.alone:
        return Say(
            talk.pick(f"{start} eu não consigo ouvir, mas li o texto.", f"Li o texto; {what} eu não escuto por aqui."), keeps_task=True
        )
    if any(note.data.get("needs_consent") for note in talk.attachments) and not talk.asks_again:
        return Say(
            talk.pick(
                "Áudio eu só escuto com o seu ok para guardar seus dados. Pode me escrever?",
                "Sem o seu ok não escuto áudios. Me conta por escrito?",
            ),
            keeps_task=True,
        )
    if talk.asks_again:
        return Say(talk.pick(f"{start} eu não consigo ouvir, só leio texto.", f"Não escuto {what} por aqui, me escreve?"), keeps_task=True)
    return Say(
        talk.pick(
            f"Desculpe, {what} eu não consigo ouvir por aqui. Pode me escrever?",
            "Por áudio eu não te escuto. Me conta por escrito, por favor?",
            "Ainda não ouço áudios. Escreve em poucas palavras que eu te respondo?",
        ),
        keeps_task=True,
    )
