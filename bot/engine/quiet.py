"""Rasa's start-up manners: no telemetry, no console noise, and never a person's words in a log.

Must run before Rasa is imported: it logs message texts and slot values at debug level by itself.
"""

from __future__ import annotations

import logging
import os

_LOUD = ("rasa", "rasa_sdk", "matplotlib", "asyncio", "apscheduler", "httpx", "telegram", "twilio", "urllib3", "faker")


def install() -> None:
    """Set the environment and the loggers; safe to call twice."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["LOG_LEVEL"] = os.environ["LOG_LEVEL_LIBRARIES"] = "ERROR"
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    # Libraries warn their authors; here they would only hide what matters.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
    import structlog

    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    from bot.engine import without_tensorflow

    without_tensorflow.install()
