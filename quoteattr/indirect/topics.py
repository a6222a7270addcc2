"""Subjects of reported clauses that no dictionary knows: 내무부는, 지역협의체(위원장 …)는, 시위대는, 응답자의 61%가.

Organizations and groups say indirect quotes far oftener than direct ones, so an unknown noun that is shaped like one
speaks here, though it would not speak a direct quote.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import regex

from quoteattr.analysis import Eojeol, Frame
from quoteattr.indirect.listed import with_named_media
from quoteattr.indirect.reported_words import reported_words
from quoteattr.mentions.finding import FULL_PARTICLES, Mention

__all__ = ["as_subjects", "is_house"]

_SUBJECT = frozenset({"은", "는", "이", "가", "도", "역시", "또한", "에서는", "에서도"})
_GLOSS = regex.compile(r"\s*[(（][^()（）]*[)）]$")
_SHARE = regex.compile(
    r"(?:[\d.]+%|[\d,]+명|절반|이상|이하|정도|대다수|대부분|다수|과반|과반수)(?:\([^)]*\))?(?P<particle>이|가|은|는)$"
)
_ANSWERED = regex.compile(r"(?:답했|답하|답변했|답변하|응답했|응답하|대답했|꼽았|원했)")
_AMONG = regex.compile(r"등(?P<particle>은|이|도|에서는|에선)$")
_SOME = regex.compile(r"(?:일부|일각)(?P<particle>에서는|에서도|에선|는|은)$")
_BENCH = regex.compile(r"\d+(?:-\d+)?(?:부|단독|재판부)$|^재판부$")
_COURT = regex.compile(r"(?:지법|고법|법원|지원|[형민가]사|행정|합의|항소)$")
LONGEST_SHARE = 4
"""Who answered a survey is named in at most so many eojeols: 임차가구 중 83.3%가."""


def as_subjects(text: str, frame: Frame, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions of a frame with unknown nouns as organizations and groups, and the respondents of surveys.

    Args:
        text: the article.
        frame: the analysed sentence.
        mentions: what the dictionaries know of it.
    """
    known = [_as_subject(text, frame, m) for m in with_named_media(text, frame, mentions)]
    for several in _several(frame, known):
        known = [m for m in known if not several.first <= m.first <= several.last]
        known.append(several)
    taken = {m.last for m in known if m.form != "bare"}
    added = [mention for mention in (*_owners(frame), *_somewhere(frame)) if mention.last not in taken]
    known = [m for m in known if m.last not in {mention.last for mention in added}] + added
    if _ANSWERED.search(text, frame.sentence.start, frame.sentence.end):
        for share in _shares(frame):
            known = [m for m in known if m.last < share.first or m.first > share.last]
            known.append(share)
    return tuple(sorted(known, key=lambda m: m.start))


def _as_subject(text: str, frame: Frame, mention: Mention) -> Mention:
    if mention.form == "focus" and _before(frame, mention) == "한":
        return replace(mention, form="organization")  # 한 매체는: not the one that was named before
    if mention.form in ("title", "unnamed") and _is_institute(mention):
        return replace(mention, form="organization", title=None, organization=mention.title)
    if mention.form == "organization" and _BENCH.search(mention.organization or ""):
        return _with_court(text, frame, mention)
    if mention.form != "bare" or mention.particle not in _SUBJECT:
        return mention
    words = text[mention.start : mention.end]
    name = _GLOSS.sub("", words)
    if any(name[-size:] in reported_words("people") for size in range(1, min(5, len(name)) + 1)):
        return replace(mention, form="group", name=None)
    if name in reported_words("official") and _is_somebody(frame, mention):
        return replace(mention, form="unnamed", name=None, title=name)
    proper = name != words or _is_proper(frame.eojeols[mention.last])
    if not is_house(name, proper=proper):
        return mention
    whole = _GLOSS.sub("", mention.name or name)
    house = replace(mention, form="organization", name=None, organization=whole)
    return _with_court(text, frame, house) if _BENCH.search(whole) else house


def _with_court(text: str, frame: Frame, bench: Mention) -> Mention:
    """다솜지법 형사 2부는: a bench is named with its court."""
    first = bench.first
    while first and _COURT.search(frame.eojeols[first - 1].text):
        first -= 1
    if first == bench.first:
        return bench
    start = frame.eojeols[first].start
    whole = text[start : bench.start] + (bench.organization or "")
    return replace(bench, start=start, organization=whole, first=first)


