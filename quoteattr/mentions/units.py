"""The organization inside a title that is written onto it: 나주시장 → 나주시."""

from __future__ import annotations

import regex

from quoteattr.lexicon import TitleEntry

__all__ = ["unit_of"]

_UNIT = regex.compile(
    r"(?:시|군|구|도|면|읍|동|청|원|회|서|소|관|병원|센터|협회|조합|대학|학교|단|재단|공사|공단|은행|처|당|위원|본부|지부"
    r"|지청|법원|지검|지법)$"
)
_COUNCILLORS = ("시의원", "군의원", "구의원", "도의원")
# 기획조정본부장, 영업본부장: what a part of an organization does; 중앙방역대책본부 is a body of its own.
_FUNCTIONAL = regex.compile(
    r"(?:기획|조정|경영|사업|영업|전략|마케팅|홍보|운영|기술|개발|생산|재무|미디어|교섭|행정|지원|제작|편성|보도|정책|콘텐츠)본부장$"
)


def unit_of(word: str, entry: TitleEntry) -> str | None:
    """The organization inside a fused title: 나주시장 → 나주시, 무안군수 → 무안군, 금융위원장 → 금융위원회."""
    if word.endswith("부위원장"):
        return word.removesuffix("부위원장").removesuffix("위") + "위"
    if word.endswith("위원장"):
        return word[:-1] + "회"
    if word.endswith("교육감") and len(word) > 3:
        return f"{word[:-1]}청"
    if word.endswith("군수") or (word.endswith(("단원", "대원", "회원", "조합원")) and len(word) > 4):
        return word[:-1]  # 시민참여단원 → 시민참여단
    if word.endswith("대장") and len(word) > 4:
        return word[:-1]
    if word.endswith("지사") and not word.endswith("주지사") and len(word) > 3:
        return word.removesuffix("지사").removesuffix("도") + "도"
    if word.endswith("주지사") and not word.endswith("부주지사") and len(word) > 3:
        return word[:-2]
    if word.endswith(_COUNCILLORS) and len(word) > 4:
        return f"{word[:-1]}회"
    if word.endswith("장") and _UNIT.search(word[:-1]) and not _FUNCTIONAL.search(word):
        return word[:-1]
    if word.endswith("부장관"):
        return word.removesuffix("장관")
    if word.endswith(("장관", "차관", "대변인")):
        return word[: -len(entry.title)] or None
    return None
