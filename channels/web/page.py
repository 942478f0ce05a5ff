"""The plain chat page at `/`: three static files, no build step."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

page_routes = APIRouter(include_in_schema=False)
_STATIC = Path(__file__).parent / "static"
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' https: data:; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


@page_routes.get("/")
async def page() -> FileResponse:
    return FileResponse(_STATIC / "chat.html", headers=_HEADERS)


@page_routes.get("/chat.css")
async def style() -> FileResponse:
    return FileResponse(_STATIC / "chat.css", headers=_HEADERS)


@page_routes.get("/chat.js")
async def script() -> FileResponse:
    return FileResponse(_STATIC / "chat.js", headers=_HEADERS, media_type="text/javascript")
