"""What a car is equipped with, by name, and how a listing says that it has it."""

from __future__ import annotations

import re

from domain.spelling import plain

EQUIPMENT: dict[str, str] = {
    "teto solar": r"\bteto\b",
    "isofix": r"isofix",
    "central multimídia": r"multimidia",
    "Android Auto e Apple CarPlay": r"android|carplay",
    "bluetooth": r"bluetooth",
    "GPS": r"\bgps\b|navegador",
    "câmera de ré": r"camera",
    "sensor de estacionamento": r"sensor",
    "bancos de couro": r"couro",
    "airbags": r"air ?bag",
    "ar-condicionado": r"ar[- ]condicionado|climatiz",
    "direção assistida": r"direcao",
    "vidros elétricos": r"vidros? eletric",
    "travas elétricas": r"travas?",
    "retrovisores elétricos": r"retrovisor",
    "freios ABS": r"\babs\b",
    "controle de estabilidade": r"estabilidade",
    "frenagem automática": r"frenagem",
    "piloto automático": r"piloto",
    "chave presencial": r"chave presencial|keyless",
    "chave reserva": r"chave reserva",
    "manual do proprietário": r"manual do",
    "faróis de LED": r"\bled\b|xenon",
    "faróis de neblina": r"neblina",
    "rodas de liga leve": r"liga leve",
    "tração 4x4": r"4x4|\bawd\b",
    "engate": r"engate|reboque",
    "rack de teto": r"\brack\b",
    "capota marítima": r"capota",
    "computador de bordo": r"computador de bordo",
    "painel digital": r"painel digital",
    "alerta de ponto cego": r"ponto cego",
    "alarme": r"alarme",
    "estepe": r"estepe",
    "blindagem": r"blinda",
    "insulfilm": r"insulfilm|pelicula",
    "tomada USB": r"\busb\b",
    "turbo": r"\bturbo\b|\btsi\b|\bthp\b",
}
"""The items that may be asked for: the words of a listing (equipment, version) that has one, as `plain` spells them."""

_PATTERNS = {name: re.compile(pattern) for name, pattern in EQUIPMENT.items()}


def has_item(name: str, listed: str) -> bool:
    """Whether the words of a listing have the item."""
    return _PATTERNS[name].search(plain(listed)) is not None
