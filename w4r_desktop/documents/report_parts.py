"""The tables of a report: by case, by table, what was counted by hand, and what was mailed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from w4r_desktop.documents.flow import INK, Columns, Stack, Type, passage
from w4r_desktop.documents.report_charts import Legend, StackedBar, parts
from w4r_desktop.documents.report_tables import (
    GROUND,
    Column,
    Grid,
    figures_width,
    heading,
    row,
)
from w4r_desktop.documents.report_text import at_venue, figure, name_printed, printed, signed
from w4r_desktop.documents.report_times import TimeChart, chart_title
from w4r_desktop.documents.sheets import AMBER, BOLD, MUTED, SANS, SERIF_BOLD
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.figures import pieces
from w4r_desktop.domain.tally import PIECES, Reason, TablePlace
from w4r_desktop.domain.timeline import timeline
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.report_words import moment_words, table_words, ways_words
from w4r_desktop.wording import kind_name, place_name, reason_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from w4r_desktop.documents.flow import Item
    from w4r_desktop.documents.report_tables import Row
    from w4r_desktop.domain.figures import (
        Figures,
        Kinds,
        MailTotal,
        RecountLine,
        TableTotal,
        TakenHomeTotal,
    )
    from w4r_desktop.domain.tally import ActionKind

BETWEEN: Final = 13.0
"""Between two parts of a report, in points."""

NAME_SHARE: Final = 0.55
"""How much of what figures leave is for the name, where a bar stands beside it."""

LONGEST_BAR: Final = 190.0
LEAST_FOR_NAMES: Final = 150.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How a report is set: the size of its tables, and the most lines of a list."""

    width: float
    size: float
    most: int


def part_title(words: str, setting: Setting, beside: Item | None = None) -> Item:
    """Return the title of a part, which never stands at the foot of a page alone."""
    made = passage(words, Type(1.3 * setting.size, SERIF_BOLD, INK, 1.25), width=setting.width)
    if beside is None:
        return replace(made, gap=2, holds=True)
    return Columns(((0.0, made), (0.0, beside)), gap=2, holds=True)


def remark(words: str, setting: Setting) -> Item:
    """Return a sentence about a part, below its title or its table."""
    kind = Type(0.95 * setting.size, SANS, MUTED, 1.3)
    return replace(passage(words, kind, width=setting.width), gap=2, holds=True)


