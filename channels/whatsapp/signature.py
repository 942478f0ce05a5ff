"""Whether a body comes from Meta: an HMAC over its raw bytes, keyed with the app's secret."""

from __future__ import annotations

import hmac
import re

_SIGNATURE = re.compile(rb"sha256=([0-9a-f]{64})")


def well_formed(header: bytes) -> bool:
    """Whether `header` could sign any body at all."""
    return _SIGNATURE.fullmatch(header) is not None


def signed(body: bytes, header: bytes, secret: bytes) -> bool:
    """Whether `header` (`X-Hub-Signature-256`) signs the body. Takes as long for a signature that is nearly right as for any other;
    without a secret nothing is signed."""
    given = _SIGNATURE.fullmatch(header)
    expected = hmac.digest(secret, body, "sha256").hex().encode()
    return bool(secret) and given is not None and hmac.compare_digest(expected, given[1])
