"""Bodies that Meta and others published, where the material folder is beside the project: each is stored and answered 200."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels.whatsapp.shapes import Said, read
from tests.channels.whatsapp.conftest import NOW, Meta
from tests.channels.whatsapp.mutations import mutated
from tests.channels.whatsapp.payloads import change, text, webhook

_MATERIAL = Path(os.environ.get("BALCAO_MATERIAL", Path(__file__).parents[4] / "shared" / "material"))
_FILE = _MATERIAL / "whatsapp" / "webhook_payloads.jsonl"


def _published() -> list[tuple[str, Any]]:
    if not _FILE.exists():
        return []
    rows = [json.loads(line) for line in _FILE.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [(f"{at}-{row['name']}", row["payload"]) for at, row in enumerate(rows)]


pytestmark = pytest.mark.skipif(
    not _FILE.exists(), reason="shared/material/whatsapp is not beside the project (BALCAO_MATERIAL names another folder)"
)


async def test_every_published_body_is_answered_200_once_and_again(meta: Meta) -> None:
    refused = []
    for name, payload in _published():
        body = json.dumps(payload).encode()
        answers = [await meta.posts(body), await meta.posts(body), await meta.posts(body[: len(body) // 2])]
        if answers != [200, 200, 200]:
            refused.append((name, answers))
    assert _published()
    assert refused == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_published_body_gone_wrong_loses_no_whole_message_beside_it(data: st.DataObject) -> None:
    _, payload = data.draw(st.sampled_from(_published()))
    whole = json.loads(webhook(change(text("estou inteira", id="wamid.inteira"))))["entry"]
    broken = data.draw(mutated(payload.get("entry")))
    entries = data.draw(st.permutations([*whole, *(broken if isinstance(broken, list) else [broken])]))
    events = read(json.dumps({**payload, "entry": entries}).encode(), NOW)
    assert [event.text for event in events if isinstance(event, Said) and event.external_id == "wamid.inteira"] == ["estou inteira"]
