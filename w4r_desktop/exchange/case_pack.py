"""Case packs, version 1: a campaign in a file, read with suspicion and written whole."""

from __future__ import annotations

import json
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.case import Campaign, CaseBrief, CasePack
from w4r_desktop.errors import PackNotWrittenError, PackProblem, PackRefusedError
from w4r_desktop.exchange.pack_archive import MANIFEST, MEGABYTE, opened, packed
from w4r_desktop.exchange.pack_cases import read_campaign, read_case
from w4r_desktop.exchange.pack_fields import Fields
from w4r_desktop.exchange.pack_notes import NoteKind, PackNote
from w4r_desktop.exchange.pack_text import shown
from w4r_desktop.exchange.pictures import own_picture
from w4r_desktop.paths import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.exchange.pack_archive import PackArchive

FORMAT: Final = "w4r-case-pack"
VERSION: Final = 1
MAX_MANIFEST: Final = 4 * MEGABYTE
MAX_PICTURE: Final = 10 * MEGABYTE
MAX_CASES: Final = 150
MAX_DIGITS: Final = 100
PICTURES: Final = "pictures/"
PICTURE_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPack:
    """A pack that was read, and what of the file did not come along."""

    pack: CasePack
    notes: tuple[PackNote, ...]


def read_pack(path: Path) -> ReadPack:
    """Return the pack in a file, every field checked and every picture made our own.

    Raises ``PackRefusedError``.
    """
    try:
        with opened(path) as archive:
            return _read(archive)
    except PackRefusedError as refusal:
        refusal.file = path.name
        raise


def write_pack(path: Path, pack: CasePack) -> None:
    """Write a pack, read it back, and only then give it its name; the same pack, the same bytes.

    Raises ``PackNotWrittenError`` where ``read_pack`` would refuse what was written.
    """
    with replacing(path) as draft:
        draft.write_bytes(packed(_as_members(pack)))
        try:
            read_pack(draft)
        except PackRefusedError as refusal:
            raise PackNotWrittenError(file=path.name, refusal=refusal) from refusal


def checked_case(brief: CaseBrief) -> CaseBrief:
    """Return a case typed by somebody as a pack would bring it: cleaned, and under the same rules.

    Raises ``PackRefusedError``, whose ``where`` leads down from the case: ``("targets", 0,
    "lines", 2)``.
    """
    return read_case(Fields(_as_json(brief), (), []))


def checked_campaign(campaign: Campaign) -> Campaign:
    """Return a campaign typed by somebody as a pack would bring it. Raises ``PackRefusedError``."""
    return read_campaign(Fields(_as_json(campaign), (), []))


def _read(archive: PackArchive) -> ReadPack:
    notes: list[PackNote] = []
    if archive.size(MANIFEST) > MAX_MANIFEST:
        raise PackRefusedError(PackProblem.MANIFEST_TOO_LARGE, limit=MAX_MANIFEST // MEGABYTE)
    top = Fields(_parsed(archive.read(MANIFEST)), (), notes)
    _check_version(top)
    top.take("$schema")  # for the editor of whoever makes a pack by hand
    language = top.language("language")
    campaign = read_campaign(top.required_inner("campaign"))
    cases = _cases(top)
    top.done()
    pictures = _pictures(archive, cases)
    if others := archive.check_the_rest():
        names = tuple(shown(name) for name in others)
        notes.append(PackNote(kind=NoteKind.OTHER_FILES, names=names))
    pack = CasePack(language=language, campaign=campaign, cases=cases, pictures=pictures)
    return ReadPack(pack=pack, notes=tuple(notes))


def _parsed(raw: bytes) -> object:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise PackRefusedError(PackProblem.NOT_UTF8) from fault
    try:
        return json.loads(
            text, object_pairs_hook=_each_once, parse_constant=_no_number, parse_int=_whole_number
        )
    except json.JSONDecodeError as fault:
        raise PackRefusedError(PackProblem.NOT_JSON, line=fault.lineno) from fault
    except RecursionError as fault:
        raise PackRefusedError(PackProblem.TOO_DEEP) from fault


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    given: dict[str, object] = {}
    for name, value in pairs:
        if name in given:
            raise PackRefusedError(PackProblem.FIELD_TWICE, name=shown(name))
        given[name] = value
    return given


def _no_number(_constant: str) -> object:
    raise PackRefusedError(PackProblem.NO_NUMBER)


def _whole_number(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise PackRefusedError(PackProblem.NO_NUMBER)
    return int(digits)


def _check_version(top: Fields) -> None:
    if top.take("format") != FORMAT:
        raise PackRefusedError(PackProblem.NO_FORMAT)
    version = top.take("format_version")
    if type(version) is not int or version < 1:
        raise PackRefusedError(PackProblem.NO_VERSION)
    if version > VERSION:
        raise PackRefusedError(PackProblem.NEWER, found=shown(version), supported=VERSION)


def _cases(top: Fields) -> tuple[CaseBrief, ...]:
    cases: list[CaseBrief] = []
    numbers: dict[str, int] = {}
    for number, case in enumerate(top.each("cases", MAX_CASES), 1):
        cases.append(read_case(case))
        code = cases[-1].code
        if (first := numbers.setdefault(code, number)) != number:
            raise PackRefusedError(PackProblem.SAME_CODE, first=first, second=number, code=code)
    if not cases:
        raise PackRefusedError(PackProblem.NO_CASES)
    return tuple(cases)


def _pictures(archive: PackArchive, cases: tuple[CaseBrief, ...]) -> dict[str, bytes]:
    pictures: dict[str, bytes] = {}
    for case in cases:
        name = case.picture
        if name and name not in pictures:
            _check_picture(archive, name)
            pictures[name] = own_picture(archive.read(name), name=shown(name))
    return pictures


def _check_picture(archive: PackArchive, name: str) -> None:
    if not name.startswith(PICTURES) or not name.casefold().endswith(PICTURE_SUFFIXES):
        raise PackRefusedError(PackProblem.PICTURE_ELSEWHERE, name=shown(name))
    if name not in archive:
        raise PackRefusedError(PackProblem.PICTURE_ABSENT, name=shown(name))
    if archive.size(name) > MAX_PICTURE:
        raise PackRefusedError(
            PackProblem.PICTURE_TOO_LARGE, name=shown(name), limit=MAX_PICTURE // MEGABYTE
        )


def _as_members(pack: CasePack) -> dict[str, bytes]:
    manifest = {
        "format": FORMAT,
        "format_version": VERSION,
        "language": pack.language,
        "campaign": _as_json(pack.campaign),
        "cases": _as_json(pack.cases),
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    named = sorted({case.picture for case in pack.cases} & pack.pictures.keys())
    return {MANIFEST: text.encode()} | {name: pack.pictures[name] for name in named}


def _as_json(value: object) -> object:
    """Return a value of the domain as JSON has it; what a reader assumes anyway is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        given = {field: getattr(value, field.name) for field in fields(value)}
        return {
            field.name: _as_json(content)
            for field, content in given.items()
            if field.default is MISSING or content != field.default
            if field.default_factory is MISSING or content != field.default_factory()
        }
    if isinstance(value, tuple):
        return [_as_json(item) for item in value]
    if isinstance(value, dict):
        return {name: _as_json(value[name]) for name in sorted(value)}
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
