"""Reading articles: what a file says, to the letter, and what is wrong with it, by line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles import _composed, parse_article, plain_lines, read_article, read_articles
from timeline.dates import Day
from timeline.problems import Invalid

SEEDS = Path(__file__).parent.parent / "seeds"


def problems_of(content: str) -> list[str]:
    with pytest.raises(Invalid) as caught:
        parse_article(content, name="strikes", path="seeds/strikes.md")
    return [str(problem) for problem in caught.value.problems]


def test_front_matter_says_what_is_known_of_an_article() -> None:
    article = parse_article(
        "---\ntitle: 'Talks: day 2'\npublished: 2024-10-18T09:30+09:00\n"
        "url: https://example.org/a\nlanguage: de\n---\nText.\n",
        name="talks",
        path="seeds/talks.md",
    )
    assert (article.id, article.title, article.published) == ("talks", "Talks: day 2", Day(2024, 10, 18))
    assert (article.url, article.language, article.text, article.text_line) == (
        "https://example.org/a",
        "de",
        "Text.\n",
        7,
    )


VALUES = st.one_of(
    st.sampled_from(["2024-10-18", "no", "null", "Null", "a: b", "a:b", "a #b", "a#b", "a:", "a ", "'a'", "[a]"]),
    st.text(st.sampled_from("aZ09 :#-'\"\t\u00e9\u0085\u2028\ufeff\r,[]{}&*!|>%@`"), max_size=9),
)


@given(st.lists(st.tuples(st.sampled_from(["title", "published", "x-note", "Title", "null"]), VALUES), max_size=4))
def test_plain_front_matter_says_what_a_reader_of_yaml_reads(lines: list[tuple[str, str]]) -> None:
    header = "".join(f"{key}: {value}\n" for key, value in lines)
    values = plain_lines(header)
    if values is not None:
        node = _composed(header)
        read = [] if node is None else [(key.value, value.value, value.tag) for key, value in node.value]
        assert [(key, value) for key, value, _ in read] == [*values.items()]
        assert not any(tag.endswith(":null") for _, _, tag in read)


def test_plain_front_matter_is_read_without_yaml() -> None:
    plain = {"title": "Fire in Lindal", "published": "2024-10-18"}
    assert plain_lines("title: Fire in Lindal\npublished: 2024-10-18\n") == plain
    assert plain_lines("title: Fire in Lindal # the town\n") is None


def test_values_are_text_whatever_yaml_would_make_of_them() -> None:
    article = parse_article("---\ntitle: NO\npublisher: 12:30\n---\n", name="a", path="a.md")
    assert (article.title, article.publisher) == ("NO", "12:30")


@given(st.text())
def test_the_text_is_kept_to_the_letter(text: str) -> None:
    assert parse_article("---\ntitle: A\n---\n" + text, name="a", path="a.md").text == text


@given(st.text())
def test_any_content_is_an_article_or_a_named_problem(content: str) -> None:
    try:
        parse_article("---\n" + content, name="a", path="a.md")
    except Invalid as invalid:
        problems = invalid.problems
    else:
        problems = ()
    assert all(problem.path == "a.md" and problem.line > 0 for problem in problems)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("---\ntitle: A\n", 'seeds/strikes.md:1:1: the front matter that begins here does not end; add a line "---"'),
        ("---\ntitel: A\n---\n", 'seeds/strikes.md:2:1: unknown key "titel"; write "title"'),
        (
            "---\ntitle: A\npublished: 18.10.24\n---\n",
            'seeds/strikes.md:3:1: published: "18.10.24" is not a day; write',
        ),
        ("---\npublished: 2024-18-10\n---\n", 'seeds/strikes.md:2:1: published: "2024-18-10": there is no month 18'),
        ("---\ntitle: A: B\n---\n", "seeds/strikes.md:2:1: the front matter is not valid YAML"),
        ("---\ntitle: [A]\n---\n", "seeds/strikes.md:2:1: a list or a mapping stands here; write one line of text"),
        ("---\ntitle: A\ntitle: B\n---\n", 'seeds/strikes.md:3:1: "title" stands twice, first in line 2; keep one'),
        ("---\nurl: javascript:alert(1)\n---\n", 'seeds/strikes.md:2:1: url: "javascript:alert(1)" is no web address'),
        ("---\njust words\n---\n", "seeds/strikes.md:2:1: the front matter is no list of keys"),
    ],
)
def test_a_mistake_in_the_front_matter_is_named_with_line_and_fix(content: str, problem: str) -> None:
    assert problems_of(content)[0].startswith(problem)


def test_all_mistakes_are_told_at_once() -> None:
    assert len(problems_of("---\ntitel: A\npublished: soon\nurl: here\n---\n")) == 3


def test_a_file_that_is_not_utf8_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.md"
    path.write_bytes(b"---\ntitle: A\n---\nK\xf6ln\n")
    with pytest.raises(Invalid, match=r"latin\.md:4:1: byte 0xf6 is not UTF-8; save the file as UTF-8"):
        read_article(path)


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text("---\nnever closed\n")
    (tmp_path / "good.md").write_text("---\npublished: 2024-10-18\n---\nText.")
    (tmp_path / "bare.txt").write_text("A strike on Oct. 3.")
    (tmp_path / "undated.md").write_text("Text.")
    (tmp_path / "page.html").write_text("<p>")
    (tmp_path / "README.md").write_text("Not an article.")
    articles = read_articles(tmp_path, tmp_path)
    assert list(articles.by_id) == ["bare", "good", "undated"]
    assert articles.unread == {"bad"}
    assert [(problem.path, problem.rule, problem.severity) for problem in articles.problems] == [
        ("bad.md", "front-matter", "error"),
        ("bare.txt", "published", "warning"),
        ("page.html", "not-an-article", "warning"),
        ("undated.md", "published", "error"),
    ]


def test_two_files_with_one_name_are_told_apart_or_refused(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "strike.md").write_text("---\npublished: 2024-10-18\n---\n")
    articles = read_articles(tmp_path, tmp_path)
    assert [str(problem) for problem in articles.problems] == [
        'b/strike.md: a second file with the name "strike"; rename one, events refer to articles by this name'
    ]


def test_an_article_that_is_a_link_to_nothing_is_named_and_counts_as_unread(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/strike.md").symlink_to("nothing.md")
    articles = read_articles(tmp_path / "seeds", tmp_path)
    assert articles.unread == {"strike"}
    [problem] = articles.problems
    assert "seeds/strike.md: is no file that can be read" in str(problem)


def test_a_folder_of_articles_that_is_a_link_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/secret.md").write_text("Secret.", encoding="utf-8")
    root = tmp_path / "repository"
    root.mkdir()
    (root / "seeds").symlink_to(tmp_path / "elsewhere")
    articles = read_articles(root / "seeds", root)
    assert articles.unread == {"secret"}
    assert "a link out of the repository" in str(articles.problems[0])


def test_a_link_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("---\npublished: 2024-10-18\n---\n")
    seeds = tmp_path / "repository" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "link.md").symlink_to(tmp_path / "secret.md")
    articles = read_articles(seeds, tmp_path / "repository")
    assert not articles.by_id
    assert "a link out of the repository" in str(articles.problems[0])


def test_the_seeds_say_their_day_and_how_it_is_known() -> None:
    articles = read_articles(SEEDS, SEEDS.parent)
    assert articles.problems == ()
    assert {article.published for article in articles.by_id.values()} == {Day(2024, 10, 18)}
    assert all(article.published_from for article in articles.by_id.values())


def test_other_addresses_of_a_text_stand_in_one_line() -> None:
    article = parse_article("---\nalso: https://a.example/1 https://b.example/2\n---\n", name="a", path="a.md")
    assert article.also == ("https://a.example/1", "https://b.example/2")


@pytest.mark.parametrize("length", [10, 3000])
def test_front_matter_is_read_the_same_whatever_its_length(length: int) -> None:
    article = parse_article(
        f"---\nx-note: {'a' * length}\ntitle: 'No: 1'\npublished: 2021-05-07\n---\nText", name="a", path="a.md"
    )
    assert (article.title, str(article.published)) == ("No: 1", "2021-05-07")


@pytest.mark.parametrize("length", [10, 3000])
def test_a_mistake_in_front_matter_is_named_the_same_whatever_its_length(length: int) -> None:
    with pytest.raises(
        Invalid, match=r"a\.md:3:1: the front matter is not valid YAML: mapping values are not allowed here"
    ):
        parse_article(f"---\nx-note: {'a' * length}\ntitle: No: 1\n---\nText", name="a", path="a.md")


@pytest.mark.parametrize(
    ("language", "told"), [("en", False), ("en-GB", False), ("de", False), ("pt-BR", False), ("pl", True)]
)
def test_an_article_in_a_language_in_which_no_events_are_found_is_named(
    tmp_path: Path, language: str, told: bool
) -> None:
    (tmp_path / "a.md").write_text(f"---\npublished: 2024-10-18\nlanguage: {language}\n---\nText.")
    problems = read_articles(tmp_path, tmp_path).problems
    assert [(problem.rule, problem.severity, problem.line) for problem in problems] == [
        ("language", "warning", 3)
    ] * told
