"""The shim between a program and the disk: built here, and told from Python what is to fail."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).with_name("faultfs.c")
ALWAYS: Final = 2**31


def can_be_built() -> bool:
    """Tell whether this computer has what the shim is built with."""
    return os.name == "posix" and shutil.which("gcc") is not None


def build(folder: Path) -> Path:
    """Build the shim in a folder and return it."""
    shim = folder / "faultfs.so"
    command = ["gcc", "-shared", "-fPIC", "-O2", "-o", str(shim), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True)
    return shim


def environment(shim: Path, watched: Path, log: Path | None = None) -> dict[str, str]:
    """Return the environment of a process that is watched."""
    with_log = {"FAULTS_LOG": str(log)} if log else {}
    named = {"LD_PRELOAD": str(shim), "FAULTS_DIR": str(watched), **with_log}
    return {**os.environ, **named, "QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True)
class Failure:
    """What fails: operations of a kind, with an error number, once or for a while.

    ``half`` writes half before it fails; ``kills`` ends the process there instead.
    """

    kind: str
    number: int
    lasting: bool = False
    half: bool = False
    kills: bool = False


def arm(failure: Failure, point: int) -> None:
    """Let an operation fail, counted from 1 now on, or it and all that follow."""
    last = ALWAYS if failure.lasting else point
    _shim().faults_arm(
        failure.kind.encode(),
        ctypes.c_long(point),
        ctypes.c_long(last),
        failure.number,
        failure.half,
        failure.kills,
    )


def disarm() -> None:
    """Let everything succeed from now on."""
    _shim().faults_disarm()


def came() -> bool:
    """Tell whether what is armed has come, or had before it was disarmed."""
    return bool(_shim().faults_came())


def told(words: str) -> None:
    """Note in the log that a person was shown something."""
    _shim().faults_told(words.encode())


def _shim() -> ctypes.CDLL:
    return ctypes.CDLL(None)  # it was loaded before the program