def _is_institute(mention: Mention) -> bool:
    """다솜연구원은; 다솜 연구원은 and 선임연구원은 are somebody."""
    title = mention.title or ""
    glued = title.endswith("연구원") and " " not in title and mention.organization is None
    return (
        glued and len(title) > len("선임연구원") - 1 and not title.startswith(("선임", "책임", "수석", "전임", "객원"))
    )


def _is_somebody(frame: Frame, mention: Mention) -> bool:
    """한 고위 관리는; not 재고 관리는."""
    return _before(frame, mention) in ("한", "이", "고위", "전직", "현직", "해당", "다른")


def _before(frame: Frame, mention: Mention) -> str:
    return frame.eojeols[mention.first - 1].text if mention.first else ""


def is_house(name: str, *, proper: bool) -> bool:
    """내무부, 협의체; 별빛읍 only as a proper noun: 화면 is no 면."""
    longest = max(len(ending) for ending in reported_words("house"))
    if any(name[-size:] in reported_words("house") for size in range(2, min(longest, len(name)) + 1)):
        return True
    return proper and len(name) > 1 and name[-1] in reported_words("house_end")


def _is_proper(eojeol: Eojeol) -> bool:
    return bool(eojeol.morphemes) and eojeol.morphemes[0].tag in ("NNP", "SL")


def _several(frame: Frame, mentions: list[Mention]) -> list[Mention]:
    """한빛일보 등은, 한빛일보와 별빛신문 등은: the mention before 등 speaks, and others like it."""
    found = []
    for index, eojeol in enumerate(frame.eojeols):
        among = _AMONG.match(eojeol.text)
        if among is None or index == 0:
            continue
        particle = FULL_PARTICLES.get(among["particle"], among["particle"])
        before = next((m for m in reversed(mentions) if m.last == index - 1), None)
        if before is not None and before.form != "bare":
            found.append(replace(before, particle=particle, last=index))
        elif is_house(frame.eojeols[index - 1].text, proper=False):
            last = frame.eojeols[index - 1]
            name = last.text
            found.append(Mention(last.start, last.end, "organization", particle, index - 1, index, organization=name))
    return found


def _owners(frame: Frame) -> list[Mention]:
    """업계의 지배적인 시각: a whole sector owns an opinion, past the adjective."""
    found = []
    for eojeol, following in pairwise(enumerate(frame.eojeols)):
        index, owner = eojeol
        noun = owner.text.removesuffix("의")
        sector = any(noun[-size:] in reported_words("sector") for size in range(2, min(4, len(noun)) + 1))
        if noun != owner.text and sector and following[1].last_tag == "ETM":
            end = owner.start + len(noun)
            found.append(Mention(owner.start, end, "organization", "의", index, index, organization=noun))
    return found


def _somewhere(frame: Frame) -> list[Mention]:
    """일부에서는, 일각에서도: some people, at a place that is none."""
    found = []
    for index, eojeol in enumerate(frame.eojeols):
        among = _SOME.match(eojeol.text)
        if among is not None and eojeol.quotation is None:
            particle = FULL_PARTICLES.get(among["particle"], among["particle"])
            end = eojeol.start + among.start("particle")
            found.append(Mention(eojeol.start, end, "group", particle, index, index, plural=True))
    return found


def _shares(frame: Frame) -> list[Mention]:
    """응답자의 61%가, 노인가구 절반 정도가: so many of them."""
    found: list[Mention] = []
    for index, eojeol in enumerate(frame.eojeols):
        share = _SHARE.search(eojeol.text)
        if share is None or eojeol.quotation is not None or any(m.last == index for m in found):
            continue
        first = _first_of_share(frame, index)
        end = eojeol.start + share.start("particle")
        found.append(Mention(frame.eojeols[first].start, end, "group", share["particle"], first, index, plural=True))
    return found


def _first_of_share(frame: Frame, index: int) -> int:
    """Where the respondents begin: the nouns before the share, with 의 or 중."""
    first = index
    while first > 0 and index - first < LONGEST_SHARE - 1 and _is_respondent(frame.eojeols[first - 1]):
        first -= 1
    return first


def _is_respondent(eojeol: Eojeol) -> bool:
    nominal = eojeol.last_tag[:2] in ("NN", "XS", "SW") or eojeol.last_tag == "JKG"
    return nominal and eojeol.quotation is None and not eojeol.text.endswith(",")
