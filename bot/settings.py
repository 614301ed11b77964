"""Settings: defaults, then voordeur.toml, then the environment; everything wrong is named at once."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from actions.organisation import Organisation, StaffUser
from procedures.calendar import WorkingCalendar
from procedures.model import Procedure
from procedures.retention import MONTHS_WHERE_SILENT

PREFIX = "VOORDEUR_"


class SettingsError(Exception):
    """One or more settings are wrong; each line of the text names one."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret that prints as ``***``."""

    value: str

    def __repr__(self) -> str:
        return "***"

    __str__ = __repr__


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """A Telegram bot of one organisation. ``mode`` is how updates come in."""

    token: Secret
    secret: Secret | None = None
    mode: Literal["webhook", "polling"] = "polling"


@dataclass(frozen=True, slots=True)
class WhatsAppSettings:
    """A WhatsApp number at Twilio. ``sender`` is ``whatsapp:+31…``.

    ``shared_key`` signs webhooks by HMAC-SHA256 where Twilio is told to; else the auth token does.
    """

    account_sid: str
    auth_token: Secret
    sender: str
    shared_key: Secret | None = None


@dataclass(frozen=True, slots=True)
class OAuthSettings:
    """How to get a token for a mailbox (RFC 6749); with ``refresh_token`` by that, else by the application's own secret."""

    token_url: str
    client_id: str
    client_secret: Secret
    scope: str = ""
    refresh_token: Secret | None = None


@dataclass(frozen=True, slots=True)
class EmailSettings:
    """A mailbox; ``imap`` and ``smtp`` are URLs with user and password, or with the user alone where ``oauth`` is given.

    ``plus`` is false where the mail server does not take addresses such as ``name+mark@``.
    """

    address: str
    imap: Secret | None = None
    smtp: Secret | None = None
    starttls: bool = False
    plus: bool = True
    oauth: OAuthSettings | None = None


