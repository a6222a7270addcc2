"""How an organization stands in an article: does it act, is it an opponent, a place, a thing, or no name at all?

다온상사는 새 공장을 열었다: it acts. 쿠팡에서 샀다, 테슬라를 몬다, 애플 사용자: in passing; nobody belongs there.
삼성동, 카카오톡, 지원 대상은: no organization.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quoteattr.lexicon import Lexicon
from quoteattr.scenes import Scenes

__all__ = ["IDLE", "PARTICLE", "Standing", "is_whole", "title_of"]

_ROLES = (
    ("opponent", r"[와과]의|전(?:에서|에|을|은)? "),
    (
        "opponent",
        r"[을를] (?:[\d가-힣:대-]+ ?으?로 )?"
        r"(?:상대|향|겨냥|비판|비난|꺾|이기|이긴|누르|누른|눌[렀러]|제치|제친|제쳤|맞아|완파)",
    ),
    ("opponent", r"에 (?:\d|맞|패|져|졌|지고|[가-힣]+[패승](?![가-힣]))|에게|[와과] 맞"),
    ("topic", r"(?:은|는|에선|에서는)(?![가-힣])| (?:또한|역시)(?![가-힣])|에 (?:따르|의하)면"),
    ("subject", r"(?:이|가)(?![가-힣])"),
    ("owner", r"의(?![가-힣])"),
    ("with", r"(?:와|과|,|·)"),
    ("where", r"(?:에서|에)(?![가-힣])"),
    ("object", r"(?:을|를)(?![가-힣])"),
    ("means", r"(?:으로|로)(?:는|도|만|부터)?(?![가-힣])"),
    ("noun", r" "),
)  # fmt: skip
IDLE = frozenset({"opponent", "with", "where", "object", "means"})
"""Roles in which an organization does nothing itself."""

_ROLE = tuple((name, regex.compile(pattern)) for name, pattern in _ROLES)
_WORDS = regex.compile(r"(?:\([^()\n]*\))?의?((?: [^ \n“”\"‘’.,()]+){1,4})")
PARTICLE = regex.compile(r"(?:은|는|이|가|의|을|를|과|와|도|에|에게|로|으로|만|까지)$")
_WHOLE = regex.compile(
    r"(?![가-힣A-Za-z0-9])|(?:이|으)?(?:은|는|이|가|을|를|와|과|도|의|에|엔|에서|에선|에게|께서|로|만|까지|부터|보다|처럼"
    r"|마저|조차|나|란|라|다|며|고|인|자|였다|였던|었다|든|던|지만|한테|랑|하고|뿐|등|측|전|발|산|내)"
    r"(?:서|써|부터|은|는|도|의|이|만|까지|을|를|고|며|면|에서|에)?(?![가-힣A-Za-z0-9])"
)
"""What follows a whole name: nothing, a particle, a copula; 삼성 | 동에서, 카카오 | 톡으로 are longer names."""

_FUSED = regex.compile(
    r"(?:의원|의장|의회|교육감|당|총?장|원장|장관|차관|지사|수|청|군|팀|맨|그룹|령관|대학원|의대)(?![동역])"
)
"""What is written onto a name and still speaks of it: 국방부장관, 나주시청, 강진군수."""

_SIZED = frozenset({"local_government", "education_office"})
"""나주시보건소: what belongs to a town is written onto its name, and its people are the town's."""

_MAKERS = frozenset(
    {"company", "foreign_company", "bank", "securities", "insurer", "entertainment", "media", "foreign_media"}
    | {"local_government"}
)
"""애플 사용자, 삼성전자 주식, MBC 예능, 물빛시 가온동: what follows the name is often a thing or a part of theirs."""

_AGED = regex.compile(r"[가-힣]\(\d{1,2}세?[·,/][^()]{0,20}$")
_NAMED = regex.compile(r"(?<![가-힣])[가-힣]{2,5}\($")


def title_of(word: str, lexicon: Lexicon) -> str | None:
    """The title in a word with or without its particle: 의원 in 의원은."""
    stem = PARTICLE.sub("", word)
    return next((w for w in (word, stem) if w in lexicon.titles), None)


