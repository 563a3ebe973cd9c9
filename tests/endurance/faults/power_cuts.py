"""The disk as it may be after a power cut, at every point of a log of what was done to it.

Five models of what survives: all (``killed``: only the process died); nothing that was not synced,
while names last from the next sync of anything (``dropped``, as journalling disks do) or only from
that of their folder (``dropped-names``, as POSIX promises); each write by chance (``reordered``);
all but the end of the last one, cut at a sector (``torn``).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

MODELS: Final = ("killed", "dropped", "dropped-names", "reordered", "torn")
BY_CHANCE: Final = ("reordered", "torn")
SECTOR: Final = 512
HEAD: Final = 32


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing done to a file; ``kind`` is a letter of ``faultfs.c``."""

    kind: str
    path: str
    at: int
    data: bytes
    other: str


def read_log(log: Path) -> list[Operation]:
    """Return what was done, in its order."""
    content, at, done = log.read_bytes(), 0, []
    while at + HEAD <= len(content):
        kind = chr(content[at])
        path_length, other_length = struct.unpack_from("<ii", content, at + 2)
        place, length = struct.unpack_from("<qq", content, at + 10)
        at += HEAD
        path = content[at : at + path_length].decode()
        at += path_length
        other = content[at : at + other_length].decode()
        at += other_length
        data = b""
        if kind in "WA":
            data = content[at : at + length]
            at += length
        done.append(Operation(kind, path, place, data, other))
    return done


@dataclass(slots=True)
class _File:
    synced: bytearray = field(default_factory=bytearray)
    pending: list[Operation] = field(default_factory=list)


def _apply(content: bytearray, operation: Operation, *, data: bytes | None = None) -> None:
    if operation.kind == "T":
        del content[operation.at :]
        content.extend(bytes(operation.at - len(content)))
        return
    data = operation.data if data is None else data
    content.extend(bytes(max(0, operation.at - len(content))))
    content[operation.at : operation.at + len(data)] = data


class Disk:
    """What is in memory and what is on the disk, as one operation follows the other."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._seen: dict[str, _File] = {}
        self._lasting: dict[str, _File] = {}
        self._lasting_by_folder: dict[str, _File] = {}
        self.told: list[str] = []

    def do(self, operation: Operation) -> None:
        """Take in what was done."""
        path, files = operation.path, self._seen
        if operation.kind == "A":
            self.told.append(operation.data.decode())
        elif operation.kind == "C":
            files.setdefault(path, _File())
        elif operation.kind in "WT":
            files.setdefault(path, _File()).pending.append(operation)
        elif operation.kind == "S":
            self._sync(path)
        elif operation.kind == "U":
            files.pop(path, None)
        elif operation.kind in "RL" and path in files:
            files[operation.other] = files[path]
            if operation.kind == "R":
                del files[path]

    def _sync(self, path: str) -> None:
        if (file := self._seen.get(path)) is None:
            inside = f"{path.rstrip('/')}/"
            kept = {n: f for n, f in self._lasting_by_folder.items() if not n.startswith(inside)}
            here = {n: f for n, f in self._seen.items() if n.startswith(inside)}
            self._lasting_by_folder = kept | here
        else:
            for operation in file.pending:
                _apply(file.synced, operation)
            file.pending = []
        self._lasting = dict(self._seen)

    def after(self, model: str, chance: random.Random) -> dict[str, bytes]:
        """Return the files a person finds, by their names below the folder."""
        names = {
            "killed": self._seen,
            "torn": self._seen,
            "dropped": self._lasting,
            "dropped-names": self._lasting_by_folder,
        }.get(model) or (chance.choice([self._seen, self._lasting]) if model == "reordered" else {})
        return {
            path[len(self._folder) :].lstrip("/"): bytes(_survives(file, model, chance))
            for path, file in names.items()
        }


def _survives(file: _File, model: str, chance: random.Random) -> bytearray:
    content = bytearray(file.synced)
    for number, operation in enumerate(file.pending):
        is_last = number == len(file.pending) - 1
        if model == "torn" and is_last and operation.kind == "W":
            sectors = -(-len(operation.data) // SECTOR)
            _apply(content, operation, data=operation.data[: SECTOR * chance.randint(0, sectors)])
        elif model in ("killed", "torn") or (model == "reordered" and chance.random() < 0.5):
            _apply(content, operation)
    return content


@dataclass(frozen=True, slots=True)
class Cut:
    """The files after one power cut, and what a person had been told before it."""

    model: str
    files: dict[str, bytes]
    told: tuple[str, ...]


def cuts(log: Path, folder: Path, *, most: int, chance: random.Random) -> Iterator[Cut]:
    """Give the states after a power cut at points evenly spread over a log, so many at most.

    The models that go by chance are asked thrice at each point.
    """
    done, disk = read_log(log), Disk(str(folder))
    points = [number for number, operation in enumerate(done) if operation.kind != "A"]
    rounds = sum(3 if model in BY_CHANCE else 1 for model in MODELS)
    wanted = set(points[:: max(1, len(points) * rounds // most)])
    for number, operation in enumerate(done):
        disk.do(operation)
        if number in wanted:
            for model in MODELS:
                for _ in range(3 if model in BY_CHANCE else 1):
                    yield Cut(model, disk.after(model, chance), tuple(disk.told))


def lay_out(cut: Cut, folder: Path) -> None:
    """Write the files of a state into an empty folder."""
    for name, content in cut.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
