"""Where clauses end and are reported; the table of endings."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.analysis import Frame
from quoteattr.indirect.clauses import Report
from quoteattr.indirect.reporting_nouns import match_noun
from quoteattr.indirect.reporting_objects import match_object
from quoteattr.indirect.reporting_verbs import match_chain, match_judgement, match_quotative
from quoteattr.lexicon import Lexicon

__all__ = ["find_reports", "may_report"]

_QUOTATIVE = regex.compile(r"(?P<words>.*(?:다|라|자|냐|까|죠))(?P<closer>고(?:도|는|까지|만)?),?$")
_CHAIN = regex.compile(r"(?P<words>.*(?:다|라|자|냐))(?P<closer>며|면서|면서도),?$")
_NOUN = regex.compile(r"(?P<words>.*(?:다|라|자|냐)(?=[는던]$)|.*것(?=이란$))(?P<closer>는|던|이란)$")
_JUDGEMENT = regex.compile(r"(?P<words>것)(?P<closer>으로)도?$")
_OBJECT = regex.compile(
    r"(?P<words>것|점|사실|뜻|의사|의향|방침|계획|입장|필요성)(?P<closer>을|를|도),?$"
    r"|(?P<words>.+[음임함됨님])(?P<closer>을),?$|(?P<words>.+도록)(?P<closer>),?$"
)
_MAY_REPORT = regex.compile(
    r"[다라자냐까죠]고(?:도|는|까지|만)?[\s,]|[다라자냐](?:며|면서)[\s,]|[다라자냐][는던]\s"
    r"|것이란\s|것으로|에 (?:따르면|의하면)|[을를] (?:보면|살펴보면|들여다보면|종합하면)"
    r"|(?:것|점|사실|뜻|의사|의향|방침|계획|입장|필요성|[음임함됨님])[을를도]\s|도록\s"
)

_ENDINGS = (
    (_QUOTATIVE, match_quotative),  # 미루겠다고 밝혔다
    (_CHAIN, match_chain),  # 미루겠다며 거절했다
    (_NOUN, match_noun),  # 미루겠다는 입장이다
    (_JUDGEMENT, match_judgement),  # 미룰 것으로 내다봤다
    (_OBJECT, match_object),  # 미룰 것을 촉구했다
)


def may_report(words: str) -> bool:
    """Is it worth analysing a sentence? Cheap, and lets too much through.

    >>> may_report("시는 축제를 미루겠다고 밝혔다."), may_report("비가 내렸다.")
    (True, False)
    """
    return _MAY_REPORT.search(words) is not None


def find_reports(text: str, frame: Frame, lexicon: Lexicon) -> Iterator[Report]:
    """Every place of a frame where a clause ends and is reported, in text order."""
    for index, eojeol in enumerate(frame.eojeols):
        if eojeol.quotation is not None:
            continue
        for pattern, match_report in _ENDINGS:
            found = pattern.match(eojeol.text)
            if found is not None:
                report = match_report(text, frame, index, found, lexicon)
                if report is not None:
                    yield report
                break
