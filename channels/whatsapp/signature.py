"""Whether a body comes from Meta: an HMAC over its raw bytes, keyed with the app's secret."""

from __future__ import annotations

import hmac

_SCHEME = b"sha256"


def signed(body: bytes, header: bytes, secret: bytes) -> bool:
    """Whether `header` (`X-Hub-Signature-256`) signs the body. Takes as long for a signature that is nearly right as for any other;
    without a secret nothing is signed."""
    scheme, _, given = header.partition(b"=")
    expected = hmac.digest(secret, body, "sha256").hex().encode()
    return bool(secret) and scheme == _SCHEME and hmac.compare_digest(expected, given)
