"""Cases out of any file that brings them: a case pack, or a spreadsheet with one case a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from w4r_desktop.exchange.case_list import read_case_list
from w4r_desktop.exchange.case_pack import read_pack

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.domain.case import CasePack
    from w4r_desktop.exchange.pack_notes import PackNote

SPREADSHEETS: Final = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")
"""What a spreadsheet is called; those that cannot be read are refused as spreadsheets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCases:
    """The cases of a file, and what of it did not come along.

    ``is_list`` says that they come out of a spreadsheet, which has no room for all of a brief.
    """

    pack: CasePack
    notes: tuple[PackNote, ...]
    is_list: bool


def read_cases(path: Path, *, here: CasePack) -> ReadCases:
    """Return the cases of a file; those of a spreadsheet belong to the campaign that is here.

    Raises PackRefusedError.
    """
    is_list = path.suffix.lower() in SPREADSHEETS
    read = (
        read_case_list(path, language=here.language, campaign=here.campaign)
        if is_list
        else read_pack(path)
    )
    return ReadCases(pack=read.pack, notes=read.notes, is_list=is_list)
