"""The paper of the tour: every document as the Print page of the window makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.documents.files import write
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Document

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from w4r_desktop.gui.pages.print import PrintPage


def write_papers(page: PrintPage, folder: Path, *, sign_for: UUID) -> None:
    """Leave a PDF of each document in a folder, called as the command line calls it.

    Envelopes are left out: there are some of each size. A table's sign is for one case.
    """
    for document in Document:
        if document is Document.ENVELOPES:
            continue
        page.show_document(document)
        if document is Document.TABLE_SIGNS:  # no table of the sample has a case of its own
            page.show_case(document, sign_for, Role.PRIMARY)
        wish = page.current.wish()
        assert wish is not None, f"the sample evening has no {document}"
        for _done in write(folder / f"{named(document)}.pdf", wish.draw):
            pass


def named(document: Document) -> str:
    """Return what the file of a document is called."""
    return document.replace("_", "-")
