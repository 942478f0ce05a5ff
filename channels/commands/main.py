"""`balcao`: the entry of the command line. Heavy modules are imported by the commands that need them."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from cyclopts import App, CycloptsError, Parameter

from channels.commands.options import Options, options

app = App(
    name="balcao",
    help="Balcão: o atendimento da sua loja, por conversa.",
    version="0.1.0",
    usage="Uso: balcao COMANDO [OPÇÕES]",
    group_commands="Comandos",
    group_parameters="Opções",
    group_arguments="Argumentos",
    help_epilogue="Comece por: balcao demo, depois balcao serve.",
)
app.command("channels.commands.serve:serve", name="serve", help="Abre a loja: conversa no navegador, API e atendimento.")
app.command("channels.commands.demo:demo", name="demo", help="Enche uma casa vazia com a loja de exemplo.")
app.command("channels.commands.chat:chat", name="chat", help="Conversa com a assistente no terminal.")
app.command("channels.commands.nlu:nlu", name="nlu", help="Mostra o que uma mensagem quer dizer.")
app.command("channels.commands.importing:importing", name="import", help="Importa um CSV de carros.")
app.command("channels.commands.doctor:doctor", name="doctor", help="Confere a instalação.")
app.command("channels.commands.database:database", name="db", help="Cuida do banco de dados (db upgrade).")


@app.meta.default
def launch(
    *tokens: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
    home: Annotated[Path | None, Parameter(help="Pasta dos dados (padrão: BALCAO_HOME ou var/).")] = None,
    now: Annotated[datetime | None, Parameter(help="Fixa o relógio, por exemplo 2026-11-20T10:00:00.")] = None,
) -> Any:
    """Set what every command shares, then run the command."""
    options.set(Options(home, now))
    return app(tokens, exit_on_error=False, print_error=False)


def main() -> None:
    """Exit 0 done, 1 failed, 2 wrong use; every error says what to do next."""
    try:
        result = app.meta(exit_on_error=False, print_error=False)
    except CycloptsError as error:
        print(f"Uso incorreto: {error}\nVeja: balcao --help", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(result if isinstance(result, int) else 0)


if __name__ == "__main__":
    main()
