"""The organizations quoteattr knows: loading them, matching them in text, merging in your own.

>>> from quoteattr.gazetteer import Gazetteer
>>> [organization.name for organization in Gazetteer.default().lookup("과기정통부")]
['과학기술정보통신부']
"""

from __future__ import annotations

from quoteattr.gazetteer.gazetteer import Gazetteer, Match
from quoteattr.gazetteer.office_terms import OfficeTerm
from quoteattr.gazetteer.organization import Organization, normal_form
from quoteattr.gazetteer.people import PublicFigures
from quoteattr.gazetteer.suggesting import Suggestion

__all__ = ["Gazetteer", "Match", "OfficeTerm", "Organization", "PublicFigures", "Suggestion", "normal_form"]
