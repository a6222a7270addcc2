import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
import spacy_udpipe
from kiwipiepy import Kiwi
from ufal.udpipe import Model

from quoteattr.errors import QuoteattrError
from quoteattr.evaluation.gold import GoldArticle
from quoteattr.parsing.parser_words import WordTags, find_words, tag_words
from quoteattr.training.parser import (
    GSD_STYLE,
    MODEL_NAME,
    MODELS,
    SETTINGS,
    main,
    read_conllu,
    train_model,
    training_text,
)
from quoteattr.training.parser_scores import parse_words, score_parser
from quoteattr.training.parser_subjects import count_subjects
from quoteattr.training.treebanks import Node, Tree, add_quotes, load_trees, vary_marks

SHIPPED = MODELS / MODEL_NAME
QUICK = replace(
    SETTINGS,
    tagger=SETTINGS.tagger.replace("iterations=8", "iterations=1"),
    parser=SETTINGS.parser.replace("iterations=9", "iterations=2"),
)
NAMES = ("윤서진", "한지우", "도경민", "남기오", "서하람", "차은결")
TITLES = ("시장은", "장관이", "교수는", "위원장이", "대표는")
OBJECTS = ("예산을", "규정을", "계획을")
VERBS = ("늘렸다", "고쳤다", "발표했다", "설명했다")


@pytest.fixture(scope="module")
def kiwi() -> Kiwi:
    return Kiwi(num_workers=1)


@pytest.fixture(scope="module")
def shipped() -> Model:
    return Model.load(str(SHIPPED))


def small_trees() -> list[Tree]:
    return [
        (
            Node(NAMES[i % 6], 2, "compound"),
            Node(TITLES[i % 5], 4, "dislocated" if TITLES[i % 5].endswith("은") else "nsubj"),
            Node(OBJECTS[i % 3], 4, "obj"),
            Node(VERBS[i % 4], 0, "root"),
            Node(".", 4, "punct"),
        )
        for i in range(30)
    ]


def as_conllu(trees: list[Tree]) -> str:
    sentences = [
        "".join(f"{i}\t{n.form}\t_\t_\t_\t_\t{n.head}\t{n.deprel}\t_\t_\n" for i, n in enumerate(tree, 1))
        for tree in trees
    ]
    return "\n".join(sentences) + "\n"


@pytest.fixture
def treebanks(tmp_path: Path) -> Path:
    for name in ("kaist-ud-train", "gsd-ud-train", "kaist-ud-test", "gsd-ud-test", "pud-ud-test"):
        (tmp_path / f"ko-{name}.conllu").write_text(as_conllu(small_trees()), encoding="utf-8")
    return tmp_path


def heads(tree: Tree) -> dict[str, tuple[str, str]]:
    return {n.form: (tree[n.head - 1].form if n.head else "", n.deprel) for n in tree}


def test_words_are_eojeols_without_marks() -> None:
    text = "한지우 시장은 3.5배 늘린 1,000원이라며 “R&D를 S.E.S의 ‘핵심’으로”라고 했다."
    assert [text[a:b] for a, b in find_words(text)] == [
        "한지우", "시장은", "3.5배", "늘린", "1,000원이라며", "“", "R&D를", "S.E.S의", "‘", "핵심", "’",
        "으로", "”", "라고", "했다", ".",
    ]  # fmt: skip


def test_tags_say_kind_and_closing_morpheme(kiwi: Kiwi) -> None:
    words = ["시장은", "계획을", "발표하였다", "것이다", "“", ".", "빠르게"]
    tags = tag_words(words, kiwi.tokenize(" ".join(words)))
    assert tags[0] == WordTags("NOUN", "NNG+JX", "Tail=는", "시장")
    assert tags[1] == WordTags("NOUN", "NNG+JKO", "", "계획")
    assert tags[2] == WordTags("VERB", "VV+EF", "Tail=다", "발표하")
    assert tags[4].upos == tags[5].upos == "PUNCT"
    assert tags[6].feats == "Tail=게"


def test_a_word_without_morphemes_gets_tags_too() -> None:
    assert tag_words(["장관은"], []) == [WordTags("X", "X", "", "_")]


def test_marks_are_varied_in_pairs() -> None:
    quoted = (Node('"', 2, "punct"), Node("네", 0, "root"), Node('"', 2, "punct"), Node("'", 2, "punct"))
    straight, curly, _ = vary_marks([quoted, quoted, quoted])
    assert [n.form for n in straight] == ['"', "네", '"', "'"]
    assert [n.form for n in curly] == ["“", "네", "”", "‘"]


def test_sentences_with_quotes_are_trees_and_always_the_same() -> None:
    trees = small_trees()
    made = add_quotes(trees, 25, seed=3)
    assert made == add_quotes(trees, 25, seed=3)
    assert made != add_quotes(trees, 25, seed=4)
    assert len(made) == 25
    for tree in made:
        assert sum(node.head == 0 for node in tree) == 1
        assert any(node.form in {"“", '"', "‘"} for node in tree)
        arcs = [(min(i, n.head), max(i, n.head)) for i, n in enumerate(tree, 1)]
        assert not any(a < c < b < d for a, b in arcs for c, d in arcs)


def test_a_broken_treebank_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.conllu"
    path.write_text("1\t시장은\t_\n", encoding="utf-8")
    with pytest.raises(QuoteattrError, match=r"broken\.conllu:1"):
        load_trees(path)
    with pytest.raises(QuoteattrError, match="not CoNLL-U"):
        read_conllu("1\t시장은\t_\n\n")


