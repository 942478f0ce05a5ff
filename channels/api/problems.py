"""Errors as `application/problem+json` with a Portuguese `detail`; nothing internal leaks."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from domain.errors import BalcaoError, ConsentNeeded, Invalid, NotAllowed, NotFound, NotSignedIn, Unavailable
from tools.mistakes import in_words

log = logging.getLogger(__name__)

_STATUS: tuple[tuple[type[BalcaoError], HTTPStatus], ...] = (
    (NotFound, HTTPStatus.NOT_FOUND),
    (NotSignedIn, HTTPStatus.UNAUTHORIZED),
    (NotAllowed, HTTPStatus.FORBIDDEN),
    (ConsentNeeded, HTTPStatus.FORBIDDEN),
    (Invalid, HTTPStatus.UNPROCESSABLE_ENTITY),
    (Unavailable, HTTPStatus.CONFLICT),
)
_IN_PORTUGUESE = {
    400: "Pedido malformado.",
    401: "Falta a autenticação.",
    403: "Isso não é permitido.",
    404: "Endereço não encontrado.",
    405: "Método não aceito neste endereço.",
    413: "Conteúdo grande demais.",
    415: "Tipo de conteúdo não aceito.",
    429: "Pedidos demais em pouco tempo. Espere um instante e tente de novo.",
    503: "Não consigo atender agora. Tente de novo em instantes.",
}
_MOST_TOLD, _MOST_LISTED = 3, 20


def _field(mistake: Mapping[str, Any]) -> str:
    """Where a mistake is: `profile.budget`, or the body as a whole."""
    if mistake["type"] == "json_invalid":
        return "corpo"
    return ".".join(str(part) for part in mistake["loc"][1:]) or "corpo"


def problem(status: int, detail: str, **more: Any) -> JSONResponse:
    """RFC 9457."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail, **more}
    return JSONResponse(body, status, media_type="application/problem+json")


def tell_problems(app: FastAPI) -> None:
    """Every error of the app leaves as a problem."""

    @app.exception_handler(BalcaoError)
    async def by_rule(_: Request, error: BalcaoError) -> JSONResponse:
        status = next((status for kind, status in _STATUS if isinstance(error, kind)), HTTPStatus.BAD_REQUEST)
        said = problem(status, error.detail, code=error.code)
        if status == HTTPStatus.UNAUTHORIZED:
            said.headers["WWW-Authenticate"] = "Bearer"
        return said

    @app.exception_handler(RequestValidationError)
    async def by_shape(_: Request, error: RequestValidationError) -> JSONResponse:
        errors = [{"field": _field(mistake), "problem": in_words(mistake)} for mistake in error.errors()]
        told = "; ".join(f"{mistake['field']} {mistake['problem']}" for mistake in errors[:_MOST_TOLD])
        return problem(422, f"Confira o que foi enviado: {told}.", errors=errors[:_MOST_LISTED])

    @app.exception_handler(HTTPException)
    async def by_http(_: Request, error: HTTPException) -> JSONResponse:
        said = problem(error.status_code, _IN_PORTUGUESE.get(error.status_code, str(error.detail)))
        said.headers.update(error.headers or {})
        return said

    @app.exception_handler(Exception)
    async def unforeseen(_: Request, error: Exception) -> JSONResponse:
        log.error("unforeseen %s", type(error).__name__, exc_info=error)
        return problem(500, "Algo deu errado do nosso lado. Tente de novo em instantes.")
