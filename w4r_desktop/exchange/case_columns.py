"""The columns of a list of cases: what they are called, what belongs there, what it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.case import MailService, Role, Rule, SenderLimit, Subject
from w4r_desktop.exchange import case_cells as cells
from w4r_desktop.language import LANGUAGES, N_, current, words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

REQUIRED: Final = ("name", "headline", "country")

WHO: Final = {
    Role.PRIMARY: N_("Official"),
    Role.COPY: N_("Copy"),
    Role.SOLIDARITY: N_("Person in need"),
}
OF_SOMEBODY: Final = N_("{who}: {what}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. ``field`` is its name in a pack, inside guidance or a target if it has those.

    ``explanation`` says what belongs there. Cells are read by ``read``, or are words for a
    ``kind``.
    """

    field: str
    title: str
    explanation: str
    read: Callable[[str], object] = cells.as_it_is
    kind: type[StrEnum] | None = None
    in_guidance: bool = False
    role: Role | None = None

    def heading(self, language: str | None = None) -> str:
        """Return what stands above the column in a language, or in the one in force."""
        say = words_of(language or current()).gettext
        if self.role is None:
            return say(self.title)
        return say(OF_SOMEBODY).format(who=say(WHO[self.role]), what=say(self.title))

    def value(self, cell: str) -> object:
        """Return what a pack would have for a cell. Raises ``PackRefusedError`` without a way."""
        return cells.choice(cell, self.kind) if self.kind else self.read(cell)

    @property
    def key(self) -> str:
        """The name of the column for programs: ``short_name``, ``primary.lines``."""
        return f"{self.role}.{self.field}" if self.role else self.field


YES_NO_UNKNOWN: Final = N_("yes, no or unknown.")

CASE: Final = (
    Column(
        field="name",
        title=N_("Name"),
        explanation=N_("Who the case is about, in Latin letters."),
    ),
    Column(
        field="headline",
        title=N_("Headline"),
        explanation=N_("What it is about, in one line."),
    ),
    Column(
        field="country",
        title=N_("Country"),
        explanation=N_("Country of the case: its name, or its code of two letters."),
        read=cells.country,
    ),
    Column(
        field="code",
        title=N_("Code"),
        explanation=N_("a to z, 0 to 9 and hyphens; made from the name where it is empty."),
    ),
    Column(
        field="short_name",
        title=N_("Short name"),
        explanation=N_("What fits on a tally sheet, such as the first name."),
    ),
    Column(
        field="native_name",
        title=N_("Name in its own script"),
        explanation=N_("The name as it is written at home, where that is not in Latin letters."),
    ),
    Column(
        field="subject",
        title=N_("Who it is about"),
        explanation=N_("person, pair, group, community or organisation."),
        kind=Subject,
    ),
    Column(
        field="members",
        title=N_("How many people"),
        explanation=N_("A whole number; 1 where it is empty."),
        read=cells.whole_number,
    ),
    Column(
        field="includes_minors",
        title=N_("Children among them"),
        explanation=N_("yes or no."),
        read=cells.flag,
    ),
    Column(
        field="pronouns",
        title=N_("Pronouns"),
        explanation=N_("Such as she/her."),
    ),
    Column(
        field="story",
        title=N_("Story"),
        explanation=N_("An empty line starts a new paragraph; *slanted* and **bold** can be used."),
    ),
    Column(
        field="quote",
        title=N_("Quote"),
        explanation=N_("Words of the person, without quotation marks."),
    ),
    Column(
        field="demands",
        title=N_("Demands"),
        explanation=N_("What to ask for: up to ten sentences, one a line in the cell."),
        read=cells.one_a_line,
    ),
    Column(
        field="content_warnings",
        title=N_("Content warnings"),
        explanation=N_("What a reader should know before the story, one a line in the cell."),
        read=cells.one_a_line,
    ),
    Column(
        field="letter_languages",
        title=N_("Languages to write in"),
        explanation=N_("Names or codes with commas between them, the best first."),
        read=cells.languages,
    ),
    Column(
        field="sample_letter",
        title=N_("Sample letter"),
        explanation=N_("What somebody without a letter of their own may start from."),
    ),
    Column(
        field="picture_credit",
        title=N_("Credit of the picture"),
        explanation=N_("The picture itself is added in the program."),
    ),
    Column(
        field="religious_cards",
        title=N_("Religious cards"),
        explanation=YES_NO_UNKNOWN,
        kind=Rule,
        in_guidance=True,
    ),
    Column(
        field="name_organisation",
        title=N_("Naming the organisation"),
        explanation=YES_NO_UNKNOWN,
        kind=Rule,
        in_guidance=True,
    ),
    Column(
        field="seasonal_wishes",
        title=N_("Seasonal wishes"),
        explanation=YES_NO_UNKNOWN,
        kind=Rule,
        in_guidance=True,
    ),
    Column(
        field="sender_limit",
        title=N_("Sender on the mail"),
        explanation=N_(
            "The most that may stand there: name and address, name and town, first name, initials "
            "and town, or nothing."
        ),
        kind=SenderLimit,
        in_guidance=True,
    ),
    Column(
        field="enclosures",
        title=N_("Enclosures"),
        explanation=N_("What may be put in with a letter or card, and what may not."),
        in_guidance=True,
    ),
    Column(
        field="warning",
        title=N_("Warning"),
        explanation=N_("What could harm the person, such as words to avoid."),
        in_guidance=True,
    ),
    Column(
        field="sources",
        title=N_("Sources"),
        explanation=N_("Pages the facts come from, one a line in the cell."),
        read=cells.sources,
    ),
)


