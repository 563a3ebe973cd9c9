"""The part of the tour that is about briefs: read, edited, withdrawn, brought in, on paper."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Document
from w4r_desktop.evenings.settling import wait_until
from w4r_desktop.evenings.tour_pictures import Pictures
from w4r_desktop.exchange.case_pack import write_pack
from w4r_desktop.gui.dialogs.pack_export import ExportDialog
from w4r_desktop.gui.dialogs.pack_import import ImportDialog
from w4r_desktop.gui.help_window import HelpWindow
from w4r_desktop.gui.pages.briefs import BriefsPage
from w4r_desktop.gui.pages.print import PrintPage
from w4r_desktop.gui.pages.tally import TallyPage
from w4r_desktop.services.cases import restore_case, withdraw_case
from w4r_desktop.store.queries.cases import case_pack, cases
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from w4r_desktop.domain.case import CasePack


class BriefPictures(Pictures):
    """Every state of briefs and packs."""

    def take(self, look: str) -> None:
        """Take all of them; their names end in the look."""
        self._read(look)
        self._withdrawn(look)
        self._paper(look)
        self._packs(look)
        self._keep_apart(HelpWindow(self._window), f"help-{look}")

    def _briefs(self) -> BriefsPage:
        page = self._window.show_page("briefs")
        assert isinstance(page, BriefsPage)
        return page

    def _read(self, look: str) -> None:
        page = self._briefs()
        page.show_good_news()
        self._keep(f"good-news-{look}")
        page.show_briefs()
        page.edit(page.desk.row)
        editor = page.editor
        assert editor is not None
        wait_until(editor.side.preview.isVisible)
        self._keep(f"brief-editing-{look}")
        editor.leave()

    def _withdrawn(self, look: str) -> None:
        row = self._workspace.read(cases)[1]
        self._workspace.run(
            "Withdraw",
            withdraw_case,
            case_id=row.case_id,
            reason="Released this morning",
            at=self._half_past_seven(),
        )
        self._briefs().show_case(row.case_id)
        self._keep(f"brief-withdrawn-{look}")
        tally = self._window.show_page("tally")
        assert isinstance(tally, TallyPage)
        tally.view.choose_cell(0, 1)
        self._keep(f"tally-withdrawn-{look}")
        self._workspace.run("Restore", restore_case, case_id=row.case_id)

    def _half_past_seven(self) -> datetime:
        details = self._workspace.read(event).details
        return datetime.combine(details.held_on, time(19, 30), details.zone)

    def _paper(self, look: str) -> None:
        page = self._window.show_page("print")
        assert isinstance(page, PrintPage)
        first = self._workspace.read(cases)[0].case_id
        for name, show in (
            ("sheet", partial(page.show_case, Document.CASE_SHEETS, first, Role.PRIMARY)),
            ("sign", partial(page.show_case, Document.TABLE_SIGNS, first, Role.PRIMARY)),
            ("good-news", page.show_good_news),
        ):
            show()
            wait_until(lambda: page.is_drawn)
            self._keep(f"print-{name}-{look}")

    def _packs(self, look: str) -> None:
        self._keep_apart(ExportDialog(self._workspace, self._window), f"pack-export-{look}")
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "write-for-rights.w4rpack"
            write_pack(file, _with_another_address(self._workspace.read(case_pack)))
            dialog = ImportDialog(self._workspace, file, self._window)
            wait_until(lambda: dialog.preview is not None)
            self._keep_apart(dialog, f"pack-import-{look}")


def _with_another_address(pack: CasePack) -> CasePack:
    first, *others = pack.cases
    target, *more = first.targets
    moved = replace(target, lines=("Somebody Else’s Street 1", *target.lines[1:]))
    return replace(pack, cases=(replace(first, targets=(moved, *more)), *others))
