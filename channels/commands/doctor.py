"""`balcao doctor`: what is well and what is not, each with its remedy."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from channels.commands.mistakes import in_a_sentence, reason, wrong_settings
from channels.commands.options import options, run

if TYPE_CHECKING:
    from channels.settings import StorageSettings
    from memory.records.segments import Segment


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
    from pydantic import ValidationError

    from channels.settings import HouseSettings, ModelSettings, StorageSettings

    try:
        house, models, storage = HouseSettings(), ModelSettings(), StorageSettings()
    except ValidationError as error:
        yield Finding("error", f"configuração: {wrong_settings(error)}", "corrija no ambiente ou no arquivo .env, e rode de novo")
        return
    home = options.get().home or house.home
    if house.env == "production" and house.secret is None:
        yield Finding("error", "BALCAO_SECRET não definido em produção", "defina uma chave com 32 caracteres ou mais")
    folder = _folder(home)
    yield folder
    if folder.state == "ok" or storage.database_url:
        async for finding in _database(home, house.tenant, storage):
            yield finding
    if folder.state == "ok" or storage.redis_url:
        yield await _redis(home, storage.redis_url)
    async for finding in _whatsapp(home, house.tenant, storage):
        yield finding
    yield _understanding()
    async for finding in _models(models.names):
        yield finding


def _folder(home: Path) -> Finding:
    from tempfile import TemporaryFile

    try:
        home.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=home):
            return Finding("ok", f"pasta dos dados: {home.resolve()}")
    except OSError as error:
        return Finding("error", f"não consigo gravar em {home} ({reason(error)})", "escolha outra pasta com --home ou BALCAO_HOME")


async def _database(home: Path, tenant: str, storage: StorageSettings) -> AsyncIterator[Finding]:
    import sqlite3

    from sqlalchemy.exc import SQLAlchemyError

    from channels.commands.doctor_prices import prices_ahead
    from channels.house import database_address
    from memory.records import Records
    from memory.records.migrate import pending

    try:
        records = Records(database_address(home, storage))
        try:
            behind = await pending(records)
            async with records.reading(tenant) as books:
                cars = 0 if behind else await books.catalogue.count()
                files, broken = ([], []) if behind else (await books.segments.counted(), await books.segments.aside())
                unanswered = 0 if behind else len(await books.tries.aside())
                forecasting = [] if behind else await prices_ahead(books, options.get().clock().now())
        finally:
            await records.close()
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        what = "DATABASE_URL e se o servidor está no ar" if storage.database_url else f"se {home / 'balcao.sqlite'} está inteiro"
        yield Finding("error", f"banco de dados não responde ({type(error).__name__})", f"confira {what}")
        return
    if behind:
        yield Finding("warning", "banco de dados sem as migrações mais novas", "balcao db upgrade")
        return
    yield Finding("ok", "banco de dados em dia")
    if unanswered:
        yield Finding("warning", f"mensagens postas de lado, sem resposta: {unanswered}", "balcao replay")
    yield Finding("ok", f"{cars} carros no estoque") if cars else Finding("warning", "estoque vazio", "balcao demo ou balcao import cars")
    for finding in forecasting:
        yield finding
    yield _history(home / "history", tenant, files, broken)


def _history(folder: Path, tenant: str, files: list[Segment], aside: list[Segment]) -> Finding:
    from memory.history.segment_files import SegmentFiles

    kept = SegmentFiles(folder, tenant)
    if broken := kept.broken(files):
        return Finding(
            "warning", f"memória das conversas: arquivo com defeito ({', '.join(broken)})", "balcao serve o refaz a partir do banco"
        )
    if aside:
        where = f"memória das conversas: {len(aside)} arquivo(s) com defeito, posto(s) de lado em {kept.folder}"
        return Finding("warning", where, "a memória se refaz do banco com balcao serve; o arquivo .broken fica para você examinar")
    return Finding("ok", f"memória das conversas: {sum(file.turns for file in files)} atendimentos guardados")


async def _redis(home: Path, url: str | None) -> Finding:
    from domain.errors import BalcaoError
    from memory.sessions import PrivateServer, Sessions

    server = None
    try:
        if url is None:
            server = PrivateServer(home / "redis")
            await server.ensure()
        sessions = Sessions(url or server or "")
        alive = await sessions.alive()
        await sessions.close()
    except (BalcaoError, OSError) as error:
        return Finding("error", in_a_sentence(error), "instale valkey-server ou defina REDIS_URL")
    finally:
        if server is not None:
            await server.stop()
    where = "de REDIS_URL" if url else "próprio"
    return Finding("ok", f"Redis {where} responde") if alive else Finding("error", f"Redis {where} não responde", "confira REDIS_URL")


async def _whatsapp(home: Path, tenant: str, storage: StorageSettings) -> AsyncIterator[Finding]:
    from channels.commands.doctor_whatsapp import connection, deliveries
    from channels.house import database_address
    from channels.settings import WhatsAppSettings
    from memory.records import Records

    settings = WhatsAppSettings()
    if settings.phone_number_id is None and settings.access_token is None:
        return
    async for finding in connection(settings):
        yield finding
    records = Records(database_address(home, storage))
    try:
        async for finding in deliveries(records, tenant):
            yield finding
    finally:
        await records.close()


def _understanding() -> Finding:
    from agent.understanding import Understanding

    try:
        Understanding.load()
    except Exception as error:  # noqa: BLE001 - whatever is wrong with the files, the other findings are wanted too
        return Finding("error", f"compreensão não carrega ({type(error).__name__}: {error})", "restaure a pasta agent/understanding/model")
    return Finding("ok", "compreensão carregada")


async def _models(names: list[str]) -> AsyncIterator[Finding]:
    """Names and keys only: a model that is asked something costs money."""
    from agent.providers import Provider
    from channels.settings import export_env_file

    export_env_file()
    for name in names:
        if name != "local":
            try:
                Provider(name).get()
            except Exception as error:  # noqa: BLE001 - every provider's SDK has its own
                problem = f"modelo {name} não pode ser usado ({type(error).__name__}); o local responde no lugar"
                yield Finding("warning", problem, "confira BALCAO_MODEL e a chave do provedor, por exemplo OPENAI_API_KEY")
            else:
                yield Finding("ok", f"modelo {name} configurado")
    yield Finding("ok", "modelo local: sempre o último")
