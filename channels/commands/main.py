"""`balcao`: the entry of the command line. Heavy modules are imported by the commands that need them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from cyclopts import App, CycloptsError, Parameter

from channels.commands.helping import PortugueseHelp
from channels.commands.mistakes import failure, misuse
from channels.commands.options import Options, options

WRONG_USE = 2
INTERRUPTED = 130

app = App(
    name="balcao",
    help="Balcão: o atendimento da sua loja, por conversa.",
    version="0.1.0",
    usage="balcao COMANDO [OPÇÕES]",
    group_commands="Comandos",
    group_parameters="Opções",
    group_arguments="Argumentos",
    help_epilogue="Comece por: balcao demo, depois balcao serve.",
    help_formatter=PortugueseHelp(),
    help_format="plaintext",
    default_parameter=Parameter(negative=()),
    result_action="return_value",
)
app.meta.end_of_options_delimiter = ""  # for the command to see: `balcao nlu -- "-5% no Onix?"`
app.command("channels.commands.serve:serve", name="serve", help="Abre a loja: conversa no navegador, API e atendimento.")
app.command("channels.commands.worker:worker", name="worker", help="Responde as mensagens que outros processos recebem.")
app.command("channels.commands.demo:demo", name="demo", help="Enche uma casa vazia com a loja e a indústria de exemplo.")
app.command("channels.commands.chat:chat", name="chat", help="Conversa com a assistente no terminal.")
app.command("channels.commands.nlu:nlu", name="nlu", help="Mostra o que uma mensagem quer dizer.")
app.command("channels.commands.train:train", name="train", help="Treina a compreensão das mensagens, ou os preços.")
app.command("channels.commands.forecasting:forecast", name="forecast", help="Prevê preços.")
app.command("channels.commands.forecasting:backtest", name="backtest", help="Mede as previsões em dias do passado.")
app.command("channels.commands.advise:advise", name="advise", help="Diz o melhor dia de compra.")
app.command("channels.commands.models:models", name="models", help="Mostra os modelos de preços, ou volta a um anterior.")
app.command("evals.commands:evaluate", name="eval", help="Mede a qualidade e compara com a última vez.")
app.command("channels.commands.importing:importing", name="import", help="Importa um CSV: carros, produtos, fornecedores, preços, vendas.")
app.command("channels.commands.synthesize:synthesize", name="synthesize", help="Inventa seis meses de histórico de um produto.")
app.command("channels.commands.scrape:scrape", name="scrape", help="Coleta preços do mercado.")
app.command("channels.commands.report:report", name="report", help="Gera um relatório em PDF.")
app.command("channels.commands.doctor:doctor", name="doctor", help="Confere a instalação.")
app.command("channels.commands.replay:replay", name="replay", help="Mostra ou retoma as mensagens postas de lado.")
app.command("channels.commands.privacy:privacy", name="privacy", help="Mostra ou apaga o que se guarda de um cliente.")
app.command("channels.commands.contacts:contacts", name="contacts", help="Junta contatos que são a mesma pessoa, ou desfaz.")
app.command("channels.commands.accounts:user", name="user", help="Cuida de quem da equipe entra: add, list, remove.")
app.command("channels.commands.database:database", name="db", help="Cuida do banco de dados (db upgrade).")


@app.meta.default
def launch(
    *tokens: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
    home: Annotated[Path | None, Parameter(help="Pasta dos dados (padrão: BALCAO_HOME ou var/).")] = None,
    now: Annotated[datetime | None, Parameter(help="Fixa o relógio, por exemplo 2026-11-20T10:00:00.")] = None,
) -> Any:
    """Set what every command shares, then run the command."""
    options.set(Options(home.expanduser() if home else None, now))
    return app(tokens, exit_on_error=False, print_error=False)


def outcome(tokens: Sequence[str] | None = None) -> int:
    """Run a command line (the process's own by default): 0 done, 1 failed, 2 wrong use; every error says what to do next."""
    try:
        result = app.meta(tokens, exit_on_error=False, print_error=False)
    except CycloptsError as error:
        print(misuse(error), file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - whatever it is, a person gets a sentence
        print(failure(error), file=sys.stderr)
        return 1
    return result if isinstance(result, int) else 0


def main() -> None:
    """What is not Unicode for the terminal is shown as `?`; files and other programs get UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")  # type: ignore[union-attr]
    gc.set_threshold(20_000, 10, 10)  # looking for cycles after each 700 objects is a sixth of what a start costs
    sys.exit(outcome())


if __name__ == "__main__":
    main()
