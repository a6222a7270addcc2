"""Sources of indirect quotes that no mention shows: 조사에 따르면, 노조 등에 따르면, and unknown names that publish.

Who says an indirect quote is an organization or a document far oftener than with direct ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from quoteattr.analysis import Frame
from quoteattr.attribution import Candidate
from quoteattr.gazetteer import Match
from quoteattr.indirect.reported_words import reported_words
from quoteattr.indirect.topics import is_house
from quoteattr.lexicon import Lexicon
from quoteattr.mentions.finding import Mention
from quoteattr.mentions.names import NameJudge
from quoteattr.records import Cue, Speaker
from quoteattr.resolution.antecedents import Identity

__all__ = ["add_source", "as_publisher", "is_source_end", "with_house"]

_THIS = frozenset({"이", "이것", "그"})
_PARTICLE = regex.compile(r"에,?$")
_GLOSS = regex.compile(r"\s*[(（][^()（）]*[)）]")
_JUDGES = frozenset({"predict", "evaluate"})
_OBJECT = regex.compile(r"[을를]$")


def add_source(frame: Frame, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions of a frame, and the source before 따르면 where it is none of them.

    ``조사에 따르면``: a document. ``노조와 회사 등에 따르면``: the mention before 등.
    """
    for index in range(1, len(frame.eojeols)):
        if not is_source_end(frame, index):
            continue
        if _names_source(frame, index):
            several = _PARTICLE.sub("", frame.eojeols[index - 1].text) == "등"
            if not several and any(m.last == index - 1 and m.form not in ("bare", "document") for m in mentions):
                continue
            source = _source(frame, index - 1, mentions)
        else:
            source = _consulted(frame, index - 1, mentions)
        if source is not None:
            others = [m for m in mentions if m.last != index - 1 and m.start != source.start]
            return tuple(sorted([*others, source], key=lambda m: m.start))
    return mentions


def _names_source(frame: Frame, index: int) -> bool:
    return frame.eojeols[index].text.startswith(("따르면", "의하면"))


def is_source_end(frame: Frame, index: int) -> bool:
    """Does a source end at an eojeol: 경찰에 | 따르면, 법안을 | 보면, 경찰의 말을 | 종합하면?"""
    if index == 0 or _names_source(frame, index):
        return index > 0
    if frame.eojeols[index].text.rstrip(",") not in reported_words("consulted"):
        return False
    noun = _OBJECT.sub("", frame.eojeols[index - 1].text)
    if noun == frame.eojeols[index - 1].text:
        return False
    return _is_document(noun) or (noun in reported_words("account") and index > 1)


def _consulted(frame: Frame, index: int, mentions: tuple[Mention, ...]) -> Mention | None:
    """법안을 보면: the document; 경찰의 말을 종합하면: whose words they are."""
    eojeol = frame.eojeols[index]
    noun = _OBJECT.sub("", eojeol.text)
    if noun in reported_words("account"):
        owner = [m for m in mentions if m.last == index - 1 and m.particle in ("의", "")]
        return replace(owner[0], particle="에 따르면", last=index) if owner else None
    end = eojeol.start + len(noun)
    return Mention(eojeol.start, end, "document", "에 따르면", index, index, title=noun)


def _source(frame: Frame, index: int, mentions: tuple[Mention, ...]) -> Mention | None:
    """What stands before 에 따르면 and is no known mention: 다솜협회, 조사, 국회법 제76조."""
    eojeol = frame.eojeols[index]
    word = _PARTICLE.sub("", eojeol.text)
    if word == "등":
        return _last_of_several(frame, index, mentions) if index else None
    noun = word.strip("‘’'“”\"")
    if noun in reported_words("relayed") and index:
        relaying = [m for m in mentions if m.last == index - 1 and m.form == "organization"]
        return replace(relaying[0], particle="에 따르면", last=index) if relaying else None
    if noun == "바":  # 한빛뉴스가 보도한 바에 따르면
        subjects = [m for m in mentions if m.last < index and m.particle in ("이", "가") and m.form != "bare"]
        return replace(subjects[-1], particle="에 따르면", last=index) if subjects else None
    bare = next((m for m in mentions if m.last == index), None)
    end = eojeol.start + len(word)
    if is_house(noun, proper=False):
        start, name = (bare.start, bare.name or noun) if bare else (eojeol.start, noun)
        return Mention(start, end, "organization", "에 따르면", index, index, organization=name)
    known = bare is not None or noun in reported_words("account")  # 연구진의 설명에 따르면: a construction knows whose
    if word == eojeol.text or not noun or (known and not _is_document(noun)):
        return None
    return Mention(eojeol.start, end, "document", "에 따르면", index, index, title=None if noun in _THIS else noun)


