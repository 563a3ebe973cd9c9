"""The pages of a damaged SQLite file, read without SQLite, which gives up at the first bad one.

Nothing is trusted: a page, a cell or a value that cannot be what it should be is left out, whatever
the others say. The format is described at https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Value: TypeAlias = "int | float | str | bytes | None"
Row: TypeAlias = "tuple[Value, ...]"

USUAL_SIZE: Final = 4096
FIRST_HEADER: Final = 100
LOG_HEADER: Final = 32
FRAME_HEADER: Final = 24
LOG_MAGIC: Final = 0x377F0682
INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
INNER: Final = (INDEX_INNER, TABLE_INNER)
KINDS: Final = (INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF)
SMALL_INTEGERS: Final = (0, 1, 2, 3, 4, 6, 8)
"""How many bytes the serial types 0 to 6 take."""

REAL, ZERO, ONE, FIRST_BLOB = 7, 8, 9, 12
BROKEN: Final = (struct.error, IndexError, ValueError)  # UnicodeDecodeError is a ValueError


class Pages:
    """The pages of a file as they were after the last change that its log holds whole.

    ``hurt`` says whether anything could not be read since it was last set to False.
    """

    def __init__(self, whole: bytes, log: bytes) -> None:
        self.size = _page_size(whole)
        self.count = -(-len(whole) // self.size)
        self.hurt = False
        self._whole = whole
        self._newer = _logged(log, self.size)
        self.count = max(self.count, *self._newer, 0)
        self._claimed: set[int] = set()

    def rows(self, root: int) -> Iterator[Row]:
        """Yield every row below a page that can be read; no page belongs to two trees."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            page = self._page(number)
            start = FIRST_HEADER if number == 1 else 0
            if number in self._claimed or len(page) < self.size or page[start] not in KINDS:
                self.hurt = True
                continue
            self._claimed.add(number)
            if page[start] in INNER:
                waiting += self._children(page, start)
            yield from self._records(page, start)

    def rows_on(self, number: int) -> list[Row]:
        """Return the rows of one page, as far as they can be read, and leave it to whom it is."""
        page = self._page(number)
        if len(page) < self.size or page[0] not in (INDEX_INNER, INDEX_LEAF):
            return []
        return list(self._records(page, 0))

    def stray_rows(self) -> Iterator[list[Row]]:
        """Yield the rows of each page that no tree led to; an emptied page has none."""
        for number in range(2, self.count + 1):
            page = self._page(number)
            known = number in self._claimed or len(page) < self.size
            if not known and page[0] in (INDEX_INNER, INDEX_LEAF):
                yield list(self._records(page, 0))

    def _page(self, number: int) -> bytes:
        if number in self._newer:
            return self._newer[number]
        return self._whole[(number - 1) * self.size : number * self.size] if number > 0 else b""

    def _cells(self, page: bytes, start: int) -> Iterator[int]:
        first = start + (12 if page[start] in INNER else 8)
        (count,) = struct.unpack_from(">H", page, start + 3)
        if first + 2 * count > self.size:
            self.hurt = True
            count = 0
        yield from struct.unpack_from(f">{count}H", page, first)

    def _children(self, page: bytes, start: int) -> list[int]:
        places = [place for place in self._cells(page, start) if place <= self.size - 4]
        return [struct.unpack_from(">I", page, place)[0] for place in (start + 8, *places)]

    def _records(self, page: bytes, start: int) -> Iterator[Row]:
        kind = page[start]
        for cell in self._cells(page, start) if kind != TABLE_INNER else ():
            try:
                place = cell + 4 if kind == INDEX_INNER else cell
                length, place = _varint(page, place)
                if kind == TABLE_LEAF:
                    _row_number, place = _varint(page, place)
                yield _record(self._payload(page, place, length, kind))
            except BROKEN:
                self.hurt = True

    def _payload(self, page: bytes, place: int, length: int, kind: int) -> bytes:
        """Return a row's bytes, of which long ones lie on pages of their own."""
        if length > self.count * self.size:
            raise ValueError("longer than the file")
        here = self._here(length, kind)
        parts, rest = [page[place : place + here]], length - here
        following = struct.unpack_from(">I", page, place + here)[0] if rest else 0
        while rest > 0:
            more = self._page(following)
            parts.append(more[4 : 4 + rest])
            rest -= self.size - 4
            following = struct.unpack_from(">I", more)[0]
        payload = b"".join(parts)
        if len(payload) != length:
            raise ValueError("cut off")
        return payload

    def _here(self, length: int, kind: int) -> int:
        """Return how many bytes of a row lie on the page itself."""
        most = self.size - 35 if kind == TABLE_LEAF else (self.size - 12) * 64 // 255 - 23
        if length <= most:
            return length
        least = (self.size - 12) * 32 // 255 - 23
        fitting = least + (length - least) % (self.size - 4)
        return fitting if fitting <= most else least


