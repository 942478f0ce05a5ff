"""Without consent nothing that was sent leaves a trace; no provider is told more than it needs."""

from __future__ import annotations

from pathlib import Path

from tests.agent.attachments.sent import contact, document, from_ad, location, photo, voice_note
from tests.agent.conftest import Introduce

TRACES = (b"Zuleide", b"93333", b"-23.174", b"46.871", b"CRLV", b"ARAk", b"aaaaaaaa", b"Rua das Flores", b"terreno baldio")
HOME = location(-23.1744, -46.8712, address="Rua das Flores, 12")


def traces(folder: Path) -> set[bytes]:
    contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert contents
    return {trace for trace in TRACES if any(trace in content for content in contents)}


async def test_without_consent_nothing_sent_is_in_any_file(introduce: Introduce, tmp_path: Path) -> None:
    ana = introduce()
    await ana.says("oi", from_ad("Corolla 2020"))
    for sent in (photo(caption="meu terreno baldio"), document(), contact(), HOME, voice_note(transcript="sou a Zuleide Quaresma")):
        await ana.sends(sent)
    await ana.says("não")
    await ana.sends(HOME, contact(), document())
    assert traces(tmp_path) == set()
