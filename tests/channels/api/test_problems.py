from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient, Response

from domain.errors import BalcaoError, CarUnavailable, ConsentNeeded, Misconfigured, NotAllowed
from tests.tools.counters import Shop

OPINION = {"session_id": "s1", "car_id": "onix-2021", "liked": True}


def _problem(answer: Response, status: int) -> dict[str, Any]:
    body = answer.json()
    assert answer.status_code == body["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "detail"} <= set(body)
    return dict(body)


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("/api/recommend", {"budget": "muito"}, "budget deve ser um número inteiro"),
        ("/api/recommend", {"budget": -1}, "budget deve ser no mínimo 0"),
        ("/api/recommend", {"budget": 10**12}, "budget deve ser no máximo 100.000.000"),
        ("/api/recommend", {"budget": {"max": 1}}, "budget deve ser um número inteiro"),
        ("/api/recommend", {"categories": ["trator"]}, "categories.0 deve ser Hatch, Sedan, SUV"),
        ("/api/recommend", {"usage": "passeio"}, "usage.0 deve ser urbano"),
        ("/api/recommend", {"priorities": [1]}, "priorities.0 deve ser economia"),
        ("/api/recommend", {"transmission": "talvez"}, "transmission deve ser Manual ou Automático"),
        ("/api/recommend", {"state": "XX"}, "state não está no formato esperado"),
        ("/api/recommend", {"brands": ["Fiat"] * 21}, "brands tem mais de 20 itens"),
        ("/api/recommend", {"year_min": 1800}, "year_min deve ser no mínimo 1900"),
        ("/api/recommend", {"limit": 0}, "limit deve ser no mínimo 1"),
        ("/api/recommend", {"city": "x" * 81}, "city passa de 80 caracteres"),
        ("/api/recommend", [1], "corpo deve ser um objeto"),
        ("/api/recommend", None, "corpo falta"),
        ("/api/feedback", {}, "session_id falta; car_id falta; liked falta"),
        ("/api/feedback", OPINION | {"liked": "talvez"}, "liked deve ser verdadeiro ou falso"),
        ("/api/feedback", OPINION | {"session_id": ""}, "session_id falta"),
        ("/api/feedback", OPINION | {"session_id": "x" * 200}, "session_id passa de 120 caracteres"),
        ("/api/feedback", OPINION | {"car_id": "\0"}, "car_id falta"),
        ("/api/feedback", OPINION | {"comment": "x" * 1_001}, "comment passa de 1000 caracteres"),
        ("/api/refine-recommendations", {"profile": {"budget": "x"}}, "profile.budget deve ser um número inteiro"),
        ("/api/refine-recommendations", {"feedback": [{"car_id": "a"}]}, "feedback.0.liked falta"),
        ("/api/refine-recommendations", {"feedback": "tudo"}, "feedback deve ser uma lista"),
    ],
)
async def test_a_bad_body_is_told_field_by_field_in_portuguese(api: AsyncClient, path: str, body: object, told: str) -> None:
    answer = await (api.post(path, json=body) if body is not None else api.post(path))
    problem = _problem(answer, 422)
    assert problem["detail"].startswith("Confira o que foi enviado: ")
    assert told in problem["detail"]
    assert problem["errors"][0]["field"]


@pytest.mark.parametrize(
    "content", [b"{", b"", b"nada", b'{"budget": }', b"\xff\xfe{}", b"[" * 100_000, b'{"budget": NaN}', b'{"budget": 1e999}']
)
async def test_what_is_no_json_is_refused_without_a_stumble(api: AsyncClient, content: bytes) -> None:
    answer = await api.post("/api/recommend", content=content, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    _problem(answer, answer.status_code)


async def test_a_body_nested_without_end_is_refused_without_a_stumble(api: AsyncClient) -> None:
    for depth in (20, 300, 900):
        content = b'{"brands": ' + b"[" * depth + b"]" * depth + b"}"
        answer = await api.post("/api/recommend", content=content, headers={"content-type": "application/json"})
        assert answer.status_code in (400, 422)
        _problem(answer, answer.status_code)


async def test_half_an_emoji_is_no_stumbling_block(api: AsyncClient, shop: Shop) -> None:
    body = b'{"session_id": "s1", "car_id": "onix-2021", "liked": true, "comment": "lindo \\ud83d\\u0000"}'
    answer = await api.post("/api/feedback", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 201
    assert (await shop.dealings("http:s1"))[0].detail["comment"] == "lindo"


async def test_an_unknown_car_is_not_found(api: AsyncClient) -> None:
    for answer in (
        await api.get("/api/cars/nada"),
        await api.get("/api/cars/fusca"),
        await api.post("/api/feedback", json=OPINION | {"car_id": "nada"}),
    ):
        problem = _problem(answer, 404)
        assert (problem["code"], problem["detail"]) == ("not_found", "Não encontrei esse carro no nosso estoque.")


@pytest.mark.parametrize("car_id", ["x" * 129, "a%00b", "%20"])
async def test_a_car_id_that_cannot_be_one_breaks_nothing(api: AsyncClient, car_id: str) -> None:
    assert (await api.get(f"/api/cars/{car_id}")).status_code in (404, 422)


async def test_an_unknown_address_and_a_wrong_method_are_problems_too(api: AsyncClient) -> None:
    assert _problem(await api.get("/api/nada"), 404)["detail"] == "Endereço não encontrado."
    wrong = await api.get("/api/recommend")
    assert _problem(wrong, 405)["detail"] == "Método não aceito neste endereço."
    assert wrong.headers["allow"] == "POST"


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (NotAllowed("Você não pode."), 403, "not_allowed"),
        (ConsentNeeded("Preciso do seu ok."), 403, "consent_needed"),
        (CarUnavailable("Já foi.", car_id="c1"), 409, "car_unavailable"),
        (Misconfigured("Falta um ajuste."), 400, "misconfigured"),
    ],
)
async def test_every_rule_of_the_business_has_its_status(
    app: FastAPI, api: AsyncClient, error: BalcaoError, status: int, code: str
) -> None:
    @app.get("/refuse")
    async def refuse() -> None:
        raise error

    problem = _problem(await api.get("/refuse"), status)
    assert (problem["code"], problem["detail"]) == (code, error.detail)


async def test_an_unforeseen_error_tells_nothing_of_the_inside(app: FastAPI, api: AsyncClient) -> None:
    @app.get("/stumble")
    async def stumble() -> None:
        raise RuntimeError("password=segredo in settings.py")

    answer = await api.get("/stumble")
    assert _problem(answer, 500)["detail"] == "Algo deu errado do nosso lado. Tente de novo em instantes."
    assert "segredo" not in answer.text
