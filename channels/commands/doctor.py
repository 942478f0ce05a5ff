"""`balcao doctor`: what is well and what is not, each with its remedy."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from channels.commands.options import options, run

if TYPE_CHECKING:
    from memory.records import Records


@dataclass(frozen=True, slots=True)
class Finding:
    state: Literal["ok", "warning", "error"]
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.state:<8}{self.what}" + (f" → {self.remedy}" if self.remedy else "")


def doctor(*, json: Annotated[bool, Parameter(help="Um objeto JSON por linha.")] = False) -> int:
    """Confere a instalação."""
    return run(_doctor(json))


async def _doctor(json: bool) -> int:
    import orjson

    worst = 0
    async for finding in _findings():
        line = {"state": finding.state, "what": finding.what, "remedy": finding.remedy}
        print(orjson.dumps(line).decode() if json else finding)
        worst |= finding.state == "error"
    return worst


async def _findings() -> AsyncIterator[Finding]:
    from channels.house import database_address
    from channels.settings import HouseSettings
    from memory.records import Records

    settings = HouseSettings()
    home = options.get().home or settings.home
    yield Finding("ok", f"pasta dos dados: {home.resolve()}")
    if settings.env == "production" and settings.secret is None:
        yield Finding("error", "BALCAO_SECRET não definido em produção", "defina uma chave com 32 caracteres ou mais")
    records = Records(database_address(home))
    try:
        async for finding in _database(records, settings.tenant):
            yield finding
    finally:
        await records.close()
    yield await _redis(home)
    yield _understanding()
    yield _models()


async def _database(records: Records, tenant: str) -> AsyncIterator[Finding]:
    from sqlalchemy.exc import SQLAlchemyError

    from memory.records.migrate import pending

    try:
        if await pending(records):
            yield Finding("warning", "banco de dados sem as migrações mais novas", "balcao db upgrade")
            return
        async with records.reading(tenant) as books:
            cars = await books.catalogue.count()
    except (SQLAlchemyError, OSError) as error:
        yield Finding("error", f"banco de dados não responde ({type(error).__name__})", "confira DATABASE_URL e se o servidor está no ar")
        return
    yield Finding("ok", "banco de dados em dia")
    yield Finding("ok", f"{cars} carros no estoque") if cars else Finding("warning", "estoque vazio", "balcao demo ou balcao import cars")


async def _redis(home: Path) -> Finding:
    from channels.settings import StorageSettings
    from domain.errors import BalcaoError
    from memory.sessions import PrivateServer, Sessions

    url = StorageSettings().redis_url
    server = None if url else PrivateServer(home / "redis")
    try:
        if server is not None:
            await server.ensure()
        sessions = Sessions(url or server or "")
        alive = await sessions.alive()
        await sessions.close()
    except BalcaoError as error:
        return Finding("error", error.detail, "instale valkey-server ou defina REDIS_URL")
    finally:
        if server is not None:
            await server.stop()
    where = "de REDIS_URL" if url else "próprio"
    return Finding("ok", f"Redis {where} responde") if alive else Finding("error", f"Redis {where} não responde", "confira REDIS_URL")


def _understanding() -> Finding:
    from agent.understanding import Understanding
    from domain.errors import BalcaoError

    try:
        Understanding.load()
    except (BalcaoError, OSError) as error:
        return Finding("error", f"compreensão não carrega: {error}", "balcao train nlu, ou restaure agent/understanding/model")
    return Finding("ok", "compreensão carregada")


def _models() -> Finding:
    from channels.settings import ModelSettings

    names = [name for name in ModelSettings().names if name != "local"]
    return Finding("ok", f"modelos: {', '.join([*names, 'local'])}")
