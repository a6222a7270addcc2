"""Whose organization: what the model adds to the rules, and how both decline."""

from __future__ import annotations

import pytest

from quoteattr.affiliation.affiliates import find_affiliates, merge_short_forms
from quoteattr.affiliation.standing import Standing, is_whole
from quoteattr.analysis import Analyzer
from quoteattr.extractor import Extractor
from quoteattr.lexicon import Lexicon

MATCH = (
    "가온 유나이티드는 이솔 시티에 1-2로 졌다. 지난달에는 이솔 시티와의 경기에서 비겼다. "
    "홍가람 감독은 “잘 뛰었다”고 말했다."
)


def organization_of(extractor: Extractor, text: str) -> str | None:
    return extractor.extract(text)[0].speaker.organization


def test_an_opponent_is_not_the_club(extractor: Extractor) -> None:
    assert organization_of(extractor, MATCH) == "가온 유나이티드"


def test_without_the_model_the_rules_decide(analyzer: Analyzer) -> None:
    rules = Extractor(affiliation=None, analyzer=analyzer)
    assert organization_of(rules, MATCH) == "이솔 시티"
    assert organization_of(rules, "봉황군은 길을 넓힌다. 홍가람 군수는 “서두르겠다”고 말했다.") == "봉황군"
    assert organization_of(rules, "씨앗은 쿠팡에서 샀다. 홍가람 대표는 “싹이 텄다”고 말했다.") is None


@pytest.mark.parametrize(
    ("title", "organization"), [("대표", "다온상사"), ("상무", "다온상사"), ("평론가", None), ("배우", None)]
)
def test_a_company_has_people_of_business(extractor: Extractor, title: str, organization: str | None) -> None:
    text = f"다온상사(대표 도하늘)가 공장을 짓는다. 다온상사는 사람도 뽑는다. 홍가람 {title}는 “반갑다”고 말했다."
    assert organization_of(extractor, text) == organization


def test_every_place_of_an_organization_is_found(extractor: Extractor, lexicon: Lexicon) -> None:
    view, _ = extractor.prepare(
        "배급사 딥하버의 홍가람 대표는 “반갑다”고 했다. 물빛연구소는 달빛호를 띄웠다. 이란도 축하했다."
    )
    found = {
        affiliate.form: affiliate.kinds
        for affiliate in find_affiliates(view.scenes, lexicon, Standing(view.scenes, lexicon))
    }
    assert found["딥하버"] == {"company"}
    assert found["물빛연구소"] == {"research_institute"}
    assert found["이란"] == {"country"}
    assert "달빛호" not in found


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("삼성은", True),
        ("삼성그룹은", True),
        ("삼성이었다", True),
        ("삼성", True),
        ("삼성동에서", False),
        ("삼성X", False),
    ],
)
def test_a_name_ends_at_a_particle(text: str, *, whole: bool) -> None:
    assert is_whole(text, 2) == whole


def test_the_evidence_says_where_an_organization_comes_from(extractor: Extractor) -> None:
    said, named = extractor.extract(
        "\u200b다온상사는 가게를 열었다. 박순레 대표는 “꿈만 같다”고 말했다. 도하늘 나루전자 대표는 “좋다”고 했다."
    )
    assert said.evidence.notes == ("organization from the article: 다온상사 [1:5]",)
    assert named.evidence.notes == ()


def test_a_short_form_is_the_same_club(extractor: Extractor, lexicon: Lexicon) -> None:
    view, _ = extractor.prepare("삼성 라이온즈는 이겼다. 삼성은 세 경기를 이겼다. 홍가람은 “좋다”고 했다.")
    (club,) = merge_short_forms(find_affiliates(view.scenes, lexicon, Standing(view.scenes, lexicon)), "sports")
    assert club.form == "삼성 라이온즈"
    assert len(club.places) == 2


def test_a_short_form_is_the_same_party(extractor: Extractor, lexicon: Lexicon) -> None:
    view, _ = extractor.prepare("더불어민주당이 모였다. 민주당은 국민의힘을 만났다. 홍가람은 “좋다”고 했다.")
    first, second = merge_short_forms(find_affiliates(view.scenes, lexicon, Standing(view.scenes, lexicon)), "party")
    assert (first.form, len(first.places)) == ("더불어민주당", 2)
    assert (second.form, len(second.places)) == ("국민의힘", 1)


def test_a_known_president_belongs_to_the_country_that_the_article_names(extractor: Extractor) -> None:
    assert organization_of(extractor, "프랑스가 답했다. 마크롱 대통령은 “늦지 않았다”고 말했다.") == "프랑스"
    assert organization_of(extractor, "청와대가 답했다. 문재인 대통령은 “늦지 않았다”고 말했다.") is None
