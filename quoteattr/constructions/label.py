"""A transcript label names the speaker: <홍길동 / 시민> “…”, [홍길동/사무처장 : “…”], 홍길동: “…”."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.constructions.proposal import Proposal, View
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Form, Mention
from quoteattr.mentions.names import NameJudge
from quoteattr.mentions.organizations import DEPARTMENT
from quoteattr.mentions.phrases import PhraseSplitter
from quoteattr.mentions.titles import OF_NO_PLACE, TitleMatch, match_title
from quoteattr.mentions.words import MIDDLE_DOTS, Word, is_label
from quoteattr.statements import Statement

__all__ = ["propose_label", "read_label"]

LONGEST = 60
"""A label has at most so many code points."""

_LABEL = regex.compile(
    r"(?:[<〈\[【◀]\s*(?P<inside>[^<>〈〉\[\]【】◀▶:：\n]{1,50}?)\s*(?:[>〉\]】▶]|[:：])[ \t]*[:：]?|"
    r"[(（]\s*(?P<slashed>[^()（）\n/]{1,25}/[^()（）\n]{1,30}?)\s*[)）]|"
    r"(?:^|(?<=[\n.?!”\"]))\s*(?:[\[<〈◀【][^\]>〉▶】\n]{1,10}[\]>〉▶】]\s*)?(?:[▲△▶■◆●\-–—]\s*)?"
    r"(?:인터뷰\s*[:：]\s*)?(?P<plain>[^<>\[\]◀▶:：\n,.“”\"]{1,30}?)\s*(?:[:：]|\s[-–—])|"
    r"(?:^|(?<=\n))\s*(?:[\[<〈◀【][^\]>〉▶】\n]{1,10}[\]>〉▶】]\s*)?"
    r"(?P<bare>[가-힣]{2,4}[ ]?/[ ]?[가-힣A-Za-z][^<>\[\]◀▶:：\n,.“”\"]{1,30}?)(?=[ \t]*\Z))\s*$"
)
_LINE = regex.compile(
    r"(?:^|\n)[ \t]*(?P<tag>[\[<〈◀【][^\]>〉▶】\n]{1,10}[\]>〉▶】]\s*)?(?:▶\s*)?(?:인터뷰\s*[:：]\s*)?"
    r"(?P<line>[^\n<>\[\]◀▶【】:：=,.?!…“”\"‘’']{2,40}?)[ \t]*\n\s*(?:[-–—]\s*)?$"
)
LONGEST_ROLE = 4
"""A line of at most so many words that ends in a title labels the quote in the line below: 마을 주민."""
_SCENE_SOUND = frozenset({"현장음", "녹취", "자막", "효과음", "구호"})
_BYLINE = regex.compile(r"(?:기자|특파원|앵커|뉴스|일보|리포트|멘트|=.*)$")
_TAG = regex.compile(r"\s*\[[^\]]{1,10}\]\s*")
_OUTLETS = frozenset({"media", "foreign_media"})
_PARTS = regex.compile(rf"\s*[/|{MIDDLE_DOTS}]\s*|\s*,\s*")
_AGE = regex.compile(r"\d{1,3}\s?(?:세|살)?|\d{1,2}대")
_QUESTION = regex.compile(r"(?:Q|질문|문|기자)\s*\d*$")


def propose_label(view: View, statement: Statement) -> Iterator[Proposal]:
    """The label right before the first quote or in the line above it, split at slashes or read as a phrase."""
    quotation = statement.quotes[0].spoken.quotation
    start = max(statement.scene.frame.sentence.start - LONGEST, quotation.outer_start - LONGEST, 0)
    span = _label_before(view, start, quotation.outer_start) or _line_above(view, statement, start)
    mention = read_label(view, *span) if span else None
    if mention is not None:
        yield Proposal("label", 0.97, mention, statement.scene.number, traits=(f"form={mention.form}",))


def _label_before(view: View, start: int, end: int) -> tuple[int, int] | None:
    """Where the words of a label with marks of its own stand: [홍길동/시민], 홍길동: ."""
    found = _LABEL.search(view.scenes.text, start, end)
    if found is None:
        return None
    if found["bare"] and not _begins_with_name(view, *found.span("bare")):
        return None
    return found.span(next(name for name in ("inside", "slashed", "plain", "bare") if found[name]))


def _begins_with_name(view: View, start: int, end: int) -> bool:
    """홍길동 / 시민, but not 나주시 / 전남."""
    name = view.scenes.text[start:end].split("/")[0].strip()
    return NameJudge(view.lexicon).is_korean_name(name) and not any(m.start == start for m in view.scenes.matches)


def _line_above(view: View, statement: Statement, start: int) -> tuple[int, int] | None:
    """A line of its own above a quote that stands alone: 홍길동 / 시민, or a few words that end in a title."""
    text = view.scenes.text
    if not statement.stands_alone(text):
        return None
    found = _LINE.search(text, start, statement.quotes[0].spoken.quotation.outer_start)
    if found is None:
        return None
    is_article = view.scenes.page.zone_at(found.start("line")) in ("body", "byline")
    words = _words(found["line"].split("/")[0])
    if "/" in found["line"]:
        labels = is_article or _begins_with_name(view, *found.span("line"))  # the first line of a script
        return found.span("line") if labels and 0 < len(words) < LONGEST_ROLE else None
    least = 0 if found["tag"] else 1
    is_role = is_article and least < len(words) <= LONGEST_ROLE and match_title(words, view.lexicon) is not None
    return found.span("line") if is_role else None


def read_label(view: View, start: int, end: int) -> Mention | None:
    """The mention in a label that stands at ``start:end``; ``None`` for a byline or an outlet."""
    tagged = _TAG.match(view.scenes.text, start, end)
    if tagged:
        start = tagged.end()
    label = view.scenes.text[start:end]
    known = [m for m in view.scenes.matches if start <= m.start and m.end <= end]
    kinds = {o.kind for m in known for o in m.organizations}
    outlet = kinds & _OUTLETS and known[0].start == start and known[0].end == end
    if outlet and "foreign_media" in kinds and "\n" in view.scenes.text[:start].lstrip():  # no byline: [조선중앙TV]
        return Mention(start, end, "organization", "label", -1, -1, organization=label.strip())
    if _BYLINE.search(label.strip()) or outlet:
        return None
    if label.rstrip().endswith(("!", "?")):
        return None  # <무엇이든 물어보세요!>
    if label.strip() in _SCENE_SOUND:
        return Mention(start, end, "group", "label", -1, -1)
    if _QUESTION.fullmatch(label.strip()):
        return Mention(start, end, "unnamed", "label", -1, -1, title="기자")
    offices = [m for m in known if m.organizations[0].kind != "local_government"]
    organization = view.scenes.text[offices[0].start : offices[0].end] if offices else None
    return _mention(view.lexicon, label, start, organization)


def _mention(lexicon: Lexicon, label: str, start: int, known: str | None) -> Mention:
    words = label.strip()
    parts = [part.strip() for part in _PARTS.split(words) if part.strip()]
    if len(parts) > 1:
        return _slashed(lexicon, parts, start, len(label), known)
    phrase = PhraseSplitter(lexicon).split(_words(words), [])
    end = start + len(words)
    if phrase is None:
        return _nameless(lexicon, words, start) or Mention(start, end, "full", "label", -1, -1, name=words)
    form: Form = "unnamed" if phrase.name is None else ("surname" if phrase.surname_only else "full")
    return Mention(start, end, form, "label", -1, -1, phrase.name, phrase.title, phrase.organization)


def _nameless(lexicon: Lexicon, words: str, start: int) -> Mention | None:
    """[중고차 업체], [비서실], [전 수감자]: what ends like a company or like somebody unnamed is no name."""
    end, first, last = start + len(words), words.split()[0], words.split()[-1]
    if NameJudge(lexicon).is_korean_name(last):
        return None
    noun = lexicon.nouns.get(last)
    if " " not in words:
        is_body = noun is not None and noun.category in ("organization", "focus")
        unit = lexicon.is_organization_name(last) or (len(last) > 2 and DEPARTMENT.search(last) is not None)
        is_body = is_body or (unit and last not in lexicon.foreign_names)
        found = Mention(start, end, "organization", "label", -1, -1, organization=words)
        return found if is_body or last in lexicon.places else None
    speaks = noun is not None and noun.category in ("organization", "focus", "sector")
    if speaks or last in lexicon.words("body_end") or last in lexicon.words("company_word"):
        return Mention(start, end, "organization", "label", -1, -1, organization=words)
    opened = first in lexicon.words("former") or first in lexicon.words("determiner")
    if opened or last.endswith(tuple(lexicon.words("person_end"))):
        return Mention(start, end, "unnamed", "label", -1, -1, title=last if opened else words)
    return None


def _slashed(lexicon: Lexicon, parts: list[str], start: int, length: int, known: str | None) -> Mention:
    """홍길동 / 한길리서치 소장; 시민 / 서울 은평구."""
    name, rest = parts[0], _role(lexicon, parts[1:])
    end = start + length
    named = PhraseSplitter(lexicon).split(_words(name), []) if " " in name else None
    if named is not None and named.title and len(named.name or "") > 2:  # 홍길동 대표/한길연대
        body = named.organization or " ".join(word.text for word in rest)
        return Mention(start, end, "full", "label", -1, -1, named.name, named.title, body)
    if match_title(_words(name), lexicon) and not NameJudge(lexicon).is_korean_name(name):
        opening = lexicon.words("determiner")
        role = " ".join(word.bare for word in _words(name) if word.bare not in opening)
        return Mention(start, end, "unnamed", "label", -1, -1, None, role, None)
    if (odd := _no_single_name(lexicon, name, start, end, known)) or not rest:  # 홍길동/14살
        return odd or Mention(start, end, "full", "label", -1, -1, name)
    title = match_title(rest, lexicon)
    written = title.written if title else None
    organization = " ".join(word.text for word in rest[: title.first]) or None if title else None
    if title and organization is None:
        phrase = PhraseSplitter(lexicon).split(rest, [])  # 남경필 / 경기도지사
        written, organization = (phrase.title, phrase.organization) if phrase else (written, None)
    elif title and organization and known and organization.startswith(known) and len(organization) > len(known):
        organization, written = known, f"{organization[len(known) :].strip()} {written}"  # 이마트 | 고객서비스 팀장
    elif title and title.written in lexicon.words("resident") | lexicon.words("kin"):
        organization = None  # 홍길동 / 쪽방촌 주민: where somebody lives
    elif title and organization in lexicon.places and title.entry.category in OF_NO_PLACE:
        organization = None  # 홍길동 / 일본 바둑 기사
    elif title and not known and _is_trade(lexicon, rest, title):
        organization, written = None, " ".join(word.text for word in rest)
    elif title is None and known and rest[0].text.startswith(known.split(" ")[0]):
        organization = known
    elif title is None and lexicon.suffix_of(rest[-1].bare) and rest[-1].bare[-1] not in "구시군동읍면도":
        organization = " ".join(word.text for word in rest)
    return Mention(start, end, "full", "label", -1, -1, name, written, organization)


def _is_trade(lexicon: Lexicon, words: list[Word], title: TitleMatch) -> bool:
    """트럭 | 운전사, 딸기 재배 | 농민: short words that say what somebody does; 나루운수 | 운전사 has an employer."""
    employed = title.written in lexicon.words("belonging") or title.entry.category not in ("anonymous", "occupation")
    owner = [word.bare for word in words[: title.first]]
    return not employed and all(len(o) <= 3 and not lexicon.is_organization_name(o, common=True) for o in owner)


def _no_single_name(lexicon: Lexicon, name: str, start: int, end: int, known: str | None) -> Mention | None:
    """A씨 / 가게 주인; 홍가람 윤서진 / 다솜시; 다솜 외무성 공보 / (지난 2일): a name withheld, two, or none."""
    if is_label(withheld := name.removesuffix("씨")):
        return Mention(start, end, "unnamed", "label", -1, -1, withheld)
    words = name.split()
    people = [word for word in words if len(word) == 3 and NameJudge(lexicon).is_korean_name(word)]
    if len(words) == 2 and people == words:
        return Mention(start, end, "full", "label", -1, -1, words[0], co_names=(words[1],))
    if known and len(words) > 1 and not people and name.startswith(known):
        return Mention(start, end, "organization", "label", -1, -1, organization=known)
    return None


def _role(lexicon: Lexicon, parts: list[str]) -> list[Word]:
    """일본 바둑 기사 / 14살, 회사원 / 마포동 / 음성변조: what somebody is, without his age, address and voice."""
    kept = [part for part in parts if part not in lexicon.words("label_note") and not _AGE.fullmatch(part)] or parts
    words = _words(" ".join(kept))
    if len(kept) > 1 and match_title(words, lexicon) is None:
        return next((w for part in kept if match_title(w := _words(part), lexicon)), words)
    return words


def _words(text: str) -> list[Word]:
    return [Word(w.start(), w.end(), w.group()) for w in regex.finditer(r"(?:[^\s(]|\([^)]*\)?)+", text)]
