"""`balcao nlu`: what one message, or a file of them, is understood to say."""

from __future__ import annotations

import json as json_
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from channels.commands.options import fail, options

if TYPE_CHECKING:
    from agent.understanding import Understanding


def nlu(
    text: Annotated[str | None, Parameter(help="A mensagem.")] = None,
    *,
    role: Annotated[Literal["customer", "staff"], Parameter(help="Quem fala.")] = "customer",
    json: Annotated[bool, Parameter(help="Imprime o objeto JSON do contrato.")] = False,
    jsonl: Annotated[Path | None, Parameter(help='Arquivo com {"role", "text", "now"?} por linha.')] = None,
) -> int:
    """Mostra intenção, entidades e sentimento de uma mensagem."""
    if (text is None) == (jsonl is None):
        print("Passe uma mensagem ou --jsonl ARQUIVO. Exemplo: balcao nlu --json \"quero um SUV até 90 mil\"", file=sys.stderr)
        return 2
    from agent.understanding import Understanding

    clock = options.get().clock()
    if text is not None:
        reading = Understanding.load().read(text, role=role, now=clock.now()).as_json()
        print(json_.dumps(reading, ensure_ascii=False) if json else _shown(reading))
        return 0
    assert jsonl is not None
    if not jsonl.is_file():
        return fail(f"Não achei o arquivo {jsonl}. Confira o caminho em --jsonl.")
    return _batch(Understanding.load(), jsonl, clock.now())


def _batch(understanding: Understanding, path: Path, now: datetime) -> int:
    """One object a line, in order, as they are read; a line that is no object is told on stderr and stops nothing."""
    failed = 0
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                asked = json_.loads(line)
                moment = datetime.fromisoformat(asked["now"]) if asked.get("now") else now
                reading = understanding.read(str(asked["text"]), role=str(asked.get("role", "customer")), now=moment)
            except (json_.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
                print(f"Linha {number}: não é um objeto com “text” ({error}).", file=sys.stderr)
                failed += 1
                continue
            print(json_.dumps(reading.as_json(), ensure_ascii=False), flush=True)
    return 1 if failed else 0


def _shown(reading: dict[str, object]) -> str:
    entities = reading["entities"]
    assert isinstance(entities, dict)
    lines = [f"intenção   {reading['intent']} ({reading['confidence']})", f"sentimento {reading['sentiment']}"]
    return "\n".join([*lines, *(f"  {key}: {value}" for key, value in entities.items())])