@dataclass(frozen=True, slots=True)
class Channels:
    """The channels of one organisation; None where it has not been set up."""

    telegram: TelegramSettings | None = None
    whatsapp: WhatsAppSettings | None = None
    email: EmailSettings | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What the service was told. Paths are absolute; the clock is an aware instant or None."""

    environment: Literal["demo", "production"] = "demo"
    data_dir: Path = Path("var")
    database_url: str = ""
    keys_url: str | None = None
    master_key_file: Path = Path("var/master.key")
    models_dir: Path = Path("models")
    public_url: str = "http://127.0.0.1:8080"
    clock: datetime | None = None
    organisations_dir: Path | None = None
    telegram_api_url: str = "https://api.telegram.org"
    twilio_api_url: str = "https://api.twilio.com"
    twilio_content_url: str = "https://content.twilio.com"
    raw_organisations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def production(self) -> bool:
        return self.environment == "production"


ROOT = Path(__file__).resolve().parents[1]


def load_settings(environ: Mapping[str, str] | None = None, *, config: Path | None = None) -> Settings:
    """Read the settings.

    Args:
        environ: the environment; ``os.environ`` where not given.
        config: the settings file; else ``VOORDEUR_CONFIG``, else ``voordeur.toml`` here if there is one.

    Raises:
        SettingsError: something is wrong; all of it is named.
    """
    environ = os.environ if environ is None else environ
    problems: list[str] = []
    path = config or (Path(environ["VOORDEUR_CONFIG"]) if environ.get("VOORDEUR_CONFIG") else Path("voordeur.toml"))
    told: dict[str, Any] = {}
    if path.exists():
        try:
            told = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, OSError) as error:
            problems.append(f"{path}: {error}")
    elif environ.get("VOORDEUR_CONFIG"):
        problems.append(f"there is no settings file at {path}")
    told = _merged(told, _from_environment(environ))
    environment = told.get("environment", "demo")
    if environment not in ("demo", "production"):
        problems.append("environment must be demo or production")
    clock = _clock(told.get("clock"), environment, problems)
    data_dir = Path(told.get("data_dir") or "var").resolve()
    settings = Settings(
        environment=environment if environment in ("demo", "production") else "demo",
        data_dir=data_dir,
        database_url=told.get("database_url") or f"sqlite:///{data_dir / 'voordeur.sqlite'}",
        keys_url=told.get("keys_url"),
        master_key_file=Path(told.get("master_key_file") or data_dir / "master.key").resolve(),
        models_dir=Path(told.get("models_dir") or ROOT / "models").resolve(),
        public_url=str(told.get("public_url") or "http://127.0.0.1:8080").rstrip("/"),
        clock=clock,
        organisations_dir=Path(told["organisations_dir"]).resolve() if told.get("organisations_dir") else None,
        telegram_api_url=str(told.get("telegram", {}).get("api_url", "https://api.telegram.org")).rstrip("/"),
        twilio_api_url=str(told.get("twilio", {}).get("api_url", "https://api.twilio.com")).rstrip("/"),
        twilio_content_url=str(told.get("twilio", {}).get("content_url", "https://content.twilio.com")).rstrip("/"),
        raw_organisations=told.get("organisations", {}),
    )
    if problems:
        raise SettingsError("\n".join(problems))
    return settings


def _merged(below: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        known = next((k for k in merged if _same_key(k, key)), key)
        if isinstance(value, Mapping) and isinstance(merged.get(known), Mapping):
            merged[known] = _merged(dict(merged[known]), value)
        else:
            merged[known] = value
    return merged


def _same_key(a: str, b: str) -> bool:
    return a.lower().replace("-", "_") == b.lower().replace("-", "_")


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """``VOORDEUR_A__B__C=x`` as nested settings; other variables of ours as top-level ones."""
    told: dict[str, Any] = {}
    for name, value in environ.items():
        if not name.startswith(PREFIX) or name == "VOORDEUR_CONFIG":
            continue
        parts = [part.lower() for part in name.removeprefix(PREFIX).split("__")]
        place = told
        for part in parts[:-1]:
            place = place.setdefault(part, {})
            if not isinstance(place, dict):
                break
        else:
            place[parts[-1]] = value
    return told


def _clock(value: Any, environment: Any, problems: list[str]) -> datetime | None:
    if value in (None, ""):
        return None
    if environment == "production":
        problems.append("clock (VOORDEUR_CLOCK) is refused in production: there the clock is the real one")
        return None
    try:
        instant = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        problems.append(f"clock is no instant: {value!r}")
        return None
    if instant.tzinfo is None:
        problems.append("clock needs a UTC offset, as in 2026-11-20T09:00:00+01:00")
        return None
    return instant


# Organisations -------------------------------------------------------------------------------


def build_organisations(
    settings: Settings, procedures: Mapping[str, Procedure]
) -> tuple[dict[str, Organisation], dict[str, Channels]]:
    """Return each organisation with its staff, and its channels.

    In demo an organisation without staff in the settings gets one person per role of its procedure,
    named by that role. In production nobody is invented.

    Raises:
        SettingsError: a staff member, date or channel cannot be read, or a role is not of the procedure.
    """
    problems: list[str] = []
    organisations: dict[str, Organisation] = {}
    channels: dict[str, Channels] = {}
    for raw_key in settings.raw_organisations:
        if not any(_same_key(raw_key, key) for key in procedures):
            problems.append(f"organisations.{raw_key}: there is no procedure with this key")
    for key, procedure in procedures.items():
        raw = next((v for k, v in settings.raw_organisations.items() if _same_key(k, key)), {})
        organisations[key] = _organisation(key, procedure, raw, settings, problems)
        channels[key] = _channels(key, raw, problems)
    if problems:
        raise SettingsError("\n".join(problems))
    return organisations, channels


def _organisation(
    key: str, procedure: Procedure, raw: Mapping[str, Any], settings: Settings, problems: list[str]
) -> Organisation:
    staff: dict[str, StaffUser] = {}
    for name, told in raw.get("staff", {}).items():
        roles = told.get("roles") or [name]
        roles = [r.strip() for r in roles.split(",")] if isinstance(roles, str) else list(roles)
        for role in roles:
            if role not in procedure.staff_roles:
                problems.append(f"organisations.{key}.staff.{name}: {role!r} is no role of this procedure")
        staff[name] = StaffUser(
            name=name,
            roles=tuple(roles),
            telegram=int(told["telegram"]) if told.get("telegram") else None,
            whatsapp=told.get("whatsapp"),
            email=told.get("email"),
            away_until=told.get("away_until"),
            deputy=told.get("deputy"),
        )
    if not staff and not settings.production:
        staff = {role: StaffUser(name=role, roles=(role,)) for role in procedure.staff_roles}
    calendar = raw.get("calendar", {})
    group = raw.get("staff_group", {})
    return Organisation(
        key=key,
        staff=staff,
        calendar=WorkingCalendar(
            closed_days=frozenset(_days(calendar.get("closed_days", ()), key, problems)),
            good_friday_works=_flag(calendar.get("good_friday_works", False)),
            liberation_day=calendar.get("liberation_day", "lustrum"),
            crown_days=frozenset(_days(calendar.get("crown_days", ()), key, problems)),
        ),
        telegram_group=int(group["telegram"]) if group.get("telegram") else None,
        wkkgz=_flag(raw.get("wkkgz", False)),
        confidant_takes_story=_flag(raw.get("confidant_takes_story", not settings.production)),
        whatsapp_answers_in_full=_flag(raw.get("whatsapp_answers_in_full", True)),
        unfinished_days=int(raw.get("unfinished_days", 30)),
        reopen_days=int(raw.get("reopen_days", 90)),
        keep_months=_months(raw.get("keep_months"), f"organisations.{key}.keep_months", problems),
        jeugdwet=_flag(raw["jeugdwet"]) if "jeugdwet" in raw else None,
        sends_mail=bool((raw.get("email") or {}).get("smtp")),
    )


def _days(values: Any, key: str, problems: list[str]) -> list[date]:
    values = [v for v in values.split(",") if v.strip()] if isinstance(values, str) else values
    days = []
    for value in values:
        try:
            days.append(value if isinstance(value, date) else date.fromisoformat(str(value).strip()))
        except ValueError:
            problems.append(f"organisations.{key}.calendar: {value!r} is no date")
    return days


def _months(value: Any, where: str, problems: list[str]) -> int:
    if value is None:
        return MONTHS_WHERE_SILENT
    if not str(value).isdigit():
        problems.append(f"{where}: {value!r} is no number of months (0: until somebody erases the case)")
        return MONTHS_WHERE_SILENT
    return int(value)


def _flag(value: Any) -> bool:
    return value if isinstance(value, bool) else str(value).lower() in ("1", "true", "yes", "ja", "on")


def _secret(value: Any, where: str, problems: list[str]) -> Secret | None:
    if value in (None, ""):
        return None
    if isinstance(value, Mapping):
        try:
            return Secret(Path(value["file"]).read_text("utf-8").strip())
        except (KeyError, OSError):
            problems.append(f"{where}: the secret's file cannot be read")
            return None
    return Secret(str(value))


def _oauth(told: Any, where: str, problems: list[str]) -> OAuthSettings | None:
    if not told:
        return None
    secret = _secret(told.get("client_secret"), f"{where}.client_secret", problems)
    if not (secret and told.get("token_url") and told.get("client_id")):
        problems.append(f"{where} needs token_url, client_id and client_secret")
        return None
    return OAuthSettings(
        token_url=str(told["token_url"]),
        client_id=str(told["client_id"]),
        client_secret=secret,
        scope=str(told.get("scope") or ""),
        refresh_token=_secret(told.get("refresh_token"), f"{where}.refresh_token", problems),
    )


def _channels(key: str, raw: Mapping[str, Any], problems: list[str]) -> Channels:
    where = f"organisations.{key}"
    telegram = whatsapp = email = None
    if told := raw.get("telegram"):
        token = _secret(told.get("token"), f"{where}.telegram.token", problems)
        mode = told.get("mode", "polling")
        if mode not in ("webhook", "polling"):
            problems.append(f"{where}.telegram.mode must be webhook or polling")
        if token:
            telegram = TelegramSettings(token, _secret(told.get("secret"), f"{where}.telegram.secret", problems), mode)
        else:
            problems.append(f"{where}.telegram needs a token{_misspelt(told, 'token', 'secret', 'mode')}")
    if told := raw.get("whatsapp"):
        auth = _secret(told.get("auth_token"), f"{where}.whatsapp.auth_token", problems)
        if auth and told.get("account_sid") and told.get("from"):
            shared = _secret(told.get("shared_key"), f"{where}.whatsapp.shared_key", problems)
            whatsapp = WhatsAppSettings(str(told["account_sid"]), auth, str(told["from"]), shared)
        else:
            hint = _misspelt(told, "account_sid", "auth_token", "from", "shared_key")
            problems.append(f"{where}.whatsapp needs account_sid, auth_token and from{hint}")
    if told := raw.get("email"):
        if told.get("address"):
            email = EmailSettings(
                address=str(told["address"]),
                imap=_secret(told.get("imap"), f"{where}.email.imap", problems),
                smtp=_secret(told.get("smtp"), f"{where}.email.smtp", problems),
                starttls=_flag(told.get("starttls", False)),
                plus=_flag(told.get("plus", True)),
                oauth=_oauth(told.get("oauth"), f"{where}.email.oauth", problems),
            )
        else:
            hint = _misspelt(told, "address", "imap", "smtp", "starttls", "plus", "oauth")
            problems.append(f"{where}.email needs an address{hint}")
    return Channels(telegram, whatsapp, email)


def _misspelt(told: Mapping[str, Any], *known: str) -> str:
    """Which keys of a part are not known there, to put behind what is missing: mostly one of them was meant."""
    odd = sorted(set(told) - set(known))
    return f" (not known there: {', '.join(odd)})" if odd else ""
