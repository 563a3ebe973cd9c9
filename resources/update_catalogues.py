"""Brings the texts of the program into the translation catalogues.

Run it after changing a text, ``python resources/update_catalogues.py``: a new or changed text
stands empty in every ``.po`` under ``locale``, to be translated there, and one that is gone is
gone. A test says what still lacks words.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

RESOURCES = Path(__file__).resolve().parent
PROGRAM = RESOURCES.parent / "w4r_desktop"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
SAID = (b"#", b"msg", b'"Language:', b'"Plural-Forms:', b'"MIME-Version:', b'"Content-')
"""What the header keeps; its other lines say nothing of the words and differ at every run."""


def program_texts() -> Catalog:
    """Return every text of the program that a person reads."""
    texts = Catalog()
    found = extract_from_dir(
        PROGRAM, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for file, line, text, comments, context in found:
        place = (f"{PROGRAM.name}/{Path(file).as_posix()}", line)
        texts.add(text, locations=[place], auto_comments=comments, context=context)
    return texts


def update(source: Path) -> None:
    """Give a ``.po`` the texts of today, with the translations it has."""
    with source.open("rb") as words:
        catalogue = read_po(words)
    catalogue.update(program_texts(), no_fuzzy_matching=True, update_creation_date=False)
    whole = io.BytesIO()
    write_po(
        whole,
        catalogue,
        width=100,
        sort_by_file=True,
        include_lineno=False,  # a moved line is no change of a text
        ignore_obsolete=True,
    )
    header, texts = whole.getvalue().split(b"\n\n", maxsplit=1)
    kept = [line for line in header.splitlines() if line.startswith(SAID)]
    source.write_bytes(b"\n".join((*kept, b"", texts)))


if __name__ == "__main__":
    for catalogue_file in RESOURCES.glob("locale/*/LC_MESSAGES/*.po"):
        update(catalogue_file)
