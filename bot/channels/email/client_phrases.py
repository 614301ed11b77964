"""What mail programs write by themselves: before a quote, under a mail, above it."""

from __future__ import annotations

import re

_I = re.IGNORECASE

ATTRIBUTIONS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, _I)
    for pattern in (
        # Dutch: Gmail, Apple, Thunderbird, Outlook on the web, Proton, Yahoo, Roundcube, Zimbra.
        r"op\b.{4,120}\b(?:schreef|heeft)\b.{0,200}:",
        r"op\b.{4,250}\bschreef(?: het volgende)?\s*:",
        r"op\b.{4,250}\bhet volgende geschreven\s*:",
        r".{2,150}\b(?:schreef|heeft) op\b.{4,120}(?:geschreven)?\s*:",
        r".{2,150}\bschreef(?: het volgende)?(?: op .{4,60})?\s*:",
        r"(?:on|am)\b.{4,250}\b(?:wrote|schrieb)\b.{0,120}:",
        r".{2,150}\b(?:wrote|schrieb)(?: on| am)? ?.{0,60}:",
        r"le\b.{4,250}\ba écrit\s*:",
        r"el\b.{4,250}\bescribió\s*:",
        r"(?:dnia|w dniu)\b.{4,250}\b(?:napisał|napisała|napisał\(a\)|pisze)\s*:",
        r".{4,200}\b(?:şunu yazdı|yazdı)\s*:",
        r".{4,200}\b(?:пише|написав|написала|пишет)\s*:",
        r".{0,200}كتب.{0,200}:",
    )
)
"""The line (or two or three, wrapped) that stands above a quote; matched in full on one joined line."""

ATTRIBUTION_AND_QUOTE = re.compile(
    r"^\s*(?:op|on)\b.{4,120}\b(?:(?:schreef|wrote)\b.{0,100}<[^<>\s]+@[^<>\s]+>|"
    r"<[^<>\s]+@[^<>\s]+>\s*(?:schreef|wrote))\s*:\s",
    _I,
)
"""Yahoo goes on with the quote on the same line."""

ATTRIBUTION_STARTS = re.compile(
    r"^(?:op|on|am|le|el|dnia|w dniu)\b.{3,}|.*(?:<[^<>\s]+@[^<>\s]+>|\b\d{4}\b).*|.*\d{1,2}[:.]\d{2}.*", _I
)
"""Whether a line can begin one: it opens as they do, or names an address, a year or an hour."""

HAS_DATE_OR_ADDRESS = re.compile(
    r"\d{1,2}[-/. ](?:\d{1,2}|\w{3,10}\.?)[-/. ]\s?\d{2,4}|\d{1,2}[:.]\d{2}|@|\b\d{4}-\d\d-\d\d\b"
)
"""A sentence of a person ("mijn begeleider schreef:") has neither."""

SEPARATOR = re.compile(
    r"^\s*[-_=*]{2,}\s*(?:oorspronkelijk(?:e)? (?:bericht|e-?mail)|origineel (?:bericht|e-?mail)|"
    r"originele? (?:bericht|e-?mail)|"
    r"original (?:message|e-?mail|appointment)|oorspronkelijke afspraak|urspr(?:ü|u)ngliche nachricht|"
    r"message d'origine|mensaje original|wiadomość oryginalna|orijinal mesaj|reply message|"
    r"antwoordbericht)\s*[-_=*]{0,}\s*$",
    _I,
)
FORWARDED = re.compile(
    r"^\s*(?:[-_=*]{2,}\s*(?:doorgestuurd(?:e)? (?:bericht|e-?mail)|forwarded (?:message|by .*)|"
    r"weitergeleitete nachricht|"
    r"message transféré|mensaje reenviado)\s*[-_=*]{0,}|begin (?:doorgestuurd|forwarded) (?:bericht|message):|"
    r"begin doorgestuurd bericht:|begin forwarded message:)\s*$",
    _I,
)
RULE = re.compile(r"^\s*[_\-=]{10,}\s*$")

