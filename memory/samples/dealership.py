"""The sample dealership: the shop, its people, and a few customers who have been there."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from domain.people import Role
from domain.places import Point
from domain.store import Branch, FinancingTerms, OpeningHours, Store

STORE = Store(
    name="Ipê Seminovos",
    branches=(
        Branch("Ipê Campinas", "Av. das Amoreiras, 2450", "Campinas", "SP", "(19) 3232-4500", Point(-22.928, -47.086)),
        Branch("Ipê Jundiaí", "Av. Nove de Julho, 1180", "Jundiaí", "SP", "(11) 4521-7300", Point(-23.187, -46.884)),
        Branch("Ipê Americana", "Av. Brasil, 975", "Americana", "SP", "(19) 3407-2200", Point(-22.739, -47.331)),
    ),
    hours=OpeningHours({**{day: (time(9), time(18)) for day in range(5)}, 5: (time(9), time(14))}, "SP"),
    financing=FinancingTerms(Decimal("0.0189"), (12, 24, 36, 48, 60), Decimal("0.20"), Decimal("890")),
    warranty="todos os carros têm 3 meses de garantia de motor e câmbio",
    papers=(
        "laudo cautelar aprovado por empresa independente acompanha cada carro",
        "a transferência do documento é feita por nosso despachante, em até 10 dias úteis",
        "o IPVA do ano corrente está pago",
        "multas e débitos anteriores à venda são por nossa conta",
        "manual e chave reserva são conferidos com você na entrega, carro a carro",
        "o seguro é contratado por você; indicamos corretores parceiros",
    ),
    delivery="Entregamos na sua casa, sem custo, em até 50 km de Campinas; mais longe, cotamos o transporte.",
    payments=(
        "à vista ou na entrada aceitamos Pix, TED e transferência",
        "cartão de crédito só para a entrada, em até 10 vezes, com a taxa da operadora",
        "não aceitamos cheque nem boleto parcelado da própria loja",
        "carta de consórcio contemplada é aceita como pagamento; não vendemos cotas",
        "o financiamento é pelo banco, que analisa o crédito e decide",
    ),
)

STAFF: tuple[tuple[str, Role, str], ...] = (
    ("vendedora@demo", Role.SELLER, "Marina Duarte"),
    ("comprador@demo", Role.BUYER, "Jorge Antunes"),
    ("gerente@demo", Role.MANAGER, "Helena Prado"),
    ("admin@demo", Role.ADMIN, "Caio Ribeiro"),
)
"""Who works there: the address they sign in with, their role, their name."""

CONVERSATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "lead-ana",
        (
            "oi, boa tarde",
            "sim, pode guardar",
            "quero um SUV automático até 110 mil pra família",
            "meu nome é Ana Paula Teles",
            "me fala mais do primeiro",
            "com 40 mil de entrada em 48x quanto fica?",
            "preciso resolver essa semana",
            "meu telefone é 19 99812-4410",
        ),
    ),
    ("lead-bruno", ("tem onix?", "sim", "até 70 mil", "sou o Bruno Sá, de Americana", "quanto tá o primeiro?")),
    ("lead-carla", ("boa noite", "pode sim", "to só pesquisando um hatch econômico", "uns 60 mil", "Carla Nogueira")),
    (
        "lead-davi",
        (
            "preciso de uma picape diesel pro sítio até 150 mil",
            "sim pode guardar",
            "Davi Moreira, de Jundiaí",
            "quero pra já",
            "pago à vista",
            "gostei do primeiro, pode reservar pra mim",
            "confirmo",
        ),
    ),
    (
        "lead-elis",
        (
            "vocês aceitam carro na troca?",
            "sim",
            "é um Fox 2014 com 98 mil km",
            "meu nome é Elis Pacheco",
            "queria um sedan até 80 mil",
            "quero marcar um test drive do primeiro",
            "o segundo horário",
        ),
    ),
    ("lead-fabio", ("qual o horário de vocês?", "não", "obrigado")),
)
"""What customers wrote, one conversation each; the demo has the assistant answer them, so their leads are real ones."""
