"""What `voordeur doctor` found, in Dutch, for a coach without IT: the same findings as ``--json`` gives in English.

A text that is not here is shown as it is. Values (names, numbers, codes) are carried over by place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

WHAT: Mapping[str, str] = {
    "settings": "instellingen",
    "procedures": "procedures",
    "master key": "hoofdsleutel",
    "database": "database",
    "model": "taalmodel",
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "email": "e-mail",
}
"""What was looked at, by its English name or that of a channel."""

SENTENCES: Mapping[str, str] = {
    # How it is.
    "read, environment {}": "gelezen, omgeving: {}",
    "{} loaded": "{} geladen",
    "present": "aanwezig",
    "missing": "is er nog niet",
    "reachable and up to date": "bereikbaar en bijgewerkt",
    "trained on today's data": "klaar",
    "not trained yet": "nog niet getraind",
    "not set up": "niet ingesteld",
    "not started: in demo only this machine is spoken to": "niet gestart: in de demo gaat er niets naar buiten",
    "no answer": "geen antwoord",
    "IMAP and SMTP log-in work": "inloggen om te lezen en te versturen werkt",
    "account active, {} templates approved, webhook": "account werkt, {} sjablonen goedgekeurd, berichten komen binnen",
    "account active, {} templates approved, asks Twilio every ten seconds: public_url cannot be reached from outside": (
        "account werkt, {} sjablonen goedgekeurd. Elke tien seconden halen wij berichten op bij Twilio"
    ),
    "Telegram refuses the token": "Telegram weigert het token",
    "Telegram cannot be reached ({})": "Telegram is niet te bereiken ({})",
    "a webhook is set, while mode is polling": "er staat nog een webhook, maar mode is polling",
    "the webhook is not set to this service": "de webhook wijst niet naar deze dienst",
    "Telegram cannot reach the webhook": "Telegram kan de webhook niet bereiken",
    "{} updates wait at Telegram": "er wachten {} berichten bij Telegram",
    "the bot is not in the staff group": "de bot zit niet in de medewerkersgroep",
    "the staff group has no topics": "de medewerkersgroep heeft geen onderwerpen (topics)",
    "the bot may not make topics": "de bot mag geen onderwerpen (topics) maken",
    "no chat yet with {}": "nog geen chat met: {}",
    "the account at Twilio is {}": "het account bij Twilio is {}",
    "{} of {} templates are not approved": "{} van de {} sjablonen zijn niet goedgekeurd",
    "templates: {}": "sjablonen: {}",
    "imap or smtp is missing": "imap of smtp ontbreekt",
    "reading stopped: {}": "het lezen is gestopt: {}",
    "the mailbox was not looked at for half an hour": "er is een half uur niet in de mailbox gekeken",
    "IMAP: {}": "lezen lukt niet (IMAP: {})",
    "SMTP: {}": "versturen lukt niet (SMTP: {})",
    "Twilio: {}": "Twilio antwoordt: {}",
    "our own webhook cannot be reached": "onze eigen webhook is van buiten niet te bereiken",
    "our own webhook answers {}": "onze eigen webhook antwoordt met {}",
    "Telegram was not asked for updates lately": "wij hebben lang geen berichten bij Telegram opgehaald",
    "nothing can be sent ({})": "versturen lukt niet ({})",
    # What to do.
    "run `voordeur init` and keep a copy": "typ: voordeur init. Bewaar een kopie op een veilige plek",
    "the first `voordeur run` makes one": "die wordt gemaakt bij de eerste keer: voordeur run",
    "check database_url, and that the server runs": "kijk naar database_url, en of de databaseserver draait",
    "`voordeur train`, or the next `voordeur run`": "dat gebeurt vanzelf bij: voordeur run",
    "set environment to production, or the api_url to a stand-in on this machine": (
        "zet environment op production als u echt begint"
    ),
    "check the connection": "kijk of het internet werkt",
    "see the log": "kijk in het logboek",
    "copy the token from @BotFather again": "kopieer het token opnieuw bij @BotFather",
    "check the network and telegram.api_url": "kijk of het internet werkt, en naar telegram.api_url",
    "start `voordeur run`, which removes it": "typ: voordeur run. Dan gaat die weg",
    "check public_url and start `voordeur run`": "kijk naar public_url en typ: voordeur run",
    "check that public_url answers from outside, with https": "kijk of public_url van buiten werkt, met https",
    "check that `voordeur run` runs": "kijk of voordeur run nog draait",
    "add it, and check staff_group in the settings": "voeg de bot toe, en kijk naar staff_group in de instellingen",
    "switch Topics on in the group's settings": "zet Onderwerpen (Topics) aan bij de groep",
    "make it an administrator with Manage topics": "maak de bot beheerder, met Onderwerpen beheren",
    "let them open {} and press Start": "laat ze {} openen en op Start drukken",
    "check public_url, the proxy and the certificate": "kijk naar public_url, de proxy en het certificaat",
    "public_url must be the address that {} calls": "public_url moet het adres zijn dat {} gebruikt",
    "see `voordeur doctor`": "typ: voordeur doctor",
    "check account_sid, auth_token and the connection": "kijk naar account_sid en auth_token, en of het internet werkt",
    "open console.twilio.com": "kijk op console.twilio.com",
    "check twilio.content_url": "kijk naar twilio.content_url",
    "`voordeur whatsapp templates push`, then wait for approval": (
        "typ: voordeur whatsapp templates push. Wacht dan op goedkeuring"
    ),
    "set both organisations.KEY.email.imap and .smtp": "vul imap en smtp allebei in, onder [organisations.….email]",
    "it connects again by itself; look again in a minute": "het probeert het zelf opnieuw. Kijk over een minuut nog eens",
    "start `voordeur run` again, and see the log": "start voordeur run opnieuw, en kijk in het logboek",
    "in demo only servers on this machine are spoken to; set environment to production": (
        "in de demo gaat er niets naar buiten. Zet environment op production als u echt begint"
    ),
    "use imaps:// and smtps://, or set starttls = true": "gebruik imaps:// en smtps://, of zet starttls = true",
    "email.oauth.token_url must begin with https://, and environment must be production": (
        "email.oauth.token_url begint met https://, en environment is production"
    ),
    "client_id or client_secret is wrong or has ended: make a new secret at your mail provider": (
        "client_id of client_secret klopt niet of is verlopen. Maak een nieuw geheim bij uw mailprovider"
    ),
    "client_id is unknown there: check it, and the tenant in token_url": (
        "client_id is daar niet bekend. Kijk naar client_id, en naar de tenant in token_url"
    ),
    "the refresh token has ended or was taken back: make a new one": "het refresh token is verlopen. Maak een nieuw",
    "scope is wrong: for Microsoft 365 it is https://outlook.office365.com/.default": (
        "scope klopt niet. Bij Microsoft 365 is het https://outlook.office365.com/.default"
    ),
    "token_url is wrong: for Microsoft 365 it holds your own tenant": (
        "token_url klopt niet. Bij Microsoft 365 staat uw eigen tenant erin"
    ),
    "this server takes no log-in: check host and port": "op deze server kunt u niet inloggen. Kijk naar host en poort",
    "the token is good, but this mailbox does not let it in: give the application the right to it "
    "(Microsoft 365: {}; then wait an hour)": (
        "het token is goed, maar de mailbox laat het niet toe. Geef de app het recht (Microsoft 365: {}). Wacht dan een uur"
    ),
    "the token is good, but sending is not allowed: give the application SMTP.SendAsApp with consent, and "
    "switch SMTP on for this mailbox ({})": (
        "het token is goed, maar versturen mag niet. Geef de app SMTP.SendAsApp, en zet SMTP aan voor deze mailbox ({})"
    ),
    "the token server does not answer as it should: try again later, then check email.oauth": (
        "de tokenserver antwoordt niet goed. Probeer het later nog eens, en kijk dan naar email.oauth"
    ),
    "check organisations.KEY.email in the settings": "kijk naar [organisations.….email] in de instellingen",
    "check user and password": "kijk naar de gebruiker en het wachtwoord",
    "check host, port and {}s:// or starttls": "kijk naar host en poort, en naar {}s:// of starttls",
}


def sentence(text: str) -> str:
    """One text in Dutch; as it is where there is none."""
    for pattern, dutch in _patterns():
        if found := pattern.fullmatch(text):
            return dutch.format(*found.groups())
    return text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    def pattern(english: str) -> re.Pattern[str]:
        return re.compile("(.+?)".join(map(re.escape, english.split("{}"))), re.DOTALL)

    return tuple((pattern(english), dutch) for english, dutch in SENTENCES.items())


def listing(parts: Iterable[str]) -> str:
    """Things in a row: "WhatsApp, Telegram en e-mail"."""
    *most, last = parts
    return f"{', '.join(most)} en {last}" if most else last
