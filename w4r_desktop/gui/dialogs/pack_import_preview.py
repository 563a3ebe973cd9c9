"""Everything an import would change, entry by entry, with what is taken over of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from w4r_desktop.domain.pack_choice import Leaving, PackChoice, by_default, figures
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.pack_import_pages import (
    AddressesPage,
    ChangesPage,
    MissingPage,
    Page,
    new_page,
    notes_page,
    same_page,
)
from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from w4r_desktop.domain.pack_changes import ChangedCase, PackChanges
    from w4r_desktop.domain.pack_choice import Figures

ENTRY = Qt.ItemDataRole.UserRole


class Kind(Enum):
    """What an entry of the list is about."""

    ADDRESSES = auto()
    NOTES = auto()
    CAMPAIGN = auto()
    NEW = auto()
    CHANGED = auto()
    MISSING = auto()
    SAME = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its kind, and its place among those of the kind."""

    kind: Kind
    place: int = 0


class PackPreview(QWidget):
    """The list at the left, one of its entries at the right; ``chosen`` tells of every choice.

    ``grown`` tells that more of the entry is shown.
    """

    chosen = Signal()
    grown = Signal()

    def __init__(
        self,
        changes: PackChanges,
        *,
        notes: Sequence[str],
        sender_country: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._changes = changes
        self._notes = notes
        self._sender_country = sender_country
        start = by_default(changes)
        self._new = set(start.new)
        self._taken = {code: set(keys) for code, keys in start.changes.items()}
        self._campaign = set(start.campaign)
        self._leaving: dict[str, Leaving] = {}
        self._addresses: AddressesPage | None = None
        self.list = QListWidget(self)
        self.list.setProperty("role", "framed")
        self.list.setAccessibleName(_("What the pack brings"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.details = QScrollArea(self)
        self.details.setProperty("role", "details")
        self.details.setWidgetResizable(True)
        self.details.setFrameShape(QFrame.Shape.NoFrame)
        self.details.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.details.setAccessibleName(_("Details"))
        self._fill()
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_entry)
        self.list.itemChanged.connect(self._on_ticked)
        self.list.setCurrentRow(self._first())

    @property
    def choice(self) -> PackChoice:
        """What is taken over as things stand."""
        return PackChoice(
            new=frozenset(self._new),
            changes={code: frozenset(keys) for code, keys in self._taken.items()},
            campaign=frozenset(self._campaign),
            leaving=dict(self._leaving),
        )

    @property
    def figures(self) -> Figures:
        """How much that is."""
        return figures(self._changes, self.choice)

    @property
    def page(self) -> Page:
        """The entry that is shown."""
        page = self.details.widget()
        assert isinstance(page, Page)
        return page

    def _lay_out(self) -> None:
        px = theme.current().px
        self.list.setMaximumWidth(px(290))
        self.list.setMinimumWidth(px(160))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(16))
        line.addWidget(self.list, 3)
        line.addWidget(self.details, 7)

    # -- the list ------------------------------------------------------------------------------

    def _fill(self) -> None:
        changes = self._changes
        if count := sum(1 for _pair in changes.addresses()):
            self._add(
                _("Changed addresses ({number})").format(number=number(count)), Kind.ADDRESSES
            )
        if self._notes:
            words = _("What did not come along ({number})")
            self._add(words.format(number=number(len(self._notes))), Kind.NOTES)
        if changes.campaign:
            self._add(_("The campaign itself"), Kind.CAMPAIGN)
        new = [content.brief.name for content in changes.new]
        self._add_section(_("New ({number})"), Kind.NEW, new)
        changed = [_changed_words(case) for case in changes.changed]
        self._add_section(_("Changed ({number})"), Kind.CHANGED, changed)
        missing = [case.content.brief.name for case in changes.missing]
        self._add_section(_("Not in the pack ({number})"), Kind.MISSING, missing)
        same = [content.brief.name for content in changes.unchanged]
        self._add_section(_("Unchanged ({number})"), Kind.SAME, same)

    def _add_section(self, heading: str, kind: Kind, names: Sequence[str]) -> None:
        if not names:
            return
        item = QListWidgetItem(heading.format(number=number(len(names))), self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme.current().font(13, bold=True))
        for place, name in enumerate(names):
            self._add(name, kind, place)

    def _add(self, words: str, kind: Kind, place: int = 0) -> None:
        item = QListWidgetItem(words, self.list)
        item.setData(ENTRY, Entry(kind, place))
        if kind is Kind.NEW:
            ticked = self._changes.new[place].brief.code in self._new
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _first(self) -> int:
        rows = range(self.list.count())
        return next((row for row in rows if self.list.item(row).data(ENTRY) is not None), -1)

    # -- what is shown of an entry -------------------------------------------------------------

    def _on_entry(self, item: QListWidgetItem | None) -> None:
        entry = item.data(ENTRY) if item else None
        if entry is None:
            return
        if self._addresses is not None and self.page is self._addresses:
            self.details.takeWidget()  # which is kept with all that is shown of it
            self._addresses.setParent(self)
            self._addresses.hide()
        self.details.setWidget(self._page(entry))

    def _page(self, entry: Entry) -> Page:
        make = {
            Kind.ADDRESSES: self._addresses_page,
            Kind.NOTES: self._notes_page,
            Kind.CAMPAIGN: self._campaign_page,
            Kind.NEW: self._new_page,
            Kind.CHANGED: self._changed_page,
            Kind.MISSING: self._missing_page,
            Kind.SAME: self._same_page,
        }
        if entry.kind is Kind.ADDRESSES and self._addresses is not None:
            return self._addresses
        page = make[entry.kind](entry.place)
        page.decided.connect(self._on_decided)
        page.left.connect(self._on_left)
        return page

    def _addresses_page(self, _place: int) -> Page:
        addresses = [
            (case, change, change.key in self._taken[case.code])
            for case, change in self._changes.addresses()
        ]
        self._addresses = AddressesPage(addresses, sender_country=self._sender_country)
        self._addresses.grown.connect(self.grown)
        return self._addresses

    def _notes_page(self, _place: int) -> Page:
        return notes_page(self._notes)

    def _campaign_page(self, _place: int) -> Page:
        changes = self._changes
        name = changes.here.pack.campaign.name
        return ChangesPage(name, "", changes.campaign, self._campaign)

    def _new_page(self, place: int) -> Page:
        return new_page(self._changes.new[place], sender_country=self._sender_country)

    def _changed_page(self, place: int) -> Page:
        case = self._changes.changed[place]
        return ChangesPage(case.mine.brief.name, case.code, case.changes, self._taken[case.code])

    def _missing_page(self, place: int) -> Page:
        case = self._changes.missing[place]
        return MissingPage(case, self._leaving.get(case.code, Leaving.KEEP))

    def _same_page(self, place: int) -> Page:
        return same_page(self._changes.unchanged[place].brief)

    # -- what is decided -----------------------------------------------------------------------

    def _on_ticked(self, item: QListWidgetItem) -> None:
        entry = item.data(ENTRY)
        code = self._changes.new[entry.place].brief.code
        _put(self._new, code, within=item.checkState() is Qt.CheckState.Checked)
        self.chosen.emit()

    def _on_decided(self, code: str, key: str, taken: bool) -> None:  # noqa: FBT001 - Qt's own
        _put(self._taken[code] if code else self._campaign, key, within=taken)
        self.chosen.emit()

    def _on_left(self, code: str, fate: Leaving) -> None:
        self._leaving[code] = fate
        self.chosen.emit()


def _changed_words(case: ChangedCase) -> str:
    count = len(case.changes)
    changes = ngettext("{number} change", "{number} changes", count).format(number=number(count))
    return _("{case} · {changes}").format(case=case.mine.brief.name, changes=changes)


def _put(among: set[str], key: str, *, within: bool) -> None:
    if within:
        among.add(key)
    else:
        among.discard(key)
