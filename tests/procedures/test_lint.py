"""Seeded faults: each is found, on its own line, in words that say what to mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from procedures.findings import DefinitionError
from procedures.lint import check
from procedures.load import DEFINITIONS, load_all, load_file

COA = (DEFINITIONS / "coachcenter.yml").read_text(encoding="utf-8")
BUC = (DEFINITIONS / "burgercoaching.yml").read_text(encoding="utf-8")
IZW = (DEFINITIONS / "iederzijnwerk-arbeidscoaching.yml").read_text(encoding="utf-8")
NAMES = {id(COA): "coachcenter", id(BUC): "burgercoaching", id(IZW): "iederzijnwerk-arbeidscoaching"}

# source, what is replaced (first time), by what, words of the message, text on the line it must name
FAULTS = [
    (
        COA,
        "audience: adults",
        "audiance: adults",
        "unknown key 'audiance' (did you mean 'audience'?)",
        "audiance",
    ),
    (COA, "audience: adults\n", "", "lacks 'audience'", "key: coachcenter"),
    (COA, "audience: adults", "audience: grown-ups", "none of children, adults", "grown-ups"),
    (COA, "version: 1\n", "version: one\n", "must be a whole number", "version: one"),
    (COA, "version: 1\n", "version: 0\n", "version starts at 1", "version: 0"),
    (COA, "version: 1\n", "version: true\n", "must be a whole number", "version: true"),
    (COA, "version: 1\n", "version:\n", "absent or unknown", "version:"),
    (
        COA,
        "version: 1\n",
        "version: 1\nversion: 2\n",
        "duplicate key 'version', first at line 3",
        "version: 2",
    ),
    (COA, "short_name: Coachcenter\n", "short_name: 12\n", "put quotes round it", "short_name: 12"),
    (COA, "key: coachcenter", "key: Coach Center", "lower case words with hyphens", "key: Coach Center"),
    (COA, "key: coachcenter", "key: coach-centrum", "differs from the file name", "key: coach-centrum"),
    (COA, "prefix: COA", "prefix: coa", "2 to 6 capitals", "prefix: coa"),
    (COA, "  document: Klachtenprocedure Coachcenter\n", "", "lacks 'document'", "source:"),
    (COA, "  file: docs/sources/coachcenter.txt", "  file: ''", "empty 'file'", "file: ''"),
    (COA, "outcome: ok}", "outcome: perhaps}", "none of ok, doubt, outside", "outcome: perhaps"),
    (COA, "  relative:\n", "  neighbour:\n", "'neighbour' is none of client, parent", "neighbour:"),
    (COA, "  relative:\n", "  neighbour:\n", "roles lack relative", "roles:"),
    (
        COA,
        "    note: De procedure noemt alleen de cliënt. De directie beslist over een ouder.\n",
        "",
        "doubt without a note",
        "  parent:",
    ),
    (COA, "rule: COA-05\n    amount", "rule: COA-5\n    amount", "'COA-5' is no rule id", "rule: COA-5\n"),
    (COA, "rules: [COA-13]", "rules: [COA-33]", "rule COA-33 is not listed", "COA-33"),
    (COA, "rules: [COA-13]", "rules: [IZW-13]", "belongs to another organisation", "IZW-13"),
    (
        COA,
        "  COA-13: De directie doet uitspraak over de klacht en de aanpassingen.",
        "  COA-13: ''",
        "lacks the line",
        "COA-13: ''",
    ),
    (COA, "    number: 1\n", "    number: 2\n", "", ""),
    (COA, "  - number: 2\n", "  - number: 3\n", "has number 3, expected 2", "number: 3"),
    (
        COA,
        "    key: klachtencommissie\n    outside: true",
        "    key: directie\n    outside: true",
        "another step already has the key 'directie'",
        "    key: directie\n    outside: true",
    ),
    (COA, "    contact: *directie\n    offer", "    offer", "has no contact and no handler", "  - number: 2"),
    (
        COA,
        "  at_step: directie\n",
        "  at_step: balie\n",
        "official step 'balie' is not among",
        "at_step: balie",
    ),
    (COA, "  at_step: directie\n", "", "'at_step' is not given", "official:"),
    (COA, "    official: true\n", "", "is not marked 'official: true'", "at_step: directie"),
    (
        COA,
        "    by_objection: true\n",
        "    by_objection: true\n    official: true\n",
        "second official step",
        "official: true\n    rules: [COA-19",
    ),
    (
        COA,
        "  forward_by_mail: info@coachcenter.nl",
        "  forward_by_mail: post@coachcenter.nl",
        "is in no contact",
        "post@",
    ),
    (
        COA,
        "    start: acknowledgement_sent\n    kind",
        "    start: full_moon\n    kind",
        "unknown start event 'full_moon'",
        "full_moon",
    ),
    (
        COA,
        "    start: acknowledgement_sent\n    kind",
        "    start: step_reached:rechter\n    kind",
        "names a step that does not exist",
        "step_reached:rechter",
    ),
    (COA, "    amount: 30\n", "    amount: 0\n", "length of 1 or more", "amount: 0"),
    (COA, "    unit: days\n", "    unit: moons\n", "none of hours, days", "unit: moons"),
    (
        COA,
        "ontvangstbevestiging, uiterlijk {date}.",
        "ontvangstbevestiging.",
        "placeholders differ",
        "promise:",
    ),
    (COA, "uiterlijk {acknowledge} bericht", "uiterlijk {acknowlege} bericht", "{acknowlege} is not known", "u: >-"),
    (
        COA,
        "uiterlijk {acknowledge} bericht",
        "uiterlijk {hearing_invitation} bericht",
        "has no date yet at the hand-over",
        "u: >-",
    ),
    (
        COA,
        "Uw verhaal ligt nu bij",
        "Op {settle} ligt uw verhaal bij",
        "no deadline of this kind of case",
        "u: >-",
    ),
    (COA, "Uw verhaal ligt nu bij", "Uw verhaal {ligt nu bij", "a brace without its other half", "u: >-"),
    (
        COA,
        "  je: Coachcenter neemt klachten serieus en wil ervan leren.\n",
        "",
        "lacks the text 'je'",
        "welcome_note:",
    ),
    (
        COA,
        "  en: Coachcenter takes complaints seriously and wants to learn from them.\n",
        "",
        "lacks the text 'en'",
        "welcome_note:",
    ),
    (
        COA,
        "  en: Coachcenter takes complaints seriously and wants to learn from them.",
        "  en: ''",
        "empty text 'en'",
        "  en: ''",
    ),
    (
        COA,
        "  en: Coachcenter takes complaints seriously and wants to learn from them.",
        "  fr: Bonjour.",
        "unknown language",
        "fr: Bonjour",
    ),
    (COA, "Je verhaal ligt nu bij", "Uw verhaal is nu bij", "the text with je says u", "je: >-"),
    (
        COA,
        "Dit is nog geen officiële klacht.",
        "Dit is nog niet jouw klacht.",
        "the text with u says je",
        "u: >-",
    ),
    (
        COA,
        "U krijgt binnen 10 werkdagen bericht",
        "U krijgt binnen 8 werkdagen bericht",
        "'8 werkdagen' is no term of this procedure",
        "u: >-",
    ),
    (
        COA,
        "U kunt mailen naar info@coachcenter.nl.",
        "U kunt mailen naar info@iederzijnwerk.nl.",
        "'info@iederzijnwerk.nl' is in no contact",
        "u: >-",
    ),
    (
        COA,
        "Een telefoonnummer staat niet in",
        "Bel 020 1234567. Meer staat niet in",
        "is in no contact",
        "u: >-",
    ),
    (
        COA,
        "      email: info@coachcenter.nl",
        "      email: info-at-coachcenter",
        "is no mail address",
        "info-at-coachcenter",
    ),
    (
        COA,
        "  decides: [directie]",
        "  decides: [baas]",
        "'baas' is not among the staff roles",
        "decides: [baas]",
    ),
    (COA, "  decides: [directie]", "  decides: []", "nobody may decide or close", "decides: []"),
    (
        COA,
        "    handler: directie\n",
        "    handler: secretaris\n",
        "'secretaris' is not among",
        "handler: secretaris",
    ),
    (
        COA,
        "    to: [complainant]\n",
        "    to: [buurman]\n",
        "'buurman' is nobody who can get a notice",
        "buurman",
    ),
    (
        COA,
        "  objection: klachtencommissie",
        "  objection: rechtbank",
        "no step has the key 'rechtbank'",
        "objection: rechtbank",
    ),
    (COA, "  when: at_once", "  when: soon", "'soon' is neither", "when: soon"),
    (
        COA,
        "{name: happened_on, when: both",
        "{name: hapened_on, when: both",
        "'hapened_on' is not known",
        "hapened_on",
    ),
    (
        COA,
        "  - {name: happened_on, when: both, need: required, rule: COA-05}\n",
        "",
        "question 'happened_on' is missing",
        "questions:",
    ),
    (
        COA,
        "{name: more, when: both, need: useful}",
        "{name: role, when: both, need: useful}",
        "stands there twice",
        "name: role, when: both, need: required",
    ),
    (COA, "  - {topic: cost, kind: absent, rule: COA-28}\n", "", "nothing is said of 'cost'", "nothing:"),
    (
        COA,
        "{topic: cost, kind: absent",
        "{topic: retention, kind: absent",
        "but the definition says something",
        "topic: retention",
    ),
    (
        COA,
        "{topic: cost, kind: absent",
        "{topic: cost, kind: unknown",
        "say what there is to find out",
        "topic: cost, kind: unknown",
    ),
    (
        COA,
        "{topic: cost, kind: absent",
        "{topic: law, kind: absent",
        "stands there twice",
        "topic: law, kind: absent, rule: COA-28}\n  - {topic: consent",
    ),
    (COA, "    with_notices", "    with_notices", "", ""),
    (
        COA,
        "    handler: directie\n",
        "    handler: directie\n    by_referral: true\n",
        "no way to begin",
        "steps:",
    ),
    (
        COA,
        "    handler: directie\n",
        "    handler: directie\n    skip_when_unsafe: true\n",
        "no way past the person",
        "steps:",
    ),
    (COA, "terms:\n", "terms: none\nnotices_old:\n", "must be a list", "terms: none"),
    (COA, "  after_yes: &secrecy", "  after_yes: [", "not valid YAML", ""),
    (
        BUC,
        "    with_notices: [judgement]",
        "    with_notices: [dispute_route]",
        "waits for itself (cycle)",
        "with_notices: [dispute_route]",
    ),
    (
        BUC,
        "    with_notices: [judgement]",
        "    with_notices: [ruling]",
        "no notice has the key 'ruling'",
        "with_notices: [ruling]",
    ),
    (BUC, "        needs_agreement: true\n", "", "by agreement needs agreement", "      then:"),
    (
        BUC,
        "      kind: once\n      amount: 4\n",
        "      kind: once\n",
        "has an amount and a unit",
        "    extension:",
    ),
    (
        BUC,
        "    basis: own_and_law\n    roll_over: true",
        "    basis: own\n    roll_over: true",
        "does not roll over",
        "roll_over: true",
    ),
    (
        BUC,
        "  deputy: vertrouwenspersoon",
        "  deputy: leidinggevende",
        "the danger contact itself",
        "deputy: leidinggevende",
    ),
    (
        BUC,
        "  role: vertrouwenspersoon\n  rules",
        "  role: medewerker\n  rules",
        "not with the confidant",
        "role: medewerker",
    ),
    (
        IZW,
        "      redirect: *ambulant\n    - key: household",
        "    - key: household",
        "sends away without saying where",
        "    - key: personal_support",
    ),
    (
        IZW,
        "      in_scope: true\n",
        "      in_scope: true\n      doubt: true\n",
        "both in scope and in doubt",
        "    - key: find_or_keep_work",
    ),
    (IZW, "  belonging_rule: IZW-18\n", "", "which rule says", "belonging:"),
    (
        IZW,
        "    start: step_reached:klachtenfunctionaris",
        "    start: step_reached:functionaris",
        "names a step that does not exist",
        "step_reached:functionaris",
    ),
    (
        IZW,
        "{name: service, when: both, need: required, rule: IZW-02}",
        "{name: about, when: both, need: required}",
        "question 'service' is missing",
        "questions:",
    ),
]
FAULTS = [fault for fault in FAULTS if fault[3]]


@pytest.mark.parametrize(
    ("source", "old", "new", "message", "line"),
    FAULTS,
    ids=[f"{n}-{f[3][:30]}" for n, f in enumerate(FAULTS)],
)
def test_seeded_fault_is_found(tmp_path, source, old, new, message, line):
    assert old in source
    broken = source.replace(old, new, 1)
    path = tmp_path / f"{NAMES[id(source)]}.yml"
    path.write_text(broken, encoding="utf-8")
    findings = check(path)
    hits = [finding for finding in findings if message in finding.message]
    assert hits, [str(finding) for finding in findings]
    lines = {finding.line for finding in hits}
    assert not line or lines & _lines_with(broken, line), (lines, _lines_with(broken, line))
    for finding in hits:
        assert finding.path == path and finding.line >= 1 and finding.column >= 1
        assert "\n" not in finding.message
        assert str(finding).startswith(f"{path}:{finding.line}: ")


def _lines_with(text: str, piece: str) -> set[int]:
    places = set()
    start = text.find(piece)
    while start >= 0:
        places.add(text.count("\n", 0, start) + 1)
        start = text.find(piece, start + 1)
    return places


def test_several_faults_are_found_in_one_reading(tmp_path):
    broken = COA.replace("version: 1\n", "version: x\n", 1).replace("rules: [COA-13]", "rules: [COA-99]", 1)
    path = tmp_path / "coachcenter.yml"
    path.write_text(broken.replace("need: useful", "need: nice", 1), encoding="utf-8")
    messages = [finding.message for finding in check(path)]
    assert len(messages) >= 3
    assert [finding.line for finding in check(path)] == sorted(finding.line for finding in check(path))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "# only a remark\n",
        "- a list\n",
        "just words\n",
        "a: *nobody\n",
        "a: {b\n",
        "{[]: 1}\n",
        "a: &x [*x]\n",
    ],
)
def test_files_that_are_no_definition(tmp_path, content):
    path = tmp_path / "leeg.yml"
    path.write_text(content, encoding="utf-8")
    assert check(path)
    with pytest.raises(DefinitionError):
        load_file(path)


def test_files_that_cannot_be_read(tmp_path):
    assert "cannot be read" in check(tmp_path / "nergens.yml")[0].message
    path = tmp_path / "latin.yml"
    path.write_bytes("naam: cliënt".encode("latin-1"))
    assert "UTF-8" in check(path)[0].message


def test_a_faulty_extra_definition_stops_loading_with_path_and_line(tmp_path):
    path = tmp_path / "de-linde.yml"
    path.write_text("key: de-linde\n", encoding="utf-8")
    with pytest.raises(DefinitionError) as raised:
        load_all(tmp_path)
    assert f"{path}:1: " in str(raised.value)
    with pytest.raises(DefinitionError):
        load_all(tmp_path / "nergens")


def test_two_organisations_with_one_prefix_are_refused(tmp_path):
    haven = (Path(__file__).parent / "definitions" / "de-haven.yml").read_text(encoding="utf-8")
    (tmp_path / "de-haven.yml").write_text(haven.replace("HAV", "COA"), encoding="utf-8")
    with pytest.raises(DefinitionError, match="already used"):
        load_all(tmp_path)