HEADER_FIRST = re.compile(r"^[\s*]*(?:van|from|von|de|da|od|kimden|від|من)\s*\*?\s*:\s*\*?\s*\S.*$", _I)
HEADER_NEXT = re.compile(
    r"^[\s*]*(?:verzonden|verstuurd|datum|aan|onderwerp|cc|cci|bcc|antwoord aan|beantwoorden|prioriteit|sent|"
    r"date|to|subject|reply-to|"
    r"importance|gesendet|an|betreff|envoyé|à|objet|enviado|para|asunto|wysłano|do|temat|gönderme tarihi|kime|konu|"
    r"надіслано|кому|тема|إلى|الموضوع)(?:\s*\([^)]*\))?\s*\*?\s*:\s*\*?.*$",
    _I,
)
"""Outlook's block: ``Van:`` and below it at least one of the others."""

SENT_FROM = re.compile(
    r"^\s*[<(\[]?\s*(?:"
    r"(?:verstuurd|verzonden|gestuurd) (?:vanaf|vanuit|van|via|met|door|uit)\b.{1,80}|"
    r"(?:van|vanaf|vanuit) mijn .{2,30} (?:verstuurd|verzonden|gestuurd)|"
    r"(?:sent|envoyé|gesendet|enviado|wysłane|wysłano) (?:from|via|using|with|depuis|de|von|mit|desde|z)\b.{1,80}|"
    r"(?:download |get |haal |ontvang )?outlook (?:voor|for) (?:android|ios|mac|windows)(?: downloaden|"
    r" ophalen)?.{0,80}|"
    r"iphone'?umdan gönderildi|"
    r"(?:virusvrij|virus-free)\.?.{0,60}|"
    r"(?:dit bericht|deze e-?mail) is (?:door|gecontroleerd|gescand|op virussen).{0,100}"
    r")\s*[>)\]]?\.?\s*$",
    _I,
)
_URL_ALONE = re.compile(r"^\s*[<(\[]?\s*https?://\S+\s*[>)\]]?\s*$")
SIGNATURE_MARK = re.compile(r"^--\s?$")

DISCLAIMER = re.compile(
    r"^\W*(?:disclaimer\b|vertrouwelijk(?:heid)?\s*:|let op: de(?:ze)? (?:informatie|inhoud)|"
    r"(?:dit|deze|de inhoud van (?:dit|deze)|de informatie (?:in|verzonden)).{0,60}(?:e-?mail|bericht).{0,120}"
    r"(?:uitsluitend|alleen|vertrouwelijk|bestemd|geadresseerde|bijlagen)|"
    r"aan (?:dit|deze) (?:e-?mail|bericht)(?:bericht)? kunnen geen rechten|"
    r"(?:denk|think|consider|bespaar) .{0,40}(?:milieu|environment|papier|print)|"
    r"(?:this|the information (?:in|contained)).{0,60}(?:e-?mail|message).{0,120}(?:confidential|intended|"
    r"privileged|addressee))",
    _I | re.DOTALL,
)
"""A closing paragraph of an organisation's or employer's mail system."""

BANNER = re.compile(
    r"^\W*(?:\[?(?:extern|external)(?:e mail| email| e-?mail)?\]?\W*$|"
    r"(?:let op|caution|waarschuwing|pas op)\W+.{0,60}(?:van buiten|outside|extern|external).{0,300}|"
    r"(?:deze|dit) (?:e-?mail|bericht) (?:is afkomstig|komt) van buiten.{0,300}|"
    r"(?:u|je) (?:ontvangt|krijgt) niet vaak (?:e-?mail|berichten) van.{0,300}|"
    r"(?:you don't often get|some people who received this).{0,300})$",
    _I | re.DOTALL,
)
"""What a mail system puts above the text of a stranger."""

SEE_BELOW = re.compile(
    r"\b(?:zie|lees|mijn|de)\b.{0,30}\b(?:hieronder|onder|beneden|ertussen|tussen|rood|blauw|groen|geel|kleur|"
    r"hoofdletters|dikgedrukt|vet)\b|"
    r"\b(?:antwoord(?:en)?|reactie)\b.{0,40}\b(?:hieronder|ertussen|in de (?:tekst|mail)|tussen de)|"
    r"\b(?:see|my answers)\b.{0,30}\b(?:below|inline|in (?:red|blue|green|bold))\b",
    _I,
)
"""The person says that the answers stand further down, in a mail that marks no quotes."""


def is_advert(line: str, after_advert: bool = False) -> bool:
    """Whether a line is a mail program's own advertisement, or the address that belongs to it."""
    return bool(SENT_FROM.match(line)) or (after_advert and bool(_URL_ALONE.match(line)))
