"""What went wrong on the command line, in Portuguese: what happened, why, and the next command."""

from __future__ import annotations

import errno
import re
import sqlite3
import traceback
from datetime import datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal, get_args, get_origin

from cyclopts import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
    ValidationError,
)

from domain.errors import BalcaoError

if TYPE_CHECKING:
    import pydantic

_KINDS: dict[object, str] = {
    int: "um número inteiro",
    bool: "true, false ou nada",
    datetime: "uma data, como 2026-11-20T10:00:00",
}
_BOUNDS = {">=": "no mínimo", ">": "mais que", "<=": "no máximo", "<": "menos que"}
_REASONS = {
    errno.ENOENT: "o caminho não existe",
    errno.EACCES: "sem permissão",
    errno.EPERM: "sem permissão",
    errno.EROFS: "o disco é só de leitura",
    errno.ENOTDIR: "há um arquivo no meio do caminho",
    errno.EEXIST: "já existe um arquivo com esse nome",
    errno.EISDIR: "é uma pasta",
    errno.ENOSPC: "o disco está cheio",
    errno.EADDRINUSE: "já está em uso",
    errno.EADDRNOTAVAIL: "esse endereço não é desta máquina",
}


def misuse(error: CycloptsError) -> str:
    """Wrong use: what is wrong with the command line, and where to read how it goes."""
    command = " ".join(["balcao", *(error.command_chain or ())])
    return f"Uso incorreto: {_wrong(error)}\nVeja: {command} --help"


def failure(error: Exception) -> str:
    """A command that failed: one sentence; the traceback follows where BALCAO_DEBUG asks for it."""
    said = in_a_sentence(error)
    return said + "\n" + "".join(traceback.format_exception(error)) if _debugging() else said


def in_a_sentence(error: Exception) -> str:
    """What happened and what to do, for a person."""
    import pydantic
    from sqlalchemy.exc import ArgumentError, SQLAlchemyError

    match error:
        case BalcaoError():
            return error.detail
        case pydantic.ValidationError() if error.title.endswith("Settings"):
            return f"Configuração inválida: {wrong_settings(error)}. Corrija no ambiente ou no arquivo .env."
        case ArgumentError():
            return "DATABASE_URL não é um endereço de banco. Exemplo: postgresql://usuario:senha@servidor/balcao."
        case SQLAlchemyError() | sqlite3.Error():
            return f"O banco de dados não atende ({_cause(error)}). Confira DATABASE_URL e a pasta dos dados; balcao doctor diz mais."
        case OSError():
            where = f" {error.filename}" if error.filename else ""
            return f"Não consegui usar{where}: {reason(error)}. Confira o caminho e a permissão, ou passe --home PASTA."
        case _:
            kind = type(error).__name__
            return f"Algo inesperado deu errado ({kind}). Rode balcao doctor; com BALCAO_DEBUG=1 aparecem os detalhes."


def reason(error: OSError) -> str:
    """Why the system refused; where no words of ours say it, its own."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__


def wrong_settings(error: pydantic.ValidationError) -> str:
    """The variables that are wrong, never their values: some are secret."""
    from channels import settings
    from tools.mistakes import in_words

    model = getattr(settings, error.title, None)
    prefix = model.model_config.get("env_prefix", "") if model else ""
    told = (f"{prefix}{mistake['loc'][0]} ".upper() + in_words(mistake) for mistake in error.errors())
    return "; ".join(told).replace("itens", "caracteres")  # of a secret pydantic counts the length, as of a list


def _wrong(error: CycloptsError) -> str:
    match error:
        case UnknownCommandError(unused_tokens=[word, *_]):
            commands = [name for name in (error.app or ()) if not name.startswith("-")]
            return f"não existe o comando “{word}”.{_meant(word, commands)} Comandos: {', '.join(commands)}."
        case UnknownOptionError():
            option = error.token.keyword or error.token.value
            return f"não existe a opção {option}.{_meant(option, [name for each in error.argument_collection for name in each.names])}"
        case UnusedCliTokensError(unused_tokens=[word, *_]):
            return f"não sei o que fazer com “{word}”. Um texto com espaços vai entre aspas."
        case MissingArgumentError() if error.argument is not None:
            after = error.keyword or next((token.keyword for token in error.argument.tokens if token.keyword), None)
            return (
                f"falta um valor depois de {after}."
                if after
                else f"falta {_name(error)} ({(error.argument.parameter.help or '').rstrip('.')})."
            )
        case RepeatArgumentError():
            return f"{error.token.keyword} aparece mais de uma vez."
        case CoercionError() if error.token is not None:
            return f"{error.token.keyword or _name(error)} não pode ser “{error.token.value}”: {_wanted(error.target_type)}."
        case ValidationError() if error.argument is not None:
            return f"{error.argument.name} {_bounded(error.exception_message)}."
        case _:
            return str(error)


def _bounded(message: str) -> str:
    """Cyclopts's word on a number out of bounds, in ours; any other message as it is."""
    if said := re.fullmatch(r"Must be (>=|>|<=|<) (\S+?)\.?", message):
        return f"precisa ser {_BOUNDS[said[1]]} {said[2]}"
    return message


def _meant(word: str, known: list[str]) -> str:
    close = get_close_matches(word, known, n=1)
    return f" Será que é {close[0]}?" if close else ""


def _name(error: CycloptsError) -> str:
    return error.argument.name.lstrip("-").upper() if error.argument is not None else "um valor"


def _wanted(kind: object) -> str:
    if get_origin(kind) is Literal:
        return "escolha entre " + ", ".join(map(str, get_args(kind)))
    return f"preciso de {_KINDS.get(kind, 'outro tipo de valor')}"


def _cause(error: Exception) -> str:
    """The driver's own short word, which names no address and no password."""
    cause = getattr(error, "orig", None) or error
    return str(cause).splitlines()[0] if isinstance(cause, sqlite3.Error) and str(cause) else type(cause).__name__


def _debugging() -> bool:
    from channels.settings import CommandSettings

    return bool(CommandSettings().debug)
