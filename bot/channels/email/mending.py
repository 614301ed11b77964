"""What to do about each trouble with a mailbox, for whoever runs `voordeur doctor`."""

from __future__ import annotations

from typing import Literal

_MEND = {
    "only_loopback_in_demo": "in demo only servers on this machine are spoken to; set environment to production",
    "no_tls": "use imaps:// and smtps://, or set starttls = true",
    "token_url_not_allowed": "email.oauth.token_url must begin with https://, and environment must be production",
    "token_invalid_client": "client_id or client_secret is wrong or has ended: make a new secret at your mail provider",
    "token_unauthorized_client": "client_id is unknown there: check it, and the tenant in token_url",
    "token_invalid_grant": "the refresh token has ended or was taken back: make a new one",
    "token_invalid_scope": "scope is wrong: for Microsoft 365 it is https://outlook.office365.com/.default",
    "token_invalid_request": "token_url is wrong: for Microsoft 365 it holds your own tenant",
    "token_400": "token_url is wrong: for Microsoft 365 it holds your own tenant",
    "token_404": "token_url is wrong: for Microsoft 365 it holds your own tenant",
    "login_not_offered": "this server takes no log-in: check host and port",
}
_BY_TOKEN = {
    "imap": "the token is good, but this mailbox does not let it in: give the application the right to it "
    "(Microsoft 365: IMAP.AccessAsApp with consent, New-ServicePrincipal, Add-MailboxPermission; then wait an hour)",
    "smtp": "the token is good, but sending is not allowed: give the application SMTP.SendAsApp with consent, and "
    "switch SMTP on for this mailbox (Set-CASMailbox -SmtpClientAuthenticationDisabled $false)",
}


def to_mend(code: str, protocol: Literal["imap", "smtp"] | None = None, *, by_token: bool = False) -> str:
    """One line on what to do about a trouble; by its short code."""
    if code in _MEND:
        return _MEND[code]
    if code.startswith("token_"):
        return "the token server does not answer as it should: try again later, then check email.oauth"
    if protocol is None:
        return "check organisations.KEY.email in the settings"
    if code.startswith("login"):
        return _BY_TOKEN[protocol] if by_token else "check user and password"
    return f"check host, port and {protocol}s:// or starttls"
