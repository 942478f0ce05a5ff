"""`/docs`: the API described in one page of our own, which needs neither scripts nor another site."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

docs_routes = APIRouter(include_in_schema=False)

_PAGE = """<!doctype html>
<html lang="pt-BR"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · API</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1d2733; }}
h2 {{ margin-top: 2rem; }} summary {{ cursor: pointer; padding: .3rem 0; }} code, pre {{ font: 14px/1.4 ui-monospace, monospace; }}
pre {{ background: #f4f6f8; padding: .75rem; overflow-x: auto; border-radius: .4rem; }} b {{ display: inline-block; min-width: 4rem; }}
</style></head><body>
<h1>{title} {version}</h1>
<p>Descrição completa para programas: <a href="/openapi.json">/openapi.json</a> (OpenAPI). Erros vêm como
<code>application/problem+json</code>, com a explicação em <code>detail</code>.</p>
{sections}
</body></html>"""


@docs_routes.get("/docs")
async def docs(request: Request) -> HTMLResponse:
    """Every operation by topic, with what it takes and gives."""
    described = request.app.openapi()
    by_topic: dict[str, list[str]] = {}
    for topic, operation in _operations(described):
        by_topic.setdefault(topic, []).append(operation)
    sections = "\n".join(f"<h2>{escape(topic)}</h2>\n" + "\n".join(found) for topic, found in by_topic.items())
    info = described["info"]
    return HTMLResponse(_PAGE.format(title=escape(info["title"]), version=escape(info["version"]), sections=sections))


def _operations(described: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Topic and markup of every operation, in the order of the routes."""
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            topic = next(iter(operation.get("tags", ())), "geral")
            head = f"<b>{method.upper()}</b> <code>{escape(path)}</code> {escape(operation.get('summary', ''))}"
            yield topic, f"<details><summary>{head}</summary>{''.join(_told(operation, described))}</details>"


def _told(operation: Mapping[str, Any], described: Mapping[str, Any]) -> Iterator[str]:
    if words := operation.get("description"):
        yield f"<p>{escape(words)}</p>"
    for parameter in operation.get("parameters", ()):
        needed = " (obrigatório)" if parameter.get("required") else ""
        yield f"<p><code>{escape(parameter['name'])}</code> em {escape(parameter['in'])}{needed}</p>"
    for title, content in (("Envia", operation.get("requestBody")), ("Recebe", _success(operation))):
        for shape in (content or {}).get("content", {}).values():
            schema = json.dumps(_resolved(shape.get("schema", {}), described), ensure_ascii=False, indent=2)
            yield f"<p>{title}</p><pre>{escape(schema)}</pre>"


def _success(operation: Mapping[str, Any]) -> Mapping[str, Any] | None:
    return next((answer for status, answer in operation.get("responses", {}).items() if status.startswith("2")), None)


def _resolved(schema: Any, described: Mapping[str, Any]) -> Any:
    """A schema with what it refers to in its place; none of ours refers to itself."""
    if isinstance(schema, dict):
        if name := schema.get("$ref"):
            return _resolved(described["components"]["schemas"][name.rsplit("/", 1)[-1]], described)
        return {key: _resolved(value, described) for key, value in schema.items() if key != "title"}
    return [_resolved(item, described) for item in schema] if isinstance(schema, list) else schema
