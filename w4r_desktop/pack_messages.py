"""The words for a case pack or list of cases that is refused: the reason, where, and what to do.

Fields bear their names of ``pack.json``, since who mends the pack will look for those; cells bear
the headings of their list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.errors import PackProblem
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from w4r_desktop.errors import PackRefusedError, Where


def reason(refusal: PackRefusedError, *, place: str = "") -> str:
    """Return why a pack is refused, to stand in the middle of a sentence.

    ``place`` is what the field is called where no pack is at hand.
    """
    problem = refusal.problem
    details = {
        name: number(value) if isinstance(value, int) else value
        for name, value in refusal.details.items()
    }
    for words in (
        _file_words(), _content_words(), _field_words(), _sheet_words(), _cell_words(),
        _picture_words(),
    ):  # fmt: skip
        if problem in words:
            place = place or place_in_pack(refusal.where)
            return words[problem].format(place=place, **details)
    raise NotImplementedError(f"{problem} has no words")


def advice(refusal: PackRefusedError) -> str:
    """Return what to do about a pack or list that is refused."""
    if refusal.where[:1] == ("rows",):
        return _("Correct it in the spreadsheet, save it and import it again.")
    problem = refusal.problem
    again = _("Download or copy it again.")
    right = _("Check that it is the right file.")
    template = _("The template that the program saves has all headings.")
    special = {
        PackProblem.UNREADABLE: _("Check that the file is still there and may be read."),
        PackProblem.EMPTY_FILE: again,
        PackProblem.NOT_A_PACK: _("Choose another file, or ask for this one again."),
        PackProblem.DAMAGED: again,
        PackProblem.FILE_TWICE: _("Ask whoever made the pack to save it anew."),
        PackProblem.ENCRYPTED: _("Ask for the pack without a password."),
        PackProblem.UNUSUAL: _("Unzip it and zip it again as an ordinary zip file."),
        PackProblem.NO_MANIFEST: _("Choose another file, or ask for this one again."),
        PackProblem.SEVERAL_PACKS: _("Unzip it and import each pack by itself."),
        PackProblem.PACK_INSIDE: _("Unzip it once and import the file inside."),
        PackProblem.NEWER: _("Update the program, or ask for the pack in the older format."),
        PackProblem.PICTURE_ABSENT: again,
        PackProblem.PICTURE_UNREADABLE: again,
        PackProblem.TOO_LARGE: right,
        PackProblem.NO_ROWS: right,
        PackProblem.TOO_MANY_ROWS: right,
        PackProblem.COLUMNS_ABSENT: template,
        PackProblem.COLUMN_TWICE: _("Rename or remove one of them."),
        PackProblem.SAME_CODE_IN_ROWS: _("Change one of them, or leave both empty."),
    }
    return special.get(problem) or _("Ask whoever made the pack to correct it.")


def place_in_pack(where: Where) -> str:
    """Return the way to a field in words: case 3, target 1, “lines”, or pack.json for the top."""
    if not where:
        return "pack.json"
    steps: list[str] = []
    field = ""
    for step in where:
        if isinstance(step, int):
            steps[-1] = _numbered(field, step + 1)
        else:
            field = step
            steps.append(_("“{field}”").format(field=field))
    return ", ".join(steps)


def _numbered(field: str, position: int) -> str:
    known = {
        "rows": _("row {number}"),
        "cases": _("case {number}"),
        "targets": _("target {number}"),
        "updates": _("update {number}"),
        "sources": _("source {number}"),
    }
    words = known.get(field) or _("“{field}”, entry {number}")
    return words.format(field=field, number=position)


def _file_words() -> dict[PackProblem, str]:
    return {
        PackProblem.UNREADABLE: _("it cannot be opened"),
        PackProblem.EMPTY_FILE: _("the file is empty"),
        PackProblem.NOT_A_PACK: _("it is not a case pack"),
        PackProblem.DAMAGED: _("it is damaged or not complete"),
        PackProblem.TOO_LARGE: _("it is too large, at most {limit} MB are allowed, unpacked too"),
        PackProblem.MANIFEST_TOO_LARGE: _(
            "its pack.json is too large, at most {limit} MB are allowed"
        ),
        PackProblem.TOO_MANY_FILES: _(
            "it contains too many files, {count}, where at most {limit} are allowed"
        ),
        PackProblem.UNSAFE_NAME: _("it contains a file with an unsafe name, “{name}”"),
        PackProblem.NAME_TOO_LONG: _("it contains a file with a name that is too long, “{name}”"),
        PackProblem.LINK: _("it contains a link or device, “{name}”, instead of a file"),
        PackProblem.ENCRYPTED: _("it is protected with a password"),
        PackProblem.UNUSUAL: _("it is zipped in an unusual way"),
        PackProblem.FILE_TWICE: _("it contains the file “{name}” twice"),
        PackProblem.NO_MANIFEST: _("it has no pack.json, so it is not a case pack"),
        PackProblem.SEVERAL_PACKS: _(
            "it contains more than one pack.json: several packs were zipped together"
        ),
        PackProblem.PACK_INSIDE: _("it is not a case pack itself, but has one inside"),
    }


def _content_words() -> dict[PackProblem, str]:
    return {
        PackProblem.NOT_UTF8: _("the encoding of its pack.json is not UTF-8"),
        PackProblem.NOT_JSON: _("its pack.json cannot be read, line {line} is not JSON"),
        PackProblem.TOO_DEEP: _("its pack.json is nested too deeply"),
        PackProblem.FIELD_TWICE: _("its pack.json gives “{name}” twice in one place"),
        PackProblem.NO_NUMBER: _("its pack.json holds a number that cannot be used"),
        PackProblem.NO_FORMAT: _(
            "its pack.json does not say “format”: “w4r-case-pack”, so it is not a case pack"
        ),
        PackProblem.NO_VERSION: _("its pack.json has no valid “format_version”"),
        PackProblem.NEWER: _(
            "it was made for a newer program: its format has version {found}, this program reads "
            "version {supported}"
        ),
        PackProblem.NO_CASES: _("its pack.json lists no “cases”"),
        PackProblem.SAME_CODE: _("cases {first} and {second} have the same code, “{code}”"),
    }


def _field_words() -> dict[PackProblem, str]:
    return {
        PackProblem.MISSING: _("{place} is missing"),
        PackProblem.BLANK: _("{place} is empty"),
        PackProblem.TOO_LONG: _(
            "{place} is too long, {count} characters, where at most {limit} are allowed"
        ),
        PackProblem.TOO_MANY: _(
            "{place} has too many entries, {count}, where at most {limit} are allowed"
        ),
        PackProblem.LINE_BREAK: _("{place} contains a line break"),
        PackProblem.BROKEN_TEXT: _("{place} contains broken characters"),
        PackProblem.NOT_TEXT: _("{place} is not a text"),
        PackProblem.NOT_A_LIST: _("{place} is not a list"),
        PackProblem.NOT_FIELDS: _("{place} is not a group of fields"),
        PackProblem.NOT_A_NUMBER: _("{place} is not a whole number from {low} to {high}"),
        PackProblem.NOT_YES_OR_NO: _("{place} is neither true nor false"),
        PackProblem.NOT_A_DATE: _("{place} is “{found}”, which is not a date like 2020-12-10"),
        PackProblem.NOT_A_COUNTRY: _(
            "{place} is “{found}”, which is not a country code of two capital letters"
        ),
        PackProblem.NOT_A_LANGUAGE: _("{place} is “{found}”, which is not a language code"),
        PackProblem.NOT_A_CODE: _(
            "{place} is “{found}”; only a to z, 0 to 9 and hyphens are allowed, 40 at most"
        ),
        PackProblem.NOT_A_CHOICE: _("{place} is “{found}”, which is none of {choices}"),
    }


def _sheet_words() -> dict[PackProblem, str]:
    return {
        PackProblem.NO_ROWS: _("there are no cases below its headings"),
        PackProblem.TOO_MANY_ROWS: _("it has more than {limit} rows"),
        PackProblem.COLUMNS_ABSENT: _("its first row lacks these headings: {names}"),
        PackProblem.COLUMN_TWICE: _("the column “{name}” is there twice"),
        PackProblem.SAME_CODE_IN_ROWS: _("rows {first} and {second} have the same code, “{code}”"),
    }


def _cell_words() -> dict[PackProblem, str]:
    return {
        PackProblem.WITHOUT_HEADING: _("in {place} a cell stands under no heading"),
        PackProblem.STILL_EXAMPLE: _("{place} still says that it is the example"),
        PackProblem.NOT_A_COUNTRY_NAME: _(
            "{place} is “{found}”, which is neither the name of a country nor its code"
        ),
        PackProblem.NOT_A_WORD: _("{place} is “{found}”, which is not {choices}"),
    }


def _picture_words() -> dict[PackProblem, str]:
    return {
        PackProblem.PICTURE_ELSEWHERE: _(
            "the picture “{name}” is not a PNG, JPEG, WebP or GIF file in the folder “pictures”"
        ),
        PackProblem.PICTURE_ABSENT: _("the picture “{name}” is not in the pack"),
        PackProblem.PICTURE_TOO_LARGE: _(
            "the picture “{name}” is too large, at most {limit} MB are allowed"
        ),
        PackProblem.PICTURE_TOO_MANY_PIXELS: _(
            "the picture “{name}” is too large, at most {limit} million pixels are allowed"
        ),
        PackProblem.PICTURE_UNREADABLE: _(
            "the picture “{name}” is damaged, or is no PNG, JPEG, WebP or GIF picture"
        ),
    }