def ended(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items of a part, the last with room before the next part."""
    yield from items[:-1]
    yield Stack((items[-1],), gap=BETWEEN)


# -- by case and by table --------------------------------------------------------------------------


@dataclass(frozen=True)
class _Spread:
    """A table with a bar in each row, and figures of each kind: mail, its sum, and what else."""

    mail: tuple[ActionKind, ...]
    others: tuple[ActionKind, ...]
    columns: tuple[Column, ...]
    size: float
    most: int

    def row(
        self, name: str, kinds: Kinds, *, ink: str = INK, sums: bool = False, last: bool = False
    ) -> Row:
        """Return a row; one that ``sums`` up others has no bar."""
        bar = StackedBar(parts(kinds), self.most, self.columns[1].width - 10, 1.2 * self.size)
        mail = [figure(kinds.get(kind, 0)) for kind in self.mail]
        others = [figure(kinds.get(kind, 0)) for kind in self.others]
        cells = [name, "" if sums else bar, *mail, figure(pieces(kinds)), *others]
        style, ground = (BOLD, GROUND) if sums else (SANS, "")
        return row(
            self.columns, cells, size=self.size, style=style, ink=ink, ground=ground, strong=last
        )

    def grid(self, rows: Sequence[Row], figures: Figures) -> Grid:
        """Return rows below their headings, and the sum of all."""
        total = self.row(_("Total"), figures.kinds, sums=True, last=True)
        return Grid(heading(self.columns, size=self.size), (*rows, total))


def by_case(figures: Figures, setting: Setting) -> Iterator[Item]:
    """Yield what was written for each case, as bars and in figures."""
    spread = _spread(figures, setting, (one.kinds for one in figures.by_case))
    rows = []
    for case in figures.by_case:
        name, colour = name_printed(case.name, case.code), INK
        if case.withdrawn:
            name, colour = _("{case} (withdrawn)").format(case=name), AMBER
        rows.append(spread.row(name, case.kinds, ink=colour))
    legend = Legend(setting.width, 0.9 * setting.size)
    yield from ended((part_title(_("By case"), setting, legend), spread.grid(rows, figures)))


def by_table(figures: Figures, setting: Setting) -> Iterator[Item]:
    """Yield what was written at each table, by where they are."""
    spread = _spread(figures, setting, (one.kinds for one in figures.by_table))
    rows: list[Row] = []
    places = {one.place for one in figures.by_table if one.place is not None}
    indent = "\N{NO-BREAK SPACE}" * 3 if len(places) > 1 else ""
    for place in TablePlace:
        here = [one for one in figures.by_table if one.place is place]
        if len(places) > 1 and here:
            rows.append(spread.row(place_name(place), _sum(here), sums=True))
        rows += [spread.row(indent + printed(table_words(one)), one.kinds) for one in here]
    apart = [one for one in figures.by_table if one.place is None]
    rows += [spread.row(table_words(one), one.kinds, ink=MUTED) for one in apart]
    legend = Legend(setting.width, 0.9 * setting.size)
    yield from ended((part_title(_("By table"), setting, legend), spread.grid(rows, figures)))


def by_quarter(figures: Figures, setting: Setting) -> Iterator[Item]:
    """Yield how the evening went on, nothing if nothing was logged."""
    time = timeline(figures.quarters)
    if not time.slots:
        return
    chart = TimeChart(time, setting.width)
    title = chart_title(time.step)
    if chart.sums_hours:
        title = _("{title}, and the sum of each hour").format(title=title)
    legend = Legend(setting.width, 0.9 * setting.size)
    yield from ended((part_title(title, setting, legend), chart))


def _spread(figures: Figures, setting: Setting, rows: Iterable[Kinds]) -> _Spread:
    size, counted = setting.size, figures.counted_kinds
    mail = tuple(kind for kind in counted if kind in PIECES)
    others = tuple(kind for kind in counted if kind not in PIECES)
    sums = {kind_name(kind): figures.kinds[kind] for kind in mail}
    sums[_("Pieces")] = figures.pieces
    sums |= {kind_name(kind): figures.kinds[kind] for kind in others}
    widths = [figures_width(name, number(total), size=size) for name, total in sums.items()]
    room = min((setting.width - LEAST_FOR_NAMES) / sum(widths), 1)  # figures grow smaller then
    named = [Column(name, wide * room) for name, wide in zip(sums, widths, strict=True)]
    rest = setting.width - sum(one.width for one in named)
    bar = min((1 - NAME_SHARE) * rest, LONGEST_BAR)
    columns = (Column("", rest - bar, is_figures=False), Column("", bar), *named)
    most = max((sum(kinds.values()) for kinds in rows), default=0)
    return _Spread(mail, others, columns, size, most)


def _sum(tables: Iterable[TableTotal]) -> Kinds:
    found: dict[ActionKind, int] = {}
    for one in tables:
        for kind, quantity in one.kinds.items():
            found[kind] = found.get(kind, 0) + quantity
    return found


# -- the morning after -----------------------------------------------------------------------------


def recounted(figures: Figures, setting: Setting) -> Iterator[Item]:
    """Yield where the boxes held something else than the log, and why."""
    lines = [line for line in figures.recount if line.corrected or line.logged_since]
    if not figures.recount:
        return
    items: list[Item] = [part_title(_("Recount"), setting)]
    items.append(remark(_recount_words(figures, len(figures.recount) - len(lines)), setting))
    if lines:
        items.append(_recount_grid(lines[: setting.most], setting))
        items += more_words(len(lines) - setting.most, setting)
    yield from ended(items)


def more_words(left: int, setting: Setting) -> Iterator[Item]:
    """Yield how many lines a list leaves out, nothing if it has them all."""
    if left > 0:
        yield remark(_("… and {number} more").format(number=number(left)), setting)


def _recount_words(figures: Figures, agreeing: int) -> str:
    state = _("Counting by hand is not finished.")
    if figures.recounted_at is not None:
        moment = moment_words(at_venue(figures, figures.recounted_at))
        state = _("Counting by hand was finished on {moment}.").format(moment=moment)
    agree = ngettext(
        "{agreeing} of {number} count agrees with what was logged.",
        "{agreeing} of {number} counts agree with what was logged.",
        len(figures.recount),
    ).format(agreeing=number(agreeing), number=number(len(figures.recount)))
    return f"{state} {agree}"


def _recount_grid(lines: Sequence[RecountLine], setting: Setting) -> Grid:
    size = setting.size
    named = (_("Logged"), _("Counted"), _("Difference"), _("Total"))
    numbers = [Column(name, figures_width(name, "12,345", size=size)) for name in named]
    rest = setting.width - sum(one.width for one in numbers)
    columns = (
        Column(_("Case"), 0.56 * rest, is_figures=False),
        *numbers,
        Column(_("Why"), 0.44 * rest - 14, is_figures=False),
    )
    inset = replace(columns[-1], width=14, heading="", is_figures=False)
    columns = (*columns[:-1], inset, columns[-1])
    rows = [
        row(
            columns,
            [
                _recount_name(line),
                *(figure(line.logged), figure(line.counted)),
                *(signed(line.difference) if line.difference else figure(0), figure(line.total)),
                *("", _why(line)),
            ],
            size=size,
        )
        for line in lines
    ]
    return Grid(heading(columns, size=size), tuple(rows))


def _recount_name(line: RecountLine) -> str:
    name = name_printed(line.case_name, line.case)
    parts_of_it = [name, kind_name(line.kind)]
    if line.table:
        parts_of_it.append(printed(line.table))
    return " · ".join(parts_of_it)


def _why(line: RecountLine) -> str:
    words = [
        f"{signed(line.corrected[reason])} {reason_name(reason)}"
        for reason in Reason
        if line.corrected.get(reason)
    ]
    if line.logged_since:
        since = _("{number} logged since")
        words.append(since.format(number=signed(line.logged_since)))
    return ", ".join(words)


def taken_home(figures: Figures, setting: Setting) -> Iterator[Item]:
    """Yield how many letters were taken home, and what became of them."""
    home = figures.taken_home
    if total := home.out + home.returned + home.written_off:
        yield from ended((part_title(_("Taken home"), setting), _home_words(home, total, setting)))


def _home_words(home: TakenHomeTotal, total: int, setting: Setting) -> Item:
    words = ngettext(
        "{number} letter was taken home: {returned} brought back, {out} still there, "
        "{written_off} written off.",
        "{number} letters were taken home: {returned} brought back, {out} still there, "
        "{written_off} written off.",
        total,
    ).format(
        number=number(total),
        returned=number(home.returned),
        out=number(home.out),
        written_off=number(home.written_off),
    )
    return passage(words, Type(setting.size), width=setting.width)


def mailed(figures: Figures, setting: Setting) -> Iterator[Item]:
    """Yield what of each kind was posted, and how."""
    if not figures.mail:
        return
    size = setting.size
    named = (_("Written"), _("Posted"), _("Not posted"))
    numbers = [Column(name, figures_width(name, "12,345", size=size)) for name in named]
    rest = setting.width - sum(one.width for one in numbers)
    columns = (
        Column("", 0.5 * rest, is_figures=False),
        Column(_("How"), 0.5 * rest, is_figures=False),
        *numbers,
    )
    rows = [
        row(columns, [_sent_words(kind, lines), ways_words(lines), *_sums(lines)], size=size)
        for kind, lines in _by_mail_kind(figures.mail).items()
    ]
    total = [_("Total"), "", *_sums(figures.mail)]
    rows.append(row(columns, total, size=size, style=BOLD, ground=GROUND, strong=True))
    grid = Grid(heading(columns, size=size), tuple(rows))
    yield from ended((part_title(_("Mailing"), setting), grid))


def _by_mail_kind(mail: Iterable[MailTotal]) -> Mapping[ActionKind, list[MailTotal]]:
    found: dict[ActionKind, list[MailTotal]] = {}
    for one in mail:
        found.setdefault(one.kind, []).append(one)
    return found


def _sent_words(kind: ActionKind, lines: Sequence[MailTotal]) -> str:
    to = _("to the officials") if lines[0].role is Role.PRIMARY else _("to solidarity addresses")
    return f"{kind_name(kind)} {to}"


def _sums(lines: Sequence[MailTotal]) -> list[str]:
    figures = zip(*((one.written, one.posted, one.unposted) for one in lines), strict=True)
    return [figure(sum(values)) for values in figures]
