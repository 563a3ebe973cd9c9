"""The words for trouble with people who sign in."""

from __future__ import annotations

from functools import singledispatch

from w4r_desktop import errors
from w4r_desktop.language import _, excerpt, table_label


@singledispatch
def words(error: errors.PeopleError) -> str:
    """Return what is wrong, that nothing was changed, and what to do."""
    raise NotImplementedError(f"{type(error).__name__} has no words")


@words.register
def _minor_contact(error: errors.MinorContactError) -> str:  # noqa: ARG001 - chooses the words
    return _(
        "Of minors, no e-mail address or telephone number is kept. Nothing was changed. "
        "Leave both empty, or take the tick from “Minor”."
    )


@words.register
def _consent_wording(error: errors.ConsentWordingError) -> str:  # noqa: ARG001
    return _(
        "An e-mail address or telephone number is kept only with the words that the person agreed "
        "to. Nothing was changed. Write those words first."
    )


@words.register
def _contact_empty(error: errors.ContactEmptyError) -> str:  # noqa: ARG001
    return _(
        "To hear from you, somebody needs an e-mail address or a telephone number. Nothing was "
        "changed. Give one of the two, or take the tick from “Wants to hear from us”."
    )


@words.register
def _no_table(error: errors.NoTableError) -> str:  # noqa: ARG001
    return _("There is no table to sit at yet. Nothing was changed. Add a table under Setup first.")


@words.register
def _table_unknown(error: errors.TableUnknownError) -> str:
    return _(
        "The list names {table}, which this event does not have. Nobody was signed in. "
        "Add that table first, or have the tables of the list made."
    ).format(table=table_label(excerpt(error.table)))
