"""The list of those who agreed to be reached, in which words and when, and of nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop import __version__
from w4r_desktop.domain.exports import Form
from w4r_desktop.exchange.people_columns import PeopleColumn, title
from w4r_desktop.exchange.people_export import as_csv, as_json, as_workbook, minute
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from w4r_desktop.domain.contact import Contact
    from w4r_desktop.exchange.results import Results

FORMAT: Final = "w4r-contacts"


def write_contacts(draft: Path, form: Form, results: Results) -> Generator[int, None, None]:
    """Write the list, as JSON, a workbook or CSV; it takes no time."""
    assert results.everybody is not None, "a list of people needs people"
    event, as_of = results.everybody.event, results.figures.as_of
    if form is Form.JSON:
        zone = event.details.zone
        people = [
            {
                "name": name,
                "email": contact.email,
                "phone": contact.phone,
                "agreed_to": contact.wording,
                "agreed_at": contact.consented_at.astimezone(zone).isoformat(timespec="seconds"),
            }
            for name, contact in _agreed(results)
        ]
        draft.write_bytes(as_json(FORMAT, event, people, as_of))
    else:
        rows = _rows(results)
        is_workbook = form is Form.XLSX
        draft.write_bytes(as_workbook(rows, _("Contacts")) if is_workbook else as_csv(rows))
    yield results.count


def _agreed(results: Results) -> Iterator[tuple[str, Contact]]:
    assert results.everybody is not None
    for person in results.everybody.people:
        if contact := results.everybody.contacts.get(person.attendee_id):
            yield person.name, contact


def _rows(results: Results) -> list[list[str | int]]:
    assert results.everybody is not None
    event = results.everybody.event
    zone = event.details.zone
    of_all = [event.details.name, minute(results.figures.as_of, zone), __version__]
    column = PeopleColumn
    headings: list[str | int] = [
        *map(title, (column.NAME, column.EMAIL, column.PHONE)),
        *(_("What they agreed to"), _("Agreed")),
        *(_("Event"), _("As of"), _("Version of W4R Desktop")),
    ]
    return [headings] + [
        [
            *(name, contact.email, contact.phone, contact.wording),
            *(minute(contact.consented_at, zone), *of_all),
        ]
        for name, contact in _agreed(results)
    ]
