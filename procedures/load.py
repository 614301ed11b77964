"""Loads definitions: the ones of this folder and those an operator adds.

A definition with a finding is not loaded: a half-read procedure could promise what is not so.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from procedures.findings import DefinitionError, Finding
from procedures.lint import check_document
from procedures.model import Procedure
from procedures.reader import read

DEFINITIONS = Path(__file__).parent / "definitions"


def load_file(path: Path | str) -> Procedure:
    """The procedure in one file.

    Raises:
        DefinitionError: with every finding, as ``path:line: message``.
    """
    path = Path(path)
    procedure, findings = check_document(read(path))
    if findings:
        raise DefinitionError(findings)
    return procedure


def load_all(extra_dir: Path | str | None = None) -> dict[str, Procedure]:
    """All procedures by key: those shipped, and those in ``extra_dir``; files are read once.

    A file of ``extra_dir`` with the key of a shipped one takes its place, so an organisation can run
    with its own corrected definition.

    Raises:
        DefinitionError: with the findings of all files together.
    """
    folders = [DEFINITIONS]
    if extra_dir is not None:
        folders.append(Path(extra_dir))
    procedures: dict[str, Procedure] = {}
    findings: list[Finding] = []
    for folder in folders:
        if not folder.is_dir():
            findings.append(Finding(folder, 1, 1, "this folder does not exist"))
            continue
        try:
            procedures.update(_load_dir(folder, _stamp(folder)))
        except DefinitionError as error:
            findings += error.findings
    if findings:
        raise DefinitionError(findings)
    _check_prefixes(procedures, extra_dir)
    return procedures


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of each definition: a changed file is read again."""
    stamps = []
    for path in sorted((*folder.glob("*.yml"), *folder.glob("*.yaml"))):
        stat = path.stat()
        stamps.append((path.name, stat.st_mtime_ns, stat.st_size))
    return tuple(stamps)


@cache
def _load_dir(folder: Path, stamps: tuple[tuple[str, int, int], ...]) -> dict[str, Procedure]:
    procedures: dict[str, Procedure] = {}
    findings: list[Finding] = []
    for name, _, _ in stamps:
        path = folder / name
        procedure, faults = check_document(read(path))
        findings += faults
        if procedure is None or faults:
            continue
        if procedure.key in procedures:
            findings.append(Finding(path, 1, 1, f"another file already defines '{procedure.key}'"))
        procedures[procedure.key] = procedure
    if findings:
        raise DefinitionError(findings)
    return procedures


def _check_prefixes(procedures: dict[str, Procedure], extra_dir: Path | str | None) -> None:
    """Two organisations with one prefix would share rule ids and look alike in references."""
    seen: dict[str, str] = {}
    for key, procedure in procedures.items():
        other = seen.setdefault(procedure.prefix, key)
        if other != key:
            path = Path(extra_dir or DEFINITIONS) / f"{key}.yml"
            raise DefinitionError(
                [Finding(path, 1, 1, f"prefix '{procedure.prefix}' is already used by '{other}'")]
            )
