"""Webhooks as Twilio makes them: fields, signature, address."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from twilio.request_validator import RequestValidator
from twilio_server import ACCOUNT, SENDER, TOKEN

BASE = "http://127.0.0.1:9"


def fields(sid: str, number: str, body: str = "", **more: str) -> dict[str, str]:
    """A message as it comes in from a number."""
    return {
        "SmsMessageSid": sid, "NumMedia": "0", "ProfileName": "Piet Profiel", "MessageType": "text", "SmsSid": sid,
        "WaId": number.lstrip("+"), "SmsStatus": "received", "Body": body, "To": SENDER, "NumSegments": "1",
        "MessageSid": sid, "AccountSid": ACCOUNT, "From": f"whatsapp:{number}", "ApiVersion": "2010-04-01",
    } | more  # fmt: skip


def post(
    client: Any, path: str, told: dict[str, str], *, token: str = TOKEN, base: str = BASE, algorithm: str | None = None,
    headers: dict[str, str] | None = None,
) -> Any:  # fmt: skip
    """Call a webhook with the signature that Twilio would make for the address ``base`` + ``path``."""
    signature = RequestValidator(token).compute_signature(base + path, told, algorithm)
    sent = {"X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
    if algorithm:
        sent["X-Twilio-Webhooks-Signature-Settings"] = f"key=webhooks_sharedkey_1,algorithm={algorithm}"
    return client.post(path, content=urlencode(told), headers=sent)
