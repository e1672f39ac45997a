"""Writes runs.txt, by which a test knows sentences that are not ours: python hash_runs.py TEXT... .

The texts themselves are not carried. Of every 12 words in a row the hash is kept, 12 hex digits of it,
packed: with fewer, two different runs would now and then have the same. Run it again when one of the
texts has changed: the supplied document, its statements, the fact sheet.
"""

import base64
import re
import sys
from hashlib import blake2b
from pathlib import Path

RUN = 12  # words
BYTES = 6  # of a hash
FILE = Path(__file__).with_name("runs.txt")

_TAG = re.compile(r"\[(?:S\d+|[VKMX])\b[^\]]*\]")
_LINK = re.compile(r"\]\([a-z]+:[^)\s]*\)")


def normal_words(text: str) -> list[str]:
    """Return the words of a text in small letters and digits, without tags and targets of links."""
    bare = _LINK.sub(" ", _TAG.sub(" ", text))
    return re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", bare.casefold()))


def hash_of(words: list[str]) -> bytes:
    """Return the hash of a run of words."""
    return blake2b(" ".join(words).encode(), digest_size=BYTES).digest()


def hashes_of(text: str) -> set[bytes]:
    """Return the hashes of all runs of a text."""
    words = normal_words(text)
    return {hash_of(words[begin : begin + RUN]) for begin in range(len(words) - RUN + 1)}


def read() -> set[bytes]:
    """Return the hashes that were kept."""
    packed = base64.b64decode(FILE.read_text(encoding="ascii"))
    return {packed[begin : begin + BYTES] for begin in range(0, len(packed), BYTES)}


def write(texts: list[str]) -> int:
    """Keep the hashes of these texts; return how many there are."""
    found = sorted(set().union(*map(hashes_of, texts)))
    FILE.write_bytes(base64.encodebytes(b"".join(found)))
    return len(found)


if __name__ == "__main__":
    print(write([Path(each).read_text(encoding="utf-8") for each in sys.argv[1:]]))