def is_whole(text: str, end: int) -> bool:
    """Does a name end here: 삼성은, 삼성그룹은; not 삼성동에서?"""
    return bool(_WHOLE.match(text, end) or _FUSED.match(text, end))


class Standing:
    """Reads what stands around organizations in one article."""

    def __init__(self, scenes: Scenes, lexicon: Lexicon) -> None:
        self._scenes = scenes
        self._lexicon = lexicon
        self._members = lexicon.words("member")
        self._everyday = lexicon.words("everyday")

    def role(self, end: int) -> str:
        """What follows a place says: topic, subject, owner, opponent, with, where, object, means, noun, other."""
        return next((name for name, pattern in _ROLE if pattern.match(self._scenes.text, end)), "other")

    def words_after(self, end: int) -> list[str]:
        """The words that follow a place without a particle: 한빛당 | 홍가람 의원은."""
        words = _WORDS.match(self._scenes.text, end)
        return words[1].split() if words else []

    def person_after(self, end: int) -> str | None:
        """The title of whom an organization introduces: 의원 in 한빛당 홍가람 의원은."""
        return next((title for word in self.words_after(end) if (title := title_of(word, self._lexicon))), None)

    def acts(self, places: Sequence[tuple[int, int]], kinds: frozenset[str]) -> bool:
        """Does an organization do something at one of its places, or have somebody there: 다온상사는, 다온상사 직원?"""
        return any(self._acts_at(end, kinds) for _, end in places)

    def _acts_at(self, end: int, kinds: frozenset[str]) -> bool:
        role = self.role(end)
        return self._has_people(end) if role == "noun" and kinds & _MAKERS else role not in IDLE

    def _has_people(self, end: int) -> bool:
        """다온상사 홍가람 대표, 다온상사 임직원, 가온대 연구진; not 애플 사용자, 삼성전자 주식."""
        words = self.words_after(end)
        stems = (PARTICLE.sub("", word) for word in words)
        return "따르면" in words or any(self._is_somebody(stem) for stem in stems)

    def _is_somebody(self, word: str) -> bool:
        """홍보팀장, 임직원: a title, perhaps with a field before it, or people; not 사용자, who only buy."""
        ends = (word[-length:] for length in range(2, min(5, len(word)) + 1))
        titles = self._lexicon.titles
        return any(end in self._members or (end in titles and titles[end].category != "anonymous") for end in ends)

    def is_name(self, start: int, end: int, kinds: frozenset[str]) -> bool:
        """Do the characters name an organization here that the article speaks of for itself?"""
        return (
            self._is_whole(start, end, kinds)
            and not self._is_aside(start, end, kinds)
            and (self._scenes.text[start:end] not in self._everyday or self._is_meant(start, end, kinds))
        )

    def _is_whole(self, start: int, end: int, kinds: frozenset[str]) -> bool:
        """나주시보건소 is in the town of 나주시."""
        return bool(kinds & _SIZED) or is_whole(self._scenes.text, end)

    def _is_aside(self, start: int, end: int, kinds: frozenset[str]) -> bool:
        """홍가람(33·해온 시티): what somebody else's parenthesis says of him."""
        text = self._scenes.text
        if text[end : end + 1] not in (")", "·", ",", "/"):
            return False
        line = max(0, start - 30)
        alone = "sports" in kinds and text[end] == ")" and _NAMED.search(text, line, start) is not None
        return alone or _AGED.search(text, line, start) is not None

    def _is_meant(self, start: int, end: int, kinds: frozenset[str]) -> bool:
        """식품 회사 대상은, 대상 홍가람 대표는, 국민의 힘은: words of every day that name an organization here."""
        if "party" in kinds and self.role(end) == "topic":
            return True
        before = self._scenes.text[max(0, start - 12) : start].split()
        called = bool(before) and before[-1].endswith(tuple(self._lexicon.words("company_word")))
        return called or self._scenes.text[start - 1 : start] in ("㈜", ")") or self._has_people(end)
