"""Stock in words: of one item, of what runs short, of a family of goods."""

from __future__ import annotations

from typing import Any

from agent.brain.phrasing.goods import SAMPLE, lasting, quantity


def one_told(result: dict[str, Any]) -> str:
    """`Luva de raspa M: 40 par em estoque, mínimo 30 par. Saída em 30 dias: 60 par; o estoque dura cerca de 20 dias (dados de exemplo).`"""
    item = result["product"]
    if item["stock"] is None:
        return f"{item['name']}: o estoque não está no cadastro."
    parts = [f"{quantity(item['stock'], item['unit'])} em estoque" if item["stock"] else "estoque zerado"]
    if item["minimum"] is not None:
        least = quantity(item["minimum"], item["unit"])
        parts.append(f"{quantity(item['missing'], item['unit'])} abaixo do mínimo de {least}" if item["missing"] else f"mínimo {least}")
    text = f"{item['name']}: {', '.join(parts)}."
    if item["days_of_cover"] is None:
        return text
    sample = f" {SAMPLE}" if result["is_synthetic"] else ""
    went = quantity(item["went_out_30_days"], item["unit"])
    lasts = f"; o estoque dura {_about_days(item['days_of_cover'])}" if item["stock"] else ""
    return f"{text} Saída em 30 dias: {went}{lasts}{sample}."


def short_told(result: dict[str, Any]) -> str:
    """What is below its minimum, numbered; that nothing is; or that there are no goods at all."""
    of = f" de {result['of']}" if result["of"] else ""
    if not result["products"]:
        return "Ainda não há itens no cadastro. Eles entram com “balcao import products ARQUIVO.csv”."
    if not result["short"]:
        return f"Nada abaixo do mínimo{of}: {result['products']} itens em dia."
    many = result["total"]
    more = f", os {len(result['short'])} mais urgentes" if many > len(result["short"]) else ""
    head = f"{many} {'item' if many == 1 else 'itens'}{of} abaixo do mínimo{more}{_sample(result)}"
    return f"{head}:\n{_numbered(result['short'])}"


def family_told(result: dict[str, Any]) -> str:
    """`52 itens de chapa de aço, 2 abaixo do mínimo; os mais urgentes e os que mais giram: …`, numbered."""
    many, below = result["products"], result["total"]
    short = f"{below} abaixo do mínimo" if below else "nenhum abaixo do mínimo"
    some = f"; os {len(result['listed'])} mais urgentes e que mais giram" if many > len(result["listed"]) else ""
    return f"{many} {'item' if many == 1 else 'itens'} de {result['of']}, {short}{some}{_sample(result)}:\n{_numbered(result['listed'])}"


def _sample(result: dict[str, Any]) -> str:
    return f" {SAMPLE}" if result["is_synthetic"] else ""


def _numbered(items: list[dict[str, Any]]) -> str:
    return "\n".join(f"{at}. {_line(item)}" for at, item in enumerate(items, 1))


def _line(item: dict[str, Any]) -> str:
    if item["stock"] is None:
        return f"{item['name']}: estoque não informado"
    lasts = f", dura {lasting(item['days_of_cover'])}" if item["days_of_cover"] is not None and item["stock"] else ""
    have = quantity(item["stock"], item["unit"]) if item["stock"] else "zerado"
    least = f" (mínimo {quantity(item['minimum'], item['unit'])}{lasts})" if item["minimum"] else ""
    return f"{item['name']}: {have}{least}"


def _about_days(number: int) -> str:
    return f"cerca de {lasting(number)}" if number else lasting(number)
