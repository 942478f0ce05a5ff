"""What is wrong with an argument, as a Portuguese sentence for people: pydantic says it in English only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SENTENCES = {
    "missing": "falta",
    "extra_forbidden": "não existe aqui",
    "json_invalid": "não é JSON válido",
    "literal_error": "deve ser {expected}",
    "finite_number": "deve ser um número",
    "int_from_float": "deve ser um número inteiro",
    "int_parsing_size": "é grande demais",
    "string_too_long": "passa de {max_length} caracteres",
    "string_too_short": "precisa de ao menos {min_length} caractere(s)",
    "string_pattern_mismatch": "não está no formato esperado",
    "too_long": "tem mais de {max_length} itens",
    "too_short": "precisa de ao menos {min_length} itens",
    "greater_than": "deve ser maior que {gt}",
    "greater_than_equal": "deve ser no mínimo {ge}",
    "less_than": "deve ser menor que {lt}",
    "less_than_equal": "deve ser no máximo {le}",
}
_BY_KIND = {
    "int": "deve ser um número inteiro",
    "float": "deve ser um número",
    "bool": "deve ser verdadeiro ou falso",
    "string": "deve ser texto",
    "list": "deve ser uma lista",
    "dict": "deve ser um objeto",
    "model": "deve ser um objeto",
    "date": "deve ser uma data, como 2026-11-25",
    "time": "deve ser um horário, como 16:00",
}
_NAMES = {
    "budget_min": "preço mínimo", "budget_max": "orçamento", "brands": "marca", "models": "modelo", "categories": "tipo de carro",
    "year_min": "ano", "year_max": "ano", "year": "ano", "mileage_max": "quilometragem", "mileage": "quilometragem",
    "fuel": "combustível", "transmission": "câmbio", "colors": "cor", "seats": "lugares", "doors": "portas", "usage": "uso",
    "equipment": "equipamento",
    "priorities": "prioridade", "city": "cidade", "state": "estado", "limit": "quantidade de carros", "car_id": "carro",
    "car_ids": "carros", "amount": "oferta", "price": "preço", "down_payment": "entrada", "installments": "número de parcelas",
    "monthly_payment": "parcela", "payment": "forma de pagamento", "urgency": "urgência", "date": "data", "time": "horário",
    "name": "nome", "phone": "telefone", "email": "e-mail", "cpf": "CPF", "condition": "estado do carro", "expected": "valor esperado",
    "granted": "resposta", "confirmed": "confirmação", "reason": "motivo", "action": "pedido", "days": "número de dias", "note": "recado",
    "about": "assunto", "since": "primeiro dia", "until": "último dia",
}  # fmt: skip


def sentence(problem: Mapping[str, Any]) -> str:
    """One of pydantic's `errors()` as a sentence that begins with what people call the argument."""
    names = [part for part in problem["loc"] if isinstance(part, str)]
    name = _NAMES.get(names[0], names[0]) if names else "pedido"
    return f"{name[0].upper()}{name[1:]}: {in_words(problem)}."


def in_words(problem: Mapping[str, Any]) -> str:
    """What is wrong, without saying where: `deve ser no máximo 20`."""
    kind = str(problem["type"])
    words = _SENTENCES.get(kind) or _BY_KIND.get(kind.split("_")[0]) or "tem um valor que não é aceito"
    return words.format_map({key: _plainly(value) for key, value in problem.get("ctx", {}).items()})


def _plainly(value: object) -> str:
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".") if value >= 10_000 else str(value)
    return str(value).replace("'", "").replace(" or ", " ou ")
