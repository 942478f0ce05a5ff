"""What `balcao doctor` says of WhatsApp: whether the number answers, and what could not be delivered."""

from __future__ import annotations

from collections.abc import AsyncIterator

from pydantic import SecretStr
from sqlalchemy.exc import SQLAlchemyError

from channels.commands.doctor import Finding
from channels.outbox import NotSent, Verdict
from channels.settings import WhatsAppSettings
from channels.whatsapp.graph_api import GraphApi
from domain.errors import Misconfigured
from memory.records import Records

_GUIDE = "siga docs/whatsapp.md"


async def connection(settings: WhatsAppSettings) -> AsyncIterator[Finding]:
    """What is missing, and what Meta says of the number."""
    wanted = ("phone_number_id", "access_token", "app_secret", "verify_token")
    if missing := [f"WHATSAPP_{name.upper()}" for name in wanted if getattr(settings, name) is None]:
        yield Finding("error", f"WhatsApp pela metade: falta {', '.join(missing)}", _GUIDE)
    if settings.phone_number_id and settings.access_token:
        yield await _number(settings, settings.phone_number_id, settings.access_token)
    if settings.template is None:
        yield Finding("warning", "sem WHATSAPP_TEMPLATE: resposta fora das 24 h espera o cliente escrever", f"{_GUIDE}, passo 7")


async def _number(settings: WhatsAppSettings, number: str, token: SecretStr) -> Finding:
    try:
        api = GraphApi(settings.api_url, token, settings.timeout)
    except Misconfigured as error:
        return Finding("error", f"WhatsApp: {error.detail}", "corrija WHATSAPP_API_URL")
    try:
        about = await api.about(number)
    except NotSent as error:
        if error.verdict in (Verdict.BUSY, Verdict.UNKNOWN):
            return Finding("warning", f"WhatsApp: a API da Meta não respondeu ({error.detail})", "confira a rede e WHATSAPP_API_URL")
        return Finding("error", f"WhatsApp: a Meta recusou (código {error.code})", f"{_GUIDE}, passo 3")
    finally:
        await api.close()
    return Finding("ok", f"WhatsApp: {about.get('verified_name', 'o número')} ({about.get('display_phone_number', number)}) responde")


async def deliveries(records: Records, tenant: str) -> AsyncIterator[Finding]:
    """What staff should look at; nothing where the records cannot be read, which is told elsewhere."""
    try:
        async with records.reading(tenant) as books:
            failed, held = await books.deliveries.failed(), await books.deliveries.held()
    except (SQLAlchemyError, OSError):
        return
    if failed:
        codes = sorted({str(delivery.error_code or delivery.error) for delivery in failed})
        yield Finding(
            "warning", f"mensagens do WhatsApp não entregues: {len(failed)} (por {', '.join(codes)})", "veja os códigos em docs/whatsapp.md"
        )
    if held:
        yield Finding("warning", f"mensagens do WhatsApp que esperam o cliente escrever: {len(held)}", f"{_GUIDE}, passo 7")