def _is_document(noun: str) -> bool:
    """조사, 여론조사: a word of the class, or one that ends like it."""
    return any(noun[-size:] in reported_words("document") for size in range(1, len(noun) + 1))


def _last_of_several(frame: Frame, index: int, mentions: tuple[Mention, ...]) -> Mention:
    """검찰과 경찰 등에: what stands before 등."""
    known = [m for m in mentions if m.last == index - 1]
    if known:
        return replace(known[-1], particle="에 따르면", last=index)
    first = index - 1
    if first and frame.eojeols[first - 1].last_tag in ("SL", "NNP"):
        first -= 1  # BBC 방송 등에
    start, end = frame.eojeols[first].start, frame.eojeols[index - 1].end
    name = " ".join(e.text for e in frame.eojeols[first:index]).rstrip(",")
    return Mention(start, end, "organization", "에 따르면", first, index, organization=name)


def as_publisher(candidate: Candidate, cue: Cue | None, people: frozenset[str], lexicon: Lexicon) -> Candidate:
    """An unknown word that publishes or judges is an organization: 누리리서치에 따르면, 한빛트래커는 …고 보도했다.

    Args:
        candidate: who may say the clause.
        cue: what reports it.
        people: who is quoted directly; they stay people.
        lexicon: the dictionary of the newsroom.
    """
    mention, identity = candidate.proposal.mention, candidate.identity
    speaker = identity.speaker
    if identity.how == "common_noun" and candidate.proposal.construction == "according_to" and mention is not None:
        document = Speaker(kind="document", title=mention.name)  # 발언록에 따르면
        return replace(candidate, identity=Identity(document, "document"))
    if mention is None or mention.form != "bare" or speaker.kind != "person" or not speaker.name:
        return candidate
    if speaker.title or speaker.organization or identity.how != "name":
        return candidate
    name = _GLOSS.sub("", speaker.name)
    is_glossed = name != speaker.name
    publishes = candidate.proposal.construction == "according_to" or is_glossed
    if cue is not None and (cue.lemma in reported_words("publishing") or cue.category in _JUDGES):
        publishes = True
    if not publishes or name in people or NameJudge(lexicon).is_korean_name(name):
        return candidate
    return replace(candidate, identity=Identity(Speaker(kind="organization", organization=name), "organization"))


_TEAMS = {
    "의료진": frozenset({"hospital"}),
    "연구진": frozenset(
        {"university", "research_institute", "hospital", "public_institution", "company", "foreign_company"}
    ),
}
_TEAMS["연구팀"] = _TEAMS["연구진"]


def with_house(candidate: Candidate, text: str, matches: Sequence[Match]) -> Candidate:
    """연구진, 의료진: a team belongs to the university or hospital named last before it."""
    mention, speaker = candidate.proposal.mention, candidate.identity.speaker
    if mention is None or speaker.kind != "group" or speaker.organization:
        return candidate
    team = text[mention.start : mention.end].removesuffix("들")
    kinds = _TEAMS.get(team.split(" ")[-1])
    if kinds is None:
        return candidate
    houses = [m for m in matches if m.end <= mention.start and any(o.kind in kinds for o in m.organizations)]
    if not houses:
        return candidate
    named = {"organization": text[houses[-1].start : houses[-1].end], "title": speaker.title or team}
    return replace(candidate, identity=replace(candidate.identity, speaker=speaker.model_copy(update=named)))