def _of(role: Role) -> tuple[Column, ...]:
    """Return the columns of somebody to write to."""

    def of(
        field: str,
        title: str,
        explanation: str,
        read: Callable[[str], object] = cells.as_it_is,
        kind: type[StrEnum] | None = None,
    ) -> Column:
        return Column(
            field=field, title=title, explanation=explanation, read=read, kind=kind, role=role
        )

    return (
        of("addressee", N_("addressee"), N_("First line of the address: a name.")),
        of("office", N_("office"), N_("Second line of the address: what the addressee is.")),
        of(
            "lines",
            N_("address"),
            N_(
                "Up to seven lines in the cell, with postal code and town, as they are to be "
                "printed; without addressee, office and country."
            ),
            cells.address,
        ),
        of(
            "country",
            N_("country"),
            N_("Its name or code; needed where there is an address."),
            cells.country,
        ),
        of("salutation", N_("salutation"), N_("How a letter begins, such as: Dear Minister,")),
        of("closing", N_("closing"), N_("How a letter ends, such as: Yours respectfully,")),
        of("email", N_("e-mail"), N_("An e-mail address.")),
        of("fax", N_("fax"), N_("A fax number.")),
        of("phone", N_("phone"), N_("A phone number.")),
        of("web", N_("web page"), N_("A contact form or page.")),
        of(
            "social",
            N_("social media"),
            N_("Accounts, one a line in the cell."),
            cells.one_a_line,
        ),
        of(
            "mail",
            N_("mail"),
            N_("Whether the post goes there: open, suspended or none."),
            kind=MailService,
        ),
        of("mail_note", N_("note on the mail"), N_("Why it is suspended, or another way.")),
        of("valid_until", N_("valid until"), N_("A date such as 2026-12-10.")),
        of("checked_on", N_("address checked on"), N_("A date such as 2026-12-10.")),
    )


COLUMNS: Final = (*CASE, *_of(Role.PRIMARY), *_of(Role.SOLIDARITY), *_of(Role.COPY))


def column_of(heading: str) -> Column | None:
    """Return the column that a heading means, in whatever language of ours, or by its key.

    Without saying whose it is, an addressee and so on is the official's.
    """
    return _by_heading().get(cells.plain(heading))


@cache
def _by_heading() -> dict[str, Column]:
    known: dict[str, Column] = {}
    for column in COLUMNS:
        for name in (column.key, *map(column.heading, LANGUAGES)):
            known.setdefault(cells.plain(name), column)
    for column in COLUMNS:
        if column.role is Role.PRIMARY:
            for name in (column.field, *cells.in_every_language(column.title)):
                known.setdefault(cells.plain(name), column)
    return known
