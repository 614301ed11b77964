"""The yearly report as a workbook: one sheet to read, one for each table, and the same bytes for the same figures."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.report.document import Block

_FIXED = (1980, 1, 1, 0, 0, 0)
_MOMENT = datetime(2000, 1, 1)
_LONGEST_NAME = 31  # of a sheet
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\]")


def render(blocks: list[Block]) -> bytes:
    """The workbook as a file."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Verslag"
    _reading_sheet(sheet, blocks)
    taken = {"Verslag"}
    for block in blocks:
        if block.kind in ("table", "chart") and block.lines:
            _table_sheet(book.create_sheet(_name(block.text, taken)), block)
    book.properties.created = book.properties.modified = _MOMENT
    file = io.BytesIO()
    book.save(file)
    return _same_bytes(file.getvalue())


def _reading_sheet(sheet: Worksheet, blocks: list[Block]) -> None:
    sheet.column_dimensions["A"].width = 110
    for block in blocks:
        if block.kind == "heading":
            sheet.append([block.text])
            sheet.cell(sheet.max_row, 1).font = Font(bold=True, size=15 if block.level == 1 else 12)
        elif block.kind == "text":
            sheet.append([_plain(block.text)])
        elif block.kind == "list":
            for line in block.lines:
                sheet.append([_plain(f"• {line[0]}")])
        elif block.note:
            sheet.append([_plain(block.note)])
        else:
            continue
        sheet.cell(sheet.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")


def _table_sheet(sheet: Worksheet, block: Block) -> None:
    sheet.append([_plain(one) for one in block.columns or (block.text, "Aantal")])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for line in block.lines:
        sheet.append([_plain(one) for one in line])
    sheet.freeze_panes = "A2"
    for number in range(1, len(block.columns or (1, 2)) + 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = max(len(str(cell.value or "")) for cell in sheet[letter]) + 3


def _plain(value: object) -> object:
    """A text that begins like a formula stays a text."""
    if isinstance(value, str) and value[:1] in "=+-@":
        return f"'{value}"
    return value


def _name(title: str, taken: set[str]) -> str:
    name = _NOT_IN_NAME.sub(" ", title)[:_LONGEST_NAME].strip() or "Tabel"
    number = 2
    while name in taken:
        name = f"{name[: _LONGEST_NAME - 3]} {number}"
        number += 1
    taken.add(name)
    return name


def _same_bytes(file: bytes) -> bytes:
    """The workbook without the moment of its making, which the library writes into it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", content)
            info = zipfile.ZipInfo(name, _FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return out.getvalue()
