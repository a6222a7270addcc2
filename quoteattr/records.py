"""What quoteattr returns: frozen Pydantic records whose offsets are code points into the caller's text."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = [
    "Cue",
    "Evidence",
    "Quote",
    "QuoteKind",
    "Reason",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Zone",
    "office_label",
]

Zone = Literal["headline", "deck", "byline", "body", "caption", "boilerplate"]
"""Where on the page a span stands: 제목, 부제, 기자 이름 줄, 본문, 사진 설명, 관련 기사·저작권 문구."""

QuoteKind = Literal["direct", "indirect"]
"""직접 인용 (inside quotation marks) or 간접 인용 (``…다고 밝혔다``)."""

SpeakerKind = Literal["person", "anonymous", "group", "organization", "document", "unknown"]
"""A named person, one unnamed person, several people, an organization, a document, or not known."""

Reason = Literal["ambiguous", "no_source"]
"""Why a speaker is unknown: two remain possible, or the article names none."""


_NO_SPEAKER: dict[Reason, str] = {"ambiguous": "알 수 없음 (여럿이 맞음)", "no_source": "알 수 없음 (밝히지 않음)"}


def office_label(organization: str | None, title: str | None) -> str:
    """Organization and title on one line; empty where there is neither.

    >>> office_label("카카오", "부사장"), office_label("나주시", "나주시장"), office_label("나주시", "전 시장")
    ('카카오 부사장', '나주시장', '전 나주시 시장')
    """
    if not organization or not title:
        return organization or title or ""
    former = next((word for word in ("전 ", "前 ") if title.startswith(word)), "")
    office = title.removeprefix(former)
    return former + (office if office.startswith(organization) else f"{organization} {office}")


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Record):
    """A stretch of the caller's text: ``text[span.start:span.end] == span.text``.

    >>> Span(start=0, end=2, text="그는")
    Span(start=0, end=2, text='그는')
    """

    start: int = Field(ge=0, description="First code point, counted from 0.")
    end: int = Field(ge=0, description="One past the last code point.")
    text: str = Field(description="The words exactly as they stand in the text.")

    @model_validator(mode="after")
    def _length_agrees(self) -> Span:
        if self.end - self.start != len(self.text):
            raise ValueError(f"{self.start}:{self.end} does not hold {len(self.text)} code points")
        return self


class Cue(Span):
    """The reporting predicate or noun that governs a quote (인용 동사·명사): ``강조했다``, ``지적``.

    >>> Cue(start=20, end=24, text="강조했다", lemma="강조하다", category="assert").lemma
    '강조하다'
    """

    lemma: str = Field(description="Dictionary form: 말하다, 강조하다, 지적.")
    category: str = Field(description="Class of the reporting act in data/cues.toml: report, assert, ask, …")


class Speaker(_Record):
    """Who is responsible for the words, with the most informative values the whole article gives.

    >>> Speaker(kind="person", name="홍길동", title="장관", organization="기획재정부").label
    '홍길동 기획재정부 장관'
    >>> Speaker(kind="unknown", reason="ambiguous").label
    '알 수 없음 (여럿이 맞음)'
    """

    kind: SpeakerKind
    name: str | None = Field(
        default=None,
        description="The fullest personal name in the article (정혜동); for a half-named person the label (A, 김모).",
    )
    title: str | None = Field(default=None, description="직함·직위·직업 as written: 부사장, 나주시장, 외교 소식통.")
    organization: str | None = Field(
        default=None,
        description="The organization as the article writes it (과기정통부); the canonical name is organization_id's.",
    )
    person_id: str | None = Field(
        default=None,
        description="Gazetteer id of the person, if known; never given to another. PublicFigures may have its QID.",
    )
    organization_id: str | None = Field(
        default=None,
        description="Gazetteer id of the organization, if known; never given to another. Gazetteer may have its QID.",
    )
    reason: Reason | None = Field(default=None, description="Why the speaker is unknown; only for kind 'unknown'.")

    @model_validator(mode="after")
    def _reason_only_for_unknown(self) -> Speaker:
        if (self.kind == "unknown") != (self.reason is not None):
            raise ValueError("a reason is given for an unknown speaker, and for no other")
        return self

    @property
    def label(self) -> str:
        """The speaker on one line, for display: ``김병학 카카오 부사장``, ``A씨``, ``A 의원``, ``경찰``."""
        if self.kind == "unknown":
            return _NO_SPEAKER[self.reason or "no_source"]
        withheld = self.kind == "anonymous" and self.name and not self.title
        name = f"{self.name}씨" if withheld else self.name
        parts = [part for part in (name, office_label(self.organization, self.title)) if part]
        return " ".join(parts) or {"group": "여러 사람", "document": "문서"}.get(self.kind, "익명")


class Evidence(_Record):
    """Why this speaker: which construction, how the mention was resolved, through which earlier mentions."""

    construction: str = Field(description="Name of the construction that links quote and speaker.")
    resolution: str = Field(description="How the mention became this speaker: full_name, surname_title, pronoun, …")
    antecedents: tuple[Span, ...] = Field(
        default=(), description="The earlier mentions that the chain went through, nearest first."
    )
    notes: tuple[str, ...] = Field(default=(), description="What else an editor should know, in English.")


class Quote(_Record):
    """One quotation: exact words, where they stand, who said them and how we know.

    ``text`` excludes the quotation marks; ``article[quote.start:quote.end] == quote.text`` always holds.
    """

    text: str
    start: int = Field(ge=0, description="First code point of the words, counted from 0.")
    end: int = Field(ge=0, description="One past the last code point of the words.")
    kind: QuoteKind = "direct"
    zone: Zone = "body"
    speaker: Speaker
    co_speakers: tuple[Speaker, ...] = Field(default=(), description="Further people who say it together.")
    mention: Span | None = Field(default=None, description="What names the speaker in that sentence, if anything.")
    cue: Cue | None = Field(default=None, description="The predicate or noun that reports it, if any.")
    statement: int = Field(ge=0, description='The spans of "A"며 "B"고 말했다 share this number.')
    confidence: float = Field(ge=0.0, le=1.0, description="Probability that the speaker is right.")
    evidence: Evidence

    @model_validator(mode="after")
    def _length_agrees(self) -> Quote:
        if self.end - self.start != len(self.text):
            raise ValueError(f"{self.start}:{self.end} does not hold {len(self.text)} code points")
        return self
