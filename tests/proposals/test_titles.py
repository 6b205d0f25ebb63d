"""What of a title stands in an article: names, numbers and words, in other forms too."""

import tomllib
from importlib import resources

import pytest

from timeline.articles import Article
from timeline.proposals.evidence import ArticleEvidence
from timeline.proposals.titles import is_fit, numbers_of, share_of_words, short_names, unknown_names, unknown_numbers

TEXT = (
    "Russian forces and the United States signed a deal in Lindal on Monday. Twelve men of the National Intelligence"
    " Service, led by Volodymyr Zelenskyy, left 1,500 crates and $2.3 million behind. He resigned."
)


def evidence(text: str = TEXT) -> ArticleEvidence:
    return ArticleEvidence(Article("a", text))


@pytest.mark.parametrize(
    "title",
    [
        "Russia and US sign deal in Lindal",
        "Zelenskyy's men leave crates",
        "NIS men leave 1,500 crates",
        "Lindal's deal is signed",
        "American forces sign deal",
        "Men leave crates on Monday",
        "Signing of a deal in Lindal",
    ],
)
def test_names_may_be_inflected_and_shortened(title: str) -> None:
    assert unknown_names(title, evidence()) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rutland signs deal in Lindal", "Rutland"),
        ("Russia signs deal in Lindberg", "Lindberg"),
        ("Men of the CIA leave crates", "CIA"),
        ("Deal signed by Al Capone", "Al"),
        ("Deal signed in Moscow", "Moscow"),
    ],
)
def test_a_name_that_the_article_does_not_have_is_found(title: str, name: str) -> None:
    assert name in unknown_names(title, evidence())


@pytest.mark.parametrize(
    ("text", "title", "known"),
    [
        ("Міст у Ліндалі закрили, сказав Володимир Зеленський.", "Zelensky closes bridge in Lindal", True),
        ("Міст у Києві закрили.", "Bridge in Kyiv closes", True),
        ("Міст у Ліндалі закрили.", "Bridge in Odesa closes", False),
        ("北京市长习近平说。", "Xi Jinping speaks in Beijing", True),
        ("北京市长习近平说。", "Xi Jinping speaks in Shanghai", False),
    ],
)
def test_names_of_other_scripts_are_known_in_latin_letters(text: str, title: str, known: bool) -> None:
    assert (unknown_names(title, evidence(text)) == []) is known


def test_a_name_may_be_the_beginning_of_a_longer_one() -> None:
    assert unknown_names("Talks with Afghan elders", evidence("Elders of Afghanistan came.")) == []
    assert unknown_names("Talks with Mali", evidence("Elders of Maldivia came.")) == ["Mali"]


@pytest.mark.parametrize(
    ("title", "unknown"),
    [
        ("12 men leave 1500 crates", []),
        ("Twelve men leave $2.3m", []),
        ("Thirteen men leave", ["Thirteen"]),
        ("12 men leave 15,000 crates", ["15,000"]),
        ("Men leave $2.3 billion", ["2.3 billion"]),
        ("Two of three men leave", ["Two", "three"]),
    ],
)
def test_numbers_are_the_same_in_figures_and_words(title: str, unknown: list[str]) -> None:
    assert unknown_numbers(title, TEXT) == unknown


def test_every_kind_of_number_is_read() -> None:
    found = dict(numbers_of("1,500; twenty-one; 2.3 million; $5.1bn; third; 1.234.567; two dozen"))
    assert [*found.values()] == [1500, 21, 2_300_000, 5_100_000_000, 3, 1_234_567, 2, 12]


def test_headlines_may_use_some_other_words_but_not_only() -> None:
    assert share_of_words("Forces strike deal, resignation follows", TEXT) > 0.5
    assert share_of_words("Swindlers embezzle pensions", TEXT) == 0


@pytest.mark.parametrize(
    ("title", "fits"),
    [
        ("Dock workers walk out", True),
        ("Міст закрито", True),
        ("", False),
        ("...", False),
        ("<b>Bridge</b> closes", False),
        ("See https://example.org", False),
        ("[Bridge](x) closes", False),
        ("Bridge\nclosed", False),
        ("Write to a@example.org", False),
        ("x" * 141, False),
    ],
)
def test_a_title_is_one_line_of_plain_words(title: str, fits: bool) -> None:
    assert is_fit(title) is fits


@pytest.mark.parametrize("form", short_names())
def test_a_short_name_is_known_by_each_of_its_long_forms(form: str) -> None:
    for long in short_names()[form]:
        assert unknown_names(f"Talks with {form.upper()}", evidence(f"There were talks with the {long.title()}.")) == []


def test_short_names_are_each_there_once() -> None:
    text = resources.files("timeline.proposals").joinpath("short_names.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)  # a key that stands twice is refused
    assert all(len(set(forms)) == len(forms) for forms in short_names().values())
