"""The zip around a case pack: opened with suspicion, inflated within limits, written the same way.

The order of the checks is that of reliability.md, "Foreign files". Nothing is ever unpacked to the
disk, and names only lead to members of the same zip.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from w4r_desktop import foreign_file
from w4r_desktop.domain.names import JOINERS
from w4r_desktop.errors import PackProblem, PackRefusedError
from w4r_desktop.exchange.pack_text import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MANIFEST: Final = "pack.json"
SUFFIX: Final = ".w4rpack"
MEGABYTE: Final = 1 << 20
MAX_WHOLE: Final = 64 * MEGABYTE  # of the file, and of what it unpacks to
MAX_MEMBERS: Final = 500
MAX_ENTRIES: Final = 2_000  # with folders and litter: macOS adds one to every file
MAX_DIRECTORY: Final = MEGABYTE
MAX_NAME: Final = 240  # characters, for Windows
MAX_PART: Final = 200  # bytes, for Linux
MAX_DEPTH: Final = 16
LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # the same pack gives the same bytes

_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_END_ZIP64: Final = b"PK\x06\x07"
_END_SEARCHED: Final = _END_SIZE + 0xFFFF
_LOCAL_HEADER: Final = 30
_UNIX: Final = 3
_CHUNK: Final = 1 << 16
_LITTER: Final = re.compile(
    r"(^|/)(__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE
)
_RESERVED: Final = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE
)
_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    RuntimeError,
)


class PackArchive:
    """The members of an opened pack, by their names under its root after NFC."""

    def __init__(self, archive: zipfile.ZipFile, members: Mapping[str, zipfile.ZipInfo]) -> None:
        self._archive = archive
        self._members = members
        self._read: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def size(self, name: str) -> int:
        """Return the size of a member as the zip claims it; reading holds it to that."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """Return the bytes of a member, whose checksum was right."""
        return b"".join(self._chunks(name))

    def check_the_rest(self) -> tuple[str, ...]:
        """Check the members that nobody read, and return their names."""
        rest = tuple(name for name in self._members if name not in self._read)
        for name in rest:
            for _chunk in self._chunks(name):
                pass
        return rest

    def _chunks(self, name: str) -> Iterator[bytes]:
        member = self._members[name]
        self._read.add(name)
        claimed = member.file_size  # zipfile inflates no further, and all claims were added up
        try:
            with self._archive.open(member) as inflated:
                while chunk := inflated.read(_CHUNK):
                    claimed -= len(chunk)
                    yield chunk
        except _FAULTS as fault:
            raise PackRefusedError(PackProblem.DAMAGED) from fault
        if claimed:
            raise PackRefusedError(PackProblem.DAMAGED)


def _too_large() -> PackRefusedError:
    return PackRefusedError(PackProblem.TOO_LARGE, limit=MAX_WHOLE // MEGABYTE)


@contextmanager
def opened(path: Path) -> Iterator[PackArchive]:
    """Open a pack whose directory is in order; nothing is inflated yet."""
    try:
        file = foreign_file.opened(path)
    except OSError as fault:
        raise PackRefusedError(PackProblem.UNREADABLE) from fault
    with file, _opened_zip(file) as archive:
        yield PackArchive(archive, _under_root(_members(archive)))


@contextmanager
def opened_workbook(raw: bytes) -> Iterator[PackArchive]:
    """Open the zip that a workbook is, with the same suspicion; its members keep their names."""
    with _opened_zip(io.BytesIO(raw)) as archive:
        yield PackArchive(archive, _members(archive))


@contextmanager
def _opened_zip(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    _check_end(file)
    try:
        archive = zipfile.ZipFile(file)
    except _FAULTS as fault:
        raise PackRefusedError(PackProblem.DAMAGED) from fault
    with archive:
        yield archive


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return the zip of some members, always the same for the same members."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, LONG_AGO)
            member.create_system = _UNIX  # on Windows too: the same bytes
            member.external_attr = 0o644 << 16
            is_text = name == MANIFEST  # pictures are compressed already
            member.compress_type = zipfile.ZIP_DEFLATED if is_text else zipfile.ZIP_STORED
            archive.writestr(member, content)
    return whole.getvalue()


def _check_end(file: IO[bytes]) -> None:
    """Look at magic, size and the claimed number of entries, before zipfile reads them all."""
    size = file.seek(0, io.SEEK_END)
    if size == 0:
        raise PackRefusedError(PackProblem.EMPTY_FILE)
    file.seek(0)
    if file.read(2) != b"PK":
        raise PackRefusedError(PackProblem.NOT_A_PACK)
    if size > MAX_WHOLE:
        raise _too_large()
    file.seek(max(0, size - _END_SEARCHED))
    tail = file.read()
    plain = tail[-_END_SIZE:].startswith(_END) and tail.endswith(b"\0\0")
    found = len(tail) - _END_SIZE if plain else tail.rfind(_END)  # as zipfile looks for it
    if found < 0 or len(tail) - found < _END_SIZE:
        raise PackRefusedError(PackProblem.DAMAGED)
    entries, directory = struct.unpack_from("<HL", tail, found + 10)
    if entries > MAX_ENTRIES or directory > MAX_DIRECTORY:
        raise PackRefusedError(PackProblem.TOO_MANY_FILES, count=entries, limit=MAX_MEMBERS)
    if tail[max(0, found - 20) : found].startswith(_END_ZIP64):
        raise PackRefusedError(PackProblem.UNUSUAL)  # counts and sizes that no pack needs


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    entries = archive.infolist()
    members = [entry for entry in entries if not (entry.is_dir() or _LITTER.search(entry.filename))]
    if len(members) > MAX_MEMBERS:
        raise PackRefusedError(PackProblem.TOO_MANY_FILES, count=len(members), limit=MAX_MEMBERS)
    for entry in entries:
        _check_name(entry)
        _check_kind(entry)
    names = {unicodedata.normalize("NFC", entry.filename): entry for entry in members}
    _check_doubles(entries)
    if sum(entry.file_size for entry in entries) > MAX_WHOLE:
        raise _too_large()
    _check_overlaps(entries)
    return names


def _under_root(members: Mapping[str, zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    root = _root(members)
    return {
        name.removeprefix(root) if name.startswith(root) else f"../{name}": entry
        for name, entry in members.items()
    }


def _check_name(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    parts = name.removesuffix("/").split("/")
    hidden = any(
        unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in JOINERS for c in name
    )
    if not name or hidden or entry.orig_filename != name or re.search(r"[\\:]|^[/~]", name):
        raise PackRefusedError(PackProblem.UNSAFE_NAME, name=shown(name))
    too_long = len(name) > MAX_NAME or any(len(part.encode()) > MAX_PART for part in parts)
    if too_long or len(parts) > MAX_DEPTH:
        raise PackRefusedError(PackProblem.NAME_TOO_LONG, name=shown(name))
    for part in parts:
        if part in (".", "..") or part != part.rstrip(" .") or _RESERVED.fullmatch(part):
            raise PackRefusedError(PackProblem.UNSAFE_NAME, name=shown(name))


def _check_kind(entry: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.create_system == _UNIX and kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise PackRefusedError(PackProblem.LINK, name=shown(entry.filename))
    if entry.flag_bits & 1:
        raise PackRefusedError(PackProblem.ENCRYPTED)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise PackRefusedError(PackProblem.UNUSUAL)


def _check_doubles(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse two names that are one on Windows or macOS."""
    seen = set()
    for entry in entries:
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", entry.filename).casefold())
        if key in seen:
            raise PackRefusedError(PackProblem.FILE_TWICE, name=shown(entry.filename))
        seen.add(key)


def _check_overlaps(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse members that share bytes, which would let a small file unpack to a huge one."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise PackRefusedError(PackProblem.DAMAGED)
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size


def _root(names: Mapping[str, zipfile.ZipInfo]) -> str:
    """Return the folder that encloses everything with its slash, empty if there is none."""
    found = [name for name in names if re.fullmatch(r"([^/]+/)?pack\.json", name)]
    if len(found) > 1:
        raise PackRefusedError(PackProblem.SEVERAL_PACKS)
    if not found:
        inside = any(name.casefold().endswith((".zip", SUFFIX)) for name in names)
        raise PackRefusedError(PackProblem.PACK_INSIDE if inside else PackProblem.NO_MANIFEST)
    return found[0].removesuffix(MANIFEST)
