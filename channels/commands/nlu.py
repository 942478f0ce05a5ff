"""`balcao nlu`: what one message, or a file of them, is understood to say."""

from __future__ import annotations

import json as json_
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from channels.commands.options import fail, options
from domain.clock import local
from domain.errors import Invalid
from domain.spelling import readable

if TYPE_CHECKING:
    from agent.understanding import Understanding

ROLES = ("customer", "staff")
"""Who speaks, as contracts/nlu.md names them."""


def nlu(
    text: Annotated[str | None, Parameter(help="A mensagem.")] = None,
    *,
    role: Annotated[Literal["customer", "staff"], Parameter(help="Quem fala.")] = "customer",
    json: Annotated[bool, Parameter(help="Imprime o objeto JSON do contrato.")] = False,
    jsonl: Annotated[Path | None, Parameter(help='Arquivo com {"role", "text", "now"?} por linha.')] = None,
) -> int:
    """Mostra intenção, entidades e sentimento de uma mensagem."""
    if (text is None) == (jsonl is None):
        print('Passe uma mensagem ou --jsonl ARQUIVO. Exemplo: balcao nlu --json "quero um SUV até 90 mil"', file=sys.stderr)
        return 2
    from agent.understanding import Understanding

    now = options.get().clock().now()
    if text is not None:
        reading = Understanding.load().read(readable(text), role=role, now=now).as_json()
        print(json_.dumps(reading, ensure_ascii=False) if json else _shown(reading))
        return 0
    assert jsonl is not None
    if not jsonl.exists() or jsonl.is_dir():
        return fail(f"Não achei o arquivo {jsonl}. Confira o caminho em --jsonl.")
    return _batch(Understanding.load(), jsonl, now)


def _batch(understanding: Understanding, path: Path, now: datetime) -> int:
    """One object a line, in order, as they are read; a line that cannot be read is told on stderr and stops nothing."""
    failed = 0
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                text, role, moment = _asked(line, now)
                reading = understanding.read(text, role=role, now=moment)
            except Exception as error:  # noqa: BLE001 - one message that trips us up is no reason to drop the others
                wrong = error.detail if isinstance(error, Invalid) else f"não consegui ler ({type(error).__name__})."
                print(f"Linha {number}: {wrong}", file=sys.stderr)
                failed += 1
                continue
            print(json_.dumps(reading.as_json(), ensure_ascii=False), flush=True)
    if failed:
        print(f"{failed} linha(s) com problema; as outras estão acima. Corrija e rode de novo.", file=sys.stderr)
    return 1 if failed else 0


def _asked(line: str, now: datetime) -> tuple[str, str, datetime]:
    """Text, role and moment of a line."""
    try:
        asked = json_.loads(line)
    except (ValueError, RecursionError):
        raise Invalid("não é JSON.") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise Invalid("falta “text”, um texto, num objeto.")
    try:
        moment = local(datetime.fromisoformat(asked["now"])) if asked.get("now") else now
    except (TypeError, ValueError, OverflowError):
        raise Invalid(f"“now” não é uma data ISO, como 2026-11-20T10:00:00: {asked['now']!r}.") from None
    role = asked.get("role") or "customer"
    if role not in ROLES:
        raise Invalid(f"“role” é {' ou '.join(ROLES)}, não {role!r}.")
    return readable(asked["text"]), role, moment


def _shown(reading: dict[str, object]) -> str:
    entities = reading["entities"]
    assert isinstance(entities, dict)
    lines = [f"intenção   {reading['intent']} ({reading['confidence']})", f"sentimento {reading['sentiment']}"]
    return "\n".join([*lines, *(f"  {key}: {value}" for key, value in entities.items())])
