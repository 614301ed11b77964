"""The commands as other programs use them: exit codes, one JSON document on stdout, one line on stderr."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import main
from tests.conversations.play import Player, answer_until

ROOT = Path(__file__).resolve().parents[2]
CASE = {
    "reference", "organisation", "channel", "language", "kind", "status", "anonymous", "confidential", "danger",
    "procedure_version", "complainant", "concern", "about_person", "step", "admissibility", "hearing", "summary",
    "deadlines", "history",
}  # fmt: skip


class Commands:
    """Runs ``voordeur`` commands on the database of one service, each in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("VOORDEUR_")} | {
            "VOORDEUR_DATA_DIR": str(folder),
            "VOORDEUR_DATABASE_URL": f"sqlite:///{folder / 'voordeur.sqlite'}",
            "VOORDEUR_MASTER_KEY_FILE": str(folder / "master.key"),
            "PYTHONWARNINGS": "ignore",
        }

    def __call__(self, *words: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=ROOT, env=self.environment, input=stdin, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    def json(self, *words: str) -> Any:
        done = self(*words)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def refused(self, *words: str) -> str:
        done = self(*words)
        assert done.returncode == 1, (done.stdout, done.stderr)
        assert done.stdout == ""
        lines = [line for line in done.stderr.splitlines() if line.startswith("voordeur: ")]
        assert len(lines) == 1, done.stderr
        assert "Traceback" not in done.stderr
        return lines[0]


def in_this_process(words: list[str], folder: Path, monkeypatch: Any) -> int:
    """Run one command without a process of its own; its exit code."""
    monkeypatch.setenv("VOORDEUR_DATA_DIR", str(folder))
    try:
        return main(words)
    except SystemExit as ended:
        assert isinstance(ended.code, int)
        return ended.code


@pytest.fixture
def voordeur(service: Any, tmp_path: Path) -> Commands:
    return Commands(tmp_path)


def concern(service: Any, organisation: str) -> Player:
    """A concern that was told and handed over."""
    player = Player(service, organisation)
    player.say("hallo")
    answer_until(player, "confirm")
    player.say("ja")
    return player


def test_cases_and_one_case(service: Any, voordeur: Commands) -> None:
    izw = concern(service, "iederzijnwerk-arbeidscoaching")
    coa = concern(service, "coachcenter")
    listed = voordeur.json("cases", "--json")
    assert {case["reference"] for case in listed} == {izw.reference, coa.reference}
    assert all(set(case) == CASE - {"history"} for case in listed)
    assert voordeur.json("cases", "--json", "--organisation", "coachcenter", "--status", "closed") == []
    case = voordeur.json("case", izw.reference, "--json", "--as", "directie")
    assert set(case) == CASE
    assert case["concern"]["description"] == "mijn begeleider kwam steeds te laat"
    (deadline,) = case["deadlines"]
    assert set(deadline) == {"key", "rule", "kind", "due", "status", "why"}
    assert {"at", "event", "by", "note"} <= set(case["history"][0])
    assert "IZW-AAAA-AA" in voordeur.refused("case", "IZW-AAAA-AA", "--json")
    assert voordeur.refused("case", izw.reference, "--as", "buurman")


def test_staff_commands_end_with_one_where_refused(service: Any, voordeur: Commands) -> None:
    player = concern(service, "iederzijnwerk-arbeidscoaching")
    organisation = ("--organisation", player.organisation)
    done = voordeur("staff", *organisation, "--as", "medewerker", "neem", player.reference)
    assert done.returncode == 0
    assert player.reference in done.stdout
    assert voordeur.refused("staff", *organisation, "--as", "medewerker", "sluit", player.reference)
    assert voordeur.refused("staff", "--organisation", "nergens", "--as", "medewerker", "zaken")


def test_follow_ups_outbox_and_a_rehearsal(service: Any, voordeur: Commands) -> None:
    player = concern(service, "iederzijnwerk-arbeidscoaching")
    planned = voordeur.json("follow-ups", "--json")
    assert planned
    assert all(set(row) == {"due", "organisation", "reference", "rule", "what", "to", "status"} for row in planned)
    assert [row["due"] for row in planned] == sorted(row["due"] for row in planned)
    rows = voordeur.json("outbox", "--json")
    assert all(
        set(row) == {"id", "at", "organisation", "reference", "to", "channel", "text", "status", "attempts", "error"}
        for row in rows
    )
    assert any(row["to"] == "staff:medewerker" and row["reference"] == player.reference for row in rows)
    assert voordeur("follow-ups", "run", "--at", "2026-12-01T09:00:00+01:00").returncode == 0
    assert voordeur.json("case", player.reference, "--json")["deadlines"][0]["status"] == "missed"


def test_export_and_erase(service: Any, voordeur: Commands) -> None:
    player = concern(service, "coachcenter")
    player.staff("directie", "notitie {ref} Alleen voor ons.")
    copy = voordeur("export", player.reference, "--as", "directie")
    assert copy.returncode == 0
    assert "steeds te laat" in copy.stdout
    assert "Alleen voor ons" not in copy.stdout
    assert voordeur("erase", player.reference, "op", "verzoek").returncode == 0
    assert "erased on 2026-11-20" in voordeur.refused("case", player.reference)
    assert "erased on 2026-11-20" in voordeur.refused("export", player.reference)


def test_a_confidential_case_is_an_outline_to_whoever_runs_the_machine(service: Any, voordeur: Commands) -> None:
    player = Player(service, "burgercoaching")
    player.say("ik wil de vertrouwenspersoon spreken")
    player.say("confidant_story:here")
    answer_until(player, "confirm")
    player.say("ja")
    case = voordeur.json("case", player.reference, "--json")
    assert case["confidential"] is True
    assert case["concern"] is None
    texts = [row["text"] for row in voordeur.json("outbox", "--json") if row["reference"] == player.reference]
    assert set(texts) == {None}


def test_procedures_are_listed_checked_and_shown(voordeur: Commands, tmp_path: Path) -> None:
    listed = voordeur("procedures", "list")
    assert listed.returncode == 0
    assert len(listed.stdout.splitlines()) == 5
    assert voordeur("procedures", "check").returncode == 0
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("key: wrong\nversion: een\n", "utf-8")
    found = voordeur("procedures", "check", str(wrong))
    assert found.returncode == 1
    assert "wrong.yml:" in found.stdout
    assert "IZW-17" in voordeur("procedures", "show", "iederzijnwerk-arbeidscoaching").stdout
    assert "nergens" in voordeur.refused("procedures", "show", "nergens")


@pytest.mark.parametrize(
    "line",
    [
        "", "onzin", "case", "follow-ups run", "follow-ups --until morgen", "follow-ups run --at 2026-11-21",
        "cases --status onzin", "report abc --organisation coachcenter", "erase IZW-AAAA-AA",
        "staff --organisation coachcenter --as directie",
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_two(line: str, tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    assert in_this_process(line.split(), tmp_path, monkeypatch) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("cases --as buurman", "buurman"),
        ("outbox --as buurman", "buurman"),
        ("cases --organisation nergens", "coachcenter"),
        ("procedures check nergens.yml", "nergens.yml"),
        ("report 1 --organisation coachcenter", "year"),
        ("run --host 0.0.0.0", "loopback"),
    ],
)
def test_what_cannot_be_ends_with_one_and_one_line(
    line: str, says: str, tmp_path: Path, monkeypatch: Any, capsys: Any
) -> None:
    assert in_this_process(line.split(), tmp_path, monkeypatch) == 1
    said = capsys.readouterr()
    assert said.out == ""
    (told,) = said.err.splitlines()
    assert told.startswith("voordeur: ")
    assert says in told


@pytest.mark.parametrize("line", ["procedures list", "procedures check", "procedures show coachcenter", "doctor", "cases"])
def test_json_is_one_document_and_nothing_else(line: str, tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    assert in_this_process([*line.split(), "--json"], tmp_path, monkeypatch) == 0
    json.loads(capsys.readouterr().out)


def test_all_faults_of_settings_stand_on_one_line(tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    config = tmp_path / "voordeur.toml"
    config.write_text('environment = "test"\nclock = "gisteren"\n', "utf-8")
    monkeypatch.setenv("VOORDEUR_CONFIG", str(config))
    assert in_this_process(["cases"], tmp_path, monkeypatch) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert "environment" in told
    assert "clock" in told


def test_a_broken_definition_of_the_operator_is_found_and_told_on_one_line(
    tmp_path: Path, monkeypatch: Any, capsys: Any
) -> None:
    (tmp_path / "extra").mkdir()
    (tmp_path / "extra" / "sixth.yml").write_text("key: zesde\nversion: een\nprefix: ZES\n", "utf-8")
    monkeypatch.setenv("VOORDEUR_ORGANISATIONS_DIR", str(tmp_path / "extra"))
    assert in_this_process(["cases"], tmp_path, monkeypatch) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert "sixth.yml:" in told
    assert in_this_process(["procedures", "check"], tmp_path, monkeypatch) == 1
    assert "sixth.yml:2:" in capsys.readouterr().out


def test_the_clock_of_a_rehearsal_only_moves_forward(tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setenv("VOORDEUR_CLOCK", "2026-11-20T10:00:00+01:00")
    assert in_this_process(["follow-ups", "run", "--at", "2026-11-23T09:00:00+01:00", "--json"], tmp_path, monkeypatch) == 0
    assert json.loads(capsys.readouterr().out) == {"carried_out": 0, "clock": "2026-11-23T09:00:00+01:00"}
    assert in_this_process(["follow-ups", "run", "--at", "2026-11-01T09:00:00+01:00"], tmp_path, monkeypatch) == 0
    assert "2026-11-23" in capsys.readouterr().out


PRODUCTION = {"VOORDEUR_ENVIRONMENT": "production"}


@pytest.mark.parametrize(
    ("line", "says", "more"),
    [
        ("cases", "master key", {}),
        ("cases", "clock", {"VOORDEUR_CLOCK": "2026-11-20T10:00:00+01:00"}),
        ("follow-ups run --at 2026-11-21T10:00:00+01:00", "production", {}),
        ("simulate --cases 1", "production", {}),
    ],
)
def test_what_production_refuses(
    line: str, says: str, more: dict[str, str], tmp_path: Path, monkeypatch: Any, capsys: Any
) -> None:
    for name, value in (PRODUCTION | more).items():
        monkeypatch.setenv(name, value)
    assert in_this_process(line.split(), tmp_path, monkeypatch) == 1
    assert says in capsys.readouterr().err


def test_in_production_nobody_acts_as_staff_from_the_command_line(tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setenv("VOORDEUR_ENVIRONMENT", "production")
    monkeypatch.setenv("VOORDEUR_ORGANISATIONS__COACHCENTER__STAFF__DIRECTIE__ROLES", "directie")
    assert in_this_process(["init"], tmp_path, monkeypatch) == 0
    assert in_this_process(["cases", "--json"], tmp_path, monkeypatch) == 0
    capsys.readouterr()
    for line in ("staff --organisation coachcenter --as directie zaken", "cases --organisation coachcenter --as directie"):
        assert in_this_process(line.split(), tmp_path, monkeypatch) == 1
        assert "sign-in" in capsys.readouterr().err


def test_nlu_parse_reads_lines(voordeur: Commands) -> None:
    lines = [
        {"text": "mijn naam is Robin de Vries, Dorpsstraat 12 b, 1234ab Utrecht"},
        {"text": "gisteren", "asked": "happened_on", "now": "2026-11-20T10:00:00+01:00"},
        {"text": "ik wil niet meer leven"},
    ]
    done = voordeur("nlu", "parse", "-", stdin="".join(json.dumps(line) + "\n" for line in lines))
    assert done.returncode == 0, done.stderr
    details, day, danger = (json.loads(line) for line in done.stdout.splitlines())
    assert set(details) == {"text", "language", "intent", "entities", "danger"}
    assert {e["entity"]: e["value"] for e in details["entities"]}["postcode"] == "1234 AB"
    for entity in details["entities"]:
        assert set(entity) == {"entity", "value", "start", "end", "text"}
        assert details["text"][entity["start"] : entity["end"]] == entity["text"]
    assert [e["value"] for e in day["entities"]] == ["2026-11-19"]
    assert danger["danger"]["kind"] == "suicide"
    assert danger["intent"]["name"] == "report_danger"
