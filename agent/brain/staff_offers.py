"""What each of the shop's people may ask of the assistant, told where they ask for help or for something else."""

from __future__ import annotations

from domain.people import PURCHASING, SALES, Role


def offers(role: str) -> list[str]:
    """`["leads e pontuações", "carros do estoque", …]`, what goes with their work first."""
    of = Role(role)
    sells = ["leads e pontuações"] if of in SALES else []
    buys = ["ordens de compra", "fornecedores e preços do mercado", "relatórios em PDF"] if of in PURCHASING else []
    return [*sells, "preços e estoque dos itens que compramos", *buys, "carros à venda", "números da loja"]
