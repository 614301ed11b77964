"""The commands about a year, as typed: formats, files, and one clear line on trouble."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli.main import main


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOORDEUR_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("VOORDEUR_CLOCK", "2026-11-20T10:00:00+01:00")
    monkeypatch.chdir(tmp_path)


def test_json_and_nothing_else_on_stdout(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["report", "2026", "--organisation", "coachcenter", "--format", "json"]) == 0
    out, _ = capfdbinary.readouterr()
    assert json.loads(out)["organisation"] == "coachcenter"


@pytest.mark.parametrize(("name", "begin"), [("md", b"# Jaarverslag"), ("xlsx", b"PK"), ("pdf", b"%PDF")])
def test_into_a_file(tmp_path: Path, name: str, begin: bytes) -> None:
    file = tmp_path / f"verslag.{name}"
    assert main(["report", "2026", "--organisation", "ik-ben-er-ook", "--format", name, "-o", str(file)]) == 0
    assert file.read_bytes().startswith(begin)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["report", "2026", "--organisation", "nergens"], "no organisation"),
        (["report", "20", "--organisation", "coachcenter"], "no year"),
        (["report", "2026", "--organisation", "coachcenter", "-o", "/nergens/x.md"], "cannot be written"),
        (["dossier", "COA-7K3M-2Q"], "no case"),
        (["simulate", "--cases", "0"], "1 or more"),
    ],
)
def test_trouble_is_one_line(line: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(line) == 1
    error = capsys.readouterr().err
    assert said in error and len(error.strip().splitlines()) == 1


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", "2026"])
    assert ended.value.code == 2


def test_no_simulation_in_production(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("VOORDEUR_ENVIRONMENT", "production")
    monkeypatch.delenv("VOORDEUR_CLOCK")
    assert main(["simulate", "--cases", "1"]) == 1
    assert "refused in production" in capsys.readouterr().err
