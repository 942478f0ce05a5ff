"""A stand-in for ViaCEP and for Nominatim: it knows a few places, counts what it is asked, and can be away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from evals.serving import serving


@dataclass
class PlacesServer:
    """`codes` by postal code, `points` by "street, city" or city alone."""

    codes: dict[str, dict[str, object]] = field(default_factory=dict)
    points: dict[str, tuple[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    away: bool = False
    url: str = ""

    async def code(self, request: Request) -> Response:
        self._note(request, str(request.path_params["cep"]))
        if self.away:
            return Response("down", 503)
        return JSONResponse(self.codes.get(request.path_params["cep"], {"erro": "true"}))

    async def search(self, request: Request) -> Response:
        told = request.query_params
        where = ", ".join(part for part in (told.get("street"), told["city"]) if part)
        self._note(request, where)
        if self.away:
            return Response("<html>busy", 200)
        found = self.points.get(where)
        return JSONResponse([{"lat": found[0], "lon": found[1], "display_name": "x"}] if found else [])

    def _note(self, request: Request, what: str) -> None:
        self.asked.append(what)
        self.agents.add(request.headers["user-agent"])


@asynccontextmanager
async def places_server(server: PlacesServer) -> AsyncIterator[PlacesServer]:
    routes = [Route("/ws/{cep}/json/", server.code), Route("/search", server.search)]
    async with serving(Starlette(routes=routes)) as server.url:
        yield server
