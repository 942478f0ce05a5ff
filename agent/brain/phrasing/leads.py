"""A lead in a line."""

from __future__ import annotations

from typing import Any

TEMPERATURE = {"high": "quente", "medium": "morno", "low": "frio"}


def lead_line(lead: dict[str, Any]) -> str:
    """`Carla Souza — 82 pontos (quente), Campinas, +5519…`; ids stay inside."""
    name = lead["name"] or "Cliente que ainda não disse o nome"
    where = [
        part
        for part in (lead["city"], lead["phone"], _brought_by(lead), None if lead["may_be_called"] else "não quer que a loja chame")
        if part
    ]
    return ", ".join([f"{name} — {lead['score']} pontos ({TEMPERATURE[lead['temperature']]})", *where])


def _brought_by(lead: dict[str, Any]) -> str | None:
    """`veio do anúncio “Compass 2021”`."""
    came_from = lead.get("came_from")
    if not came_from:
        return None
    what = "da publicação" if came_from["source_type"] == "post" else "do anúncio"
    return (
        f"veio {what} “{came_from['headline']}”" if came_from["headline"] else f"veio {'de publicação' if 'da' in what else 'de anúncio'}"
    )


def how_to_reach(lead: dict[str, Any]) -> str:
    name = lead["name"] or "Esse cliente"
    return f"{name}: {lead['phone']}." if lead["phone"] else f"{name} ainda não deixou telefone."
