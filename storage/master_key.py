"""The master key: one file of 32 random bytes, from which every other secret of the store follows."""

import base64
import binascii
import os
import secrets
import stat
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .errors import MasterKeyError

KEY_BYTES = 32


def load_master_key(path: Path, create: bool) -> bytes:
    """Return the master key (32 bytes) kept in ``path``, base64 on one line.

    Args:
        path: the file; only its owner may read it.
        create: make a new key where there is no file yet. Two processes that start together get the same key.

    Raises:
        MasterKeyError: no file and ``create`` is false, others can read the file, or it holds no key.
    """
    path = Path(path)
    if create and not path.exists():
        _create(path)
    try:
        mode = path.stat().st_mode
        text = path.read_bytes()
    except FileNotFoundError:
        raise MasterKeyError(f"there is no master key at {path}") from None
    except OSError as error:
        raise MasterKeyError(f"the master key at {path} cannot be read: {error.strerror}") from None
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise MasterKeyError(f"others can read the master key at {path}: give it mode 0600")
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise MasterKeyError(f"{path} does not hold a master key of {KEY_BYTES} bytes in base64")
    return key


def derive(master_key: bytes, purpose: str) -> bytes:
    """Return the 32 bytes that follow from the master key for one ``purpose`` (HKDF-SHA256)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"voordeur {purpose}".encode()).derive(
        master_key
    )


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        # A link never replaces an existing file: whoever comes second keeps the key of the first.
        os.link(half, path)
    except FileExistsError:
        pass
    finally:
        half.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
