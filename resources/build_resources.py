"""Builds what is kept as readable source: translation catalogues and the bundled case packs.

Run it after changing either in a checkout; the build and the tests run it by themselves. It writes
beside the sources, where ``w4r_desktop.resources`` finds the results; a wheel carries the whole
folder.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

RESOURCES = Path(__file__).resolve().parent
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same sources give the same pack, byte for byte


def build_catalogues() -> None:
    """Compile every ``.po`` under ``locale`` to the ``.mo`` beside it."""
    for source in RESOURCES.glob("locale/*/LC_MESSAGES/*.po"):
        compiled = io.BytesIO()
        with source.open("rb") as words:
            write_mo(compiled, read_po(words))
        _keep(source.with_suffix(".mo"), compiled.getvalue())


def build_packs() -> None:
    """Zip every folder under ``packs`` to the pack of its name."""
    for folder in (path for path in RESOURCES.glob("packs/*") if path.is_dir()):
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as pack:
            for file in sorted(path for path in folder.rglob("*") if path.is_file()):
                member = zipfile.ZipInfo(file.relative_to(folder).as_posix(), LONG_AGO)
                member.compress_type = zipfile.ZIP_DEFLATED
                pack.writestr(member, file.read_bytes())
        _keep(folder.with_name(f"{folder.name}.w4rpack"), whole.getvalue())


def _keep(path: Path, content: bytes) -> None:
    """Write a file that differs, whole: a program or test run may be reading it."""
    if path.exists() and path.read_bytes() == content:
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    draft.write_bytes(content)
    draft.replace(path)


if __name__ == "__main__":
    build_catalogues()
    build_packs()
