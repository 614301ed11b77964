"""What WhatsApp and Twilio allow, with the page that says so."""

from __future__ import annotations

from datetime import timedelta

WINDOW = timedelta(hours=24)
"""Free text goes only this long after the person's last message. twilio.com/docs/api/errors/63016"""

WINDOW_MARGIN = timedelta(minutes=2)
"""What may pass between our look at the clock and theirs."""

BODY_CHARACTERS = 1500
"""A body may hold 1600; below that we split at the end of a sentence. twilio.com/docs/api/errors/21617"""

SHORT_BODY_CHARACTERS = 700
"""Where Twilio still finds a body too long."""

CONTENT_BODY_CHARACTERS = 1024
"""A body with buttons or a list, variables filled in. twilio.com/docs/content/twilio-quick-reply"""

QUICK_REPLIES = 3
"""Buttons in a session without approval. twilio.com/docs/content/twilio-quick-reply"""

BUTTON_CHARACTERS = 20
LIST_ITEMS = 10
ITEM_CHARACTERS = 24
DESCRIPTION_CHARACTERS = 72
ID_CHARACTERS = 200
"""twilio.com/docs/content/twiliolist-picker"""

CONTENT_LINES = 30
"""More lines than this make no clear message with buttons; Twilio takes 100 variables."""

VARIABLE_CHARACTERS = 1000

MEDIA_BYTES = 16_000_000
IMAGE_BYTES = 5_000_000
_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = frozenset(
    {
        "image/jpeg", "image/png", "image/webp",
        "audio/ogg", "audio/amr", "audio/3gpp", "audio/aac", "audio/mpeg", "video/mp4",
        "application/pdf", "application/msword", f"{_OFFICE}.wordprocessingml.document",
        "application/vnd.ms-excel", f"{_OFFICE}.spreadsheetml.sheet", "text/vcard",
    }
)  # fmt: skip
"""twilio.com/docs/whatsapp/guidance-whatsapp-media-messages"""

PAIR_SECONDS = 6.0
PAIR_BURST = 6
"""About one message per six seconds to one person, with short bursts (error 131056)."""
