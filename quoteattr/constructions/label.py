"""A transcript label names the speaker: <홍길동 / 시민> “…”, [홍길동/사무처장 : “…”], 홍길동: “…”."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteattr.constructions.proposal import Proposal, View
from quoteattr.mentions import Mention
from quoteattr.names import NameJudge
from quoteattr.lexicon import Lexicon
from quoteattr.phrases import PhraseSplitter, Word
from quoteattr.statements import Statement

__all__ = ["propose_label"]

LONGEST = 60
"""A label has at most so many code points."""

_LABEL = regex.compile(
    r"(?:[<〈\[(【]\s*(?P<inside>[^<>〈〉\[\]()【】:：\n]{1,50}?)\s*(?:[>〉\])】]|[:：])\s*[:：]?|"
    r"(?:^|(?<=[\n.?!”\"]))\s*(?:[▲△▶■◆●\-–—]\s*)?(?P<plain>[^<>\[\]:：\n,.“”\"]{1,30}?)\s*[:：])\s*$"
)
_SCENE_SOUND = frozenset({"현장음", "녹취", "자막", "효과음", "구호"})
_BYLINE = regex.compile(r"(?:기자|특파원|앵커|뉴스|일보|=.*)$")
_QUESTION = regex.compile(r"(?:Q|질문|문|기자)\s*\d*$")


def propose_label(view: View, statement: Statement) -> Iterator[Proposal]:
    """The label right before the first quote, split at slashes or read as a phrase."""
    text = view.scenes.text
    quotation = statement.quotes[0].spoken.quotation
    start = max(statement.scene.frame.sentence.start - LONGEST, quotation.outer_start - LONGEST, 0)
    found = _LABEL.search(text, start, quotation.outer_start)
    if found is None:
        return
    group = "inside" if found.group("inside") else "plain"
    start, end = found.span(group)
    known = [m for m in view.scenes.matches if start <= m.start and m.end <= end and m.organizations[0].kind != "local_government"]
    mention = _mention(found.group(group), start, text[known[0].start : known[0].end] if known else None)
    if mention is not None:
        yield Proposal("label", 0.97, mention, statement.scene.number, traits=(f"form={mention.form}",))


def _mention(label: str, start: int, known: str | None) -> Mention | None:
    lexicon = Lexicon.default()
    tagged = regex.match(r"\s*\[[^\]]{1,10}\]\s*", label)
    if tagged:
        start, label = start + tagged.end(), label[tagged.end() :]
    words = label.strip()
    if _BYLINE.search(words):
        return None
    if words in _SCENE_SOUND:
        return Mention(start, start + len(label), "group", "label", -1, -1)
    if _QUESTION.fullmatch(words):
        return Mention(start, start + len(label), "unnamed", "label", -1, -1, title="기자")
    parts = [part.strip() for part in regex.split(r"\s*[/·|]\s*|\s*,\s*", words) if part.strip()]
    judge = NameJudge(lexicon)
    splitter = PhraseSplitter(lexicon, judge)
    if len(parts) > 1:
        return _slashed(parts, start, len(label), splitter, judge, known)
    phrase = splitter.split(_words(words), [])
    if phrase is None:
        return Mention(start, start + len(words), "full", "label", -1, -1, name=words)
    form = "unnamed" if phrase.name is None else ("surname" if phrase.surname_only else "full")
    return Mention(
        start, start + len(words), form, "label", -1, -1, phrase.name, phrase.title, phrase.organization  # type: ignore[arg-type]
    )


def _slashed(
    parts: list[str], start: int, length: int, splitter: PhraseSplitter, judge: NameJudge, known: str | None
) -> Mention:
    """홍길동 / 한길리서치 소장; 시민 / 서울 은평구."""
    name, rest = parts[0], _words(" ".join(parts[1:]))
    found = splitter.title_at_end(rest) if rest else None
    phrase = splitter.split(rest, []) if found else None
    title = phrase.title if phrase else None
    organization = phrase.organization if phrase else None
    if found and found[0] > 0:
        # 바로가물류 운영본부장: what stands before the title is the organization.
        organization, title = " ".join(w.text for w in rest[: found[0]]), found[1]
    if splitter.title_at_end(_words(name)) and not judge.is_korean_name(name):
        return Mention(start, start + length, "unnamed", "label", -1, -1, None, name, None)
    if organization is None and known and rest and rest[0].text.startswith(known.split(" ")[0]):
        organization = known
    elif not phrase and rest and Lexicon.default().suffix_of(rest[-1].bare) and rest[-1].bare[-1] not in "구시군동읍면도":
        organization = " ".join(w.text for w in rest)
    return Mention(start, start + length, "full", "label", -1, -1, name, title, organization)


def _words(text: str) -> list[Word]:
    return [Word(w.start(), w.end(), w.group()) for w in regex.finditer(r"(?:[^\s(]|\([^)]*\)?)+", text)]
