"""Every answer to the privacy question is kept, word for word; the newest counts."""

from __future__ import annotations

from datetime import UTC

from domain.customers.consent import WORDING, Consent
from memory.records import Records
from tests.memory.records.samples import ANA, BRUNO, NOON, OTHER, TENANT, after


async def test_nobody_has_consented_before_they_were_asked(records: Records) -> None:
    async with records.reading(TENANT) as books:
        assert await books.consents.latest(ANA) is None


async def test_a_consent_is_kept_with_its_time_and_wording(records: Records) -> None:
    given = Consent(ANA, True, "2026-11", NOON)
    async with records.writing(TENANT) as books:
        await books.consents.record(given)
    async with records.reading(TENANT) as books:
        kept = await books.consents.latest(ANA)
    assert kept == given
    assert kept.wording == WORDING
    assert kept.at.tzinfo is UTC


async def test_the_newest_answer_counts_and_the_older_ones_stay(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.consents.record(Consent(ANA, True, "2026-11", NOON))
        await books.consents.record(Consent(ANA, False, "2026-11", after(minutes=1)))
        latest = await books.consents.latest(ANA)
        assert latest is not None
        assert not latest.granted
        assert len((await books.privacy.export(ANA))["consents"]) == 2


async def test_a_consent_is_one_persons_with_one_shop(records: Records) -> None:
    async with records.writing(TENANT) as books:
        await books.consents.record(Consent(ANA, True, "2026-11", NOON))
        assert await books.consents.latest(BRUNO) is None
    async with records.reading(OTHER) as books:
        assert await books.consents.latest(ANA) is None
