"""Who may get a report by e-mail."""

from __future__ import annotations

from domain.errors import Invalid
from domain.people import PURCHASING
from memory.records import Books


async def require_of_the_house(books: Books, address: str, asked_by: str) -> None:
    """Figures of the house go to those who may see them: whoever asks, at their own address, or another account. Raises Invalid."""
    if "@" not in address:
        raise Invalid("Não tenho um e-mail seu: peça a um administrador para te cadastrar com o e-mail (balcao user add).")
    account = None if address == asked_by else await books.accounts.find(address)
    if address != asked_by and (account is None or account.role not in PURCHASING):
        raise Invalid(f"Só mando relatório para o e-mail de quem compra ou gerencia aqui; {address} não está entre eles.")
