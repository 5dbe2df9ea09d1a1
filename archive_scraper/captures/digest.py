"""What tells whether two bodies are the same."""

from __future__ import annotations

from base64 import b32encode
from hashlib import sha256


def digest_of(body: bytes) -> str:
    """Return the digest of a body as WARC writes it (WARC 1.1, 5.8): algorithm and base32."""
    return f"sha256:{b32encode(sha256(body).digest()).decode()}"