def test_only_the_parser_sees_both_styles(treebanks: Path, kiwi: Kiwi) -> None:
    tagger_text, parser_text = training_text(treebanks, kiwi, QUICK)
    assert f"NNG+JX{GSD_STYLE}" in parser_text
    assert GSD_STYLE not in tagger_text


def test_unknown_settings_are_refused(treebanks: Path, kiwi: Kiwi) -> None:
    text = training_text(treebanks, kiwi, QUICK)
    with pytest.raises(QuoteattrError, match="UDPipe does not train"):
        train_model(*text, replace(QUICK, tagger="iterations=many"))


def test_the_command_writes_the_same_model_again_and_its_card(
    treebanks: Path, tmp_path: Path, kiwi: Kiwi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quoteattr.training.parser.SETTINGS", QUICK)
    monkeypatch.setattr("quoteattr.training.parser.Kiwi", lambda num_workers: kiwi)
    models = tmp_path / "models"
    assert main(["--treebanks", str(treebanks), "--models", str(models)]) == 0
    assert (models / MODEL_NAME).read_bytes() == train_model(*training_text(treebanks, kiwi, QUICK), QUICK)
    model = Model.load(str(models / MODEL_NAME))
    words = ["남기오", "위원장이", "규정을", "고쳤다", "."]
    assert heads(parse_words(model, words, kiwi))["위원장이"] == ("고쳤다", "nsubj")
    score = score_parser(model, treebanks / "ko-kaist-ud-test.conllu", kiwi, own_words=True)
    assert score.uas > 90
    digest = hashlib.sha256((models / MODEL_NAME).read_bytes()).hexdigest()
    assert digest in (models / f"{MODEL_NAME}.md").read_text(encoding="utf-8")


def test_scores_count_aligned_words(treebanks: Path, kiwi: Kiwi, shipped: Model) -> None:
    path = treebanks / "ko-pud-ud-test.conllu"
    gold, own = (score_parser(shipped, path, kiwi, own_words=own) for own in (False, True))
    assert (gold.uas, gold.las) == (own.uas, own.las)
    assert 0 <= gold.las <= gold.uas <= 100


def test_shipped_model_is_small() -> None:
    assert SHIPPED.stat().st_size <= 20_000_000


def test_shipped_model_loads_through_spacy_udpipe() -> None:
    nlp = spacy_udpipe.load_from_path("ko", str(SHIPPED))
    doc = nlp.tokenizer([["한지우", "시장은", "“", "”", "라고", "말했다", "."]])
    assert [token.text for token in doc] == ["한지우", "시장은", "“", "”", "라고", "말했다", "."]
    assert doc[1].head.text == "말했다"
    assert doc[1].dep_ in {"nsubj", "dislocated"}
    assert [token.text for token in doc if token.dep_ == "ROOT"] == ["말했다"]


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("한지우 시장은 “”고 말했다.", "시장은", "말했다"),
        ("도경민 교수는 12일 서울에서 열린 토론회에서 “”라며 “”고 강조했다.", "교수는", "강조했다"),
        ("회의를 마친 남기오 위원장은 기자들과 만나 “”라고 밝혔다.", "위원장은", "밝혔다"),
        ("“”라고 서하람 대표가 지적했다.", "대표가", "지적했다"),
        ("정부는 “”는 입장을 내놓았다.", "정부는", "내놓았다"),
    ],
)
def test_shipped_model_finds_the_subject_of_the_reporting_verb(
    text: str, subject: str, verb: str, kiwi: Kiwi, shipped: Model
) -> None:
    tree = parse_words(shipped, [text[a:b] for a, b in find_words(text)], kiwi)
    head, relation = heads(tree)[subject]
    assert head == verb
    assert relation in {"nsubj", "dislocated"}


def test_shipped_model_knows_both_styles(kiwi: Kiwi, shipped: Model) -> None:
    words = ["시장은", "예산을", "늘렸다", "."]
    assert heads(parse_words(shipped, words, kiwi))["시장은"][1] == "dislocated"
    assert heads(parse_words(shipped, words, kiwi, style=GSD_STYLE))["시장은"][1] == "nsubj"


def test_subjects_are_counted_over_articles(kiwi: Kiwi, shipped: Model) -> None:
    text = "한지우 시장은 “예산을 늘리겠다”고 말했다."
    quote = {"start": 9, "end": 17, "text": "예산을 늘리겠다", "mention": "한지우 시장", "cue": "말했다"}
    speaker = {"kind": "person", "name": "한지우", "title": ["시장"]}
    article = GoldArticle.model_validate({"id": "a", "text": text, "quotes": [{**quote, "speaker": speaker}]})
    count = count_subjects(shipped, [article], kiwi, insides=False)
    assert (count.all, count.on_cue, count.on_chain) == (1, 1, 1)


def test_card_tells_what_the_model_is() -> None:
    card = SHIPPED.with_name(f"{MODEL_NAME}.md").read_text(encoding="utf-8")
    for words in (
        hashlib.sha256(SHIPPED.read_bytes()).hexdigest(),
        "CC BY-SA 4.0",
        "KAIST Korean Universal Dependency Treebank",
        "Google Korean Universal Dependency Treebank",
        "Chun",
        "UAS",
        "GSD test",
        "python -m quoteattr.training.parser --treebanks",
        SETTINGS.parser,
        SETTINGS.tagger,
    ):
        assert words in card