def _page_size(whole: bytes) -> int:
    size = int.from_bytes(whole[16:18], "big")
    known = {1: 65536} | {1 << power: 1 << power for power in range(9, 16)}
    return known.get(size, USUAL_SIZE)


def _varint(page: bytes, place: int) -> tuple[int, int]:
    """Return a number of up to nine bytes, and where it ends."""
    value = 0
    for end in range(place, place + 8):
        value = value << 7 | page[end] & 0x7F
        if page[end] < 0x80:  # noqa: PLR2004 - the bit that says that more follows
            return value, end + 1
    return value << 8 | page[place + 8], place + 9


def _record(payload: bytes) -> Row:
    end, place = _varint(payload, 0)
    kinds: list[int] = []
    while place < end:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        length = _length(kind)
        values.append(_value(kind, payload[place : place + length]))
        place += length
    if place != len(payload):
        raise ValueError("no record")
    return tuple(values)


def _length(kind: int) -> int:
    if kind < len(SMALL_INTEGERS):
        return SMALL_INTEGERS[kind]
    if kind >= FIRST_BLOB:
        return (kind - FIRST_BLOB) // 2
    return {REAL: 8, ZERO: 0, ONE: 0}.get(kind, -1)


def _value(kind: int, content: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (ZERO, ONE):
        return kind - ZERO
    if kind < REAL:
        return int.from_bytes(content, "big", signed=True)
    if kind == REAL:
        number: float = struct.unpack(">d", content)[0]
        return number
    if kind < FIRST_BLOB:
        raise ValueError("no such type")
    return content.decode() if kind % 2 else content


def _logged(log: bytes, size: int) -> dict[int, bytes]:
    """Return the pages that a log holds, up to the last change that is whole."""
    pages: dict[int, bytes] = {}
    if len(log) < LOG_HEADER:
        return pages
    magic, _version, page_size = struct.unpack_from(">3I", log)
    if magic & ~1 != LOG_MAGIC or page_size != size:
        return pages
    words, salts = (">" if magic & 1 else "<"), log[16:24]
    proof = _sum(log[:24], words, (0, 0))
    since: dict[int, bytes] = {}
    for place in range(LOG_HEADER, len(log) - FRAME_HEADER - size + 1, FRAME_HEADER + size):
        page = log[place + FRAME_HEADER : place + FRAME_HEADER + size]
        number, committed = struct.unpack_from(">2I", log, place)
        proof = _sum(page, words, _sum(log[place : place + 8], words, proof))
        written = struct.unpack_from(">2I", log, place + 16)
        if log[place + 8 : place + 16] != salts or written != proof:
            break
        since[number] = page
        if committed:
            pages |= since
            since = {}
    return pages


def _sum(content: bytes, words: str, start: tuple[int, int]) -> tuple[int, int]:
    one, two = start
    numbers = iter(struct.unpack(f"{words}{len(content) // 4}I", content))
    for first, second in zip(numbers, numbers, strict=True):
        one = one + first + two & 0xFFFFFFFF
        two = two + second + one & 0xFFFFFFFF
    return one, two
