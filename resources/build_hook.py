"""Builds what is kept as readable source: translation catalogues and the bundled case packs.

Runs for a wheel and for an editable install alike, and writes beside the sources, where
``w4r_desktop.resources`` finds the results in a checkout; a wheel carries the whole folder.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

RESOURCES = Path(__file__).resolve().parent
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same sources give the same pack, byte for byte


def build_catalogues() -> None:
    """Compile every ``.po`` under ``locale`` to the ``.mo`` beside it."""
    for source in RESOURCES.glob("locale/*/LC_MESSAGES/*.po"):
        with source.open("rb") as words, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(words))


def build_packs() -> None:
    """Zip every folder under ``packs`` to the pack of its name."""
    for folder in (path for path in RESOURCES.glob("packs/*") if path.is_dir()):
        with zipfile.ZipFile(folder.with_suffix(".w4rpack"), "w") as pack:
            for file in sorted(path for path in folder.rglob("*") if path.is_file()):
                member = zipfile.ZipInfo(file.relative_to(folder).as_posix(), LONG_AGO)
                member.compress_type = zipfile.ZIP_DEFLATED
                pack.writestr(member, file.read_bytes())


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls before it packs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build catalogues and packs."""
        build_catalogues()
        build_packs()
