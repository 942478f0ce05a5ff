"""`--help` in Portuguese: cyclopts lays it out, and says its own few words in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve
from cyclopts.help import DefaultFormatter

if TYPE_CHECKING:
    from cyclopts.help import HelpEntry, HelpPanel
    from rich.console import Console, ConsoleOptions

_WORDS = {"[OPTIONS]": "[OPÇÕES]", "[ARGS]": "[ARGUMENTOS]", "COMMAND": "COMANDO"}
_FLAGS = {"--help": "Mostra esta ajuda.", "--version": "Mostra a versão."}
_VALUES = {"PATH": "CAMINHO", "STR": "TEXTO", "INT": "NÚMERO", "DATETIME": "DATA", "CHOICE": "OPÇÃO"}


class PortugueseHelp(DefaultFormatter):
    def __call__(self, console: Console, options: ConsoleOptions, panel: HelpPanel) -> None:
        super().__call__(console, options, panel.copy(entries=[_translated(entry) for entry in panel.entries]))

    def render_usage(self, console: Console, options: ConsoleOptions, usage: Any) -> None:
        if usage:
            said = str(usage)
            for english, portuguese in _WORDS.items():
                said = said.replace(english, portuguese)
            console.print(f"Uso: {said.strip()}\n", markup=False, highlight=False)


def _translated(entry: HelpEntry) -> HelpEntry:
    """What cyclopts would add in English (choices, default, required) follows the description in our words."""
    from cyclopts.help import InlineText
    from rich.text import Text

    described = next((words for flag, words in _FLAGS.items() if flag in entry.names), None)
    description = InlineText(Text(described)) if described else entry.description
    notes = {
        "opções": ", ".join(entry.choices or ()),
        "padrão": entry.default if entry.default != "False" else None,
        "obrigatório": "" if entry.required else None,
    }
    for name, note in notes.items():
        if note is not None and (note or name == "obrigatório"):
            description.append(Text(f"[{name}: {note}]" if note else f"[{name}]", "cyclopts.default"))
    metavar = _VALUES.get(entry.metavar or "", entry.metavar)
    return evolve(entry, description=description, choices=None, default=None, required=False, metavar=metavar)
