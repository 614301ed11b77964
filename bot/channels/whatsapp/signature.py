"""Whether a webhook is Twilio's: the signature over the address as Twilio called it, and every field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlsplit

from twilio.request_validator import HMAC_SHA1, HMAC_SHA256, RequestValidator, get_signature_algorithm

SIGNATURE = "x-twilio-signature"
SETTINGS = "x-twilio-webhooks-signature-settings"

_MOST_FIELDS = 500


class Fields(dict[str, list[str]]):
    """The fields of a form, each with all its values, white space kept; in the shape the validator reads."""

    @classmethod
    def read(cls, body: bytes) -> Fields:
        """Read a form-encoded body.

        Raises:
            ValueError: it is no UTF-8 form, or has too many fields.
        """
        fields = cls()
        pairs = parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=_MOST_FIELDS
        )
        for name, value in pairs:
            fields.setdefault(name, []).append(value)
        return fields

    def getlist(self, name: str) -> list[str]:
        return self[name]

    def first(self) -> dict[str, str]:
        """Each field with its first value."""
        return {name: values[0] for name, values in self.items()}


def addresses(public_url: str, path: str, query: str, headers: Mapping[str, str], asked: str) -> list[str]:
    """The addresses by which Twilio may have called, the one in the settings first.

    Behind a proxy the address that we were asked by is not the one that was signed.

    Args:
        public_url: the address in the settings, without a slash at its end.
        asked: the whole address as this process was asked for it.
    """
    tail = path + (f"?{query}" if query else "")
    found = [public_url + tail]
    base_path = urlsplit(public_url).path
    host = headers.get("x-forwarded-host") or headers.get("host")
    scheme = headers.get("x-forwarded-proto", "").split(",")[0].strip()
    if host and scheme in ("http", "https"):
        found.append(f"{scheme}://{host.split(',')[0].strip()}{base_path}{tail}")
    found.append(asked)
    return list(dict.fromkeys(found))


def is_genuine(
    candidates: Iterable[str], fields: Fields, body: bytes, headers: Mapping[str, str], secrets: Iterable[str]
) -> bool:
    """Whether one of our secrets made the signature; SHA-1 with the auth token, or SHA-256 with a shared key.

    Args:
        headers: with lower-case names.
        secrets: the auth token and, where there is one, the shared key.
    """
    signature = headers.get(SIGNATURE, "")
    algorithm = get_signature_algorithm(headers.get(SETTINGS, ""))
    if not signature or algorithm.upper() not in (HMAC_SHA1, HMAC_SHA256):
        return False
    is_form = "json" not in headers.get("content-type", "")
    for secret in secrets:
        validator = RequestValidator(secret)
        for address in candidates:
            params = fields if is_form else body.decode("utf-8", "replace")
            try:
                if validator.validate(address, params, signature, algorithm):
                    return True
            except ValueError:
                continue  # an address that cannot be read, such as one with a port that is no number
    return False
