"""Short names that a title decides: beside 투수 두산 is the baseball club, beside 변호사 세종 is the law firm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quoteattr.errors import DataError
from quoteattr.gazetteer.organization import Organization, normal_form
from quoteattr.gazetteer.tabular import Note, read_tsv, stop

__all__ = ["ContextForm", "ContextForms", "find_in_context", "load_contexts"]

_ANY = "*"


class ContextForm(NamedTuple):
    """Whom a form means beside a title with one of these endings, ``*`` for any title or none."""

    endings: tuple[str, ...]
    ids: frozenset[str]

    def fits(self, title: str | None) -> bool:
        """Is it this context?

        >>> ContextForm(("투수", "감독"), frozenset({"doosan-bears"})).fits("2군 감독")
        True
        """
        return _ANY in self.endings or (title is not None and title.endswith(self.endings))


ContextForms = Mapping[str, tuple[ContextForm, ...]]
"""What each form may mean, by its normal form."""


def load_contexts(
    contexts: Path, forms: Path, organizations: Iterable[Organization], note: Note = stop
) -> ContextForms:
    """Read the forms, from columns ``form  context  ids``, and the titles of their contexts.

    Raises:
        DataError: (by ``note``) a line names a context or an organization that is not known; the columns are
            others, or there is no file of contexts, in any case.
    """
    if not contexts.is_file():
        raise DataError(contexts, None, f"no such file; {forms.name} speaks of its contexts")
    titles = {name: tuple(written.split("|")) for _, (name, written) in _read(contexts, ("context", "titles"), note)}
    known = {organization.id for organization in organizations}
    result: dict[str, tuple[ContextForm, ...]] = {}
    for line, (form, context, joined) in _read(forms, ("form", "context", "ids"), note):
        ids = frozenset(joined.split("|"))
        unknown = sorted(ids - known)
        if unknown:
            note(DataError(forms, line, f"no organization has the id {unknown[0]}; correct or drop it"))
        if context not in titles:
            note(DataError(forms, line, f"no context is called {context}; there are {', '.join(titles)}"))
        elif not unknown:
            key = normal_form(form)
            result[key] = (*result.get(key, ()), ContextForm(titles[context], ids))
    return result


def find_in_context(forms: ContextForms, name: str, title: str | None) -> frozenset[str]:
    """The ids that a name means beside a title: of ``LG 감독`` two clubs, of ``LG 투수`` one.

    What a form means beside any title, LG the group, counts when no other context fits.
    """
    fitting = [form for form in forms.get(normal_form(name), ()) if form.fits(title)]
    special = [form for form in fitting if _ANY not in form.endings]
    return frozenset(id_ for form in special or fitting for id_ in form.ids)


def _read(file: Path, columns: tuple[str, ...], note: Note) -> Iterable[tuple[int, Sequence[str]]]:
    header, rows = read_tsv(file, note)
    if tuple(header) != columns:
        raise DataError(file, None, f"the columns must be {', '.join(columns)}")
    return rows
