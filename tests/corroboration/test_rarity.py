"""In a corpus on one subject its names tell no two stories apart; in any other a name says most."""

from pathlib import Path

import pytest

from timeline.articles import Article
from timeline.corroboration.blocking import GENERAL, LARGE, Rarity, Related, common_stems
from timeline.dates import Day
from timeline.language.lexicon import stem
from timeline.problems import Invalid
from timeline.settings import read_settings
from timeline.store import load_lock, read_lock, write_lock
from timeline.store.lock import Lock
from timeline.updating.pipeline import update

DAY = Day(2011, 3, 18)
ON_ONE_SUBJECT = [f"Colonel Gaddafi of Libya spoke in Town{number} about harvest{number}." for number in range(LARGE)]


def test_what_a_fifth_of_a_large_corpus_has_is_common_there() -> None:
    common = common_stems(ON_ONE_SUBJECT)
    assert {"gaddaf", "liby", "colonel"} & common.keys()
    assert all(share == 1.0 for share in common.values())
    assert "harvest7" not in common
    assert common_stems(ON_ONE_SUBJECT[1:]) == {}


def test_a_word_says_less_where_it_is_common_and_never_more() -> None:
    often, name = stem("people"), stem("gaddafi")
    here = Rarity({often: 0.2, name: 0.2})
    assert here.of(often) == GENERAL.of(often) < here.of(name) < GENERAL.of(name)


def test_two_stories_on_one_subject_are_not_related_by_its_names_alone() -> None:
    one = Article("one", "Gaddafi of Libya fled from the palace after the rebels had stormed it.", DAY)
    other = Article("other", "Gaddafi of Libya sold oil to a refinery, a newspaper wrote.", DAY)
    again = Article("again", "The rebels stormed the palace of Gaddafi of Libya, who fled.", DAY)
    assert Related([one, other]).similarity("one", "other") > 0
    common = Rarity(dict.fromkeys(common_stems(ON_ONE_SUBJECT), 1.0))
    assert Related([one, other], rarity=common).similarity("one", "other") == 0
    assert Related([one, again], rarity=common).similarity("one", "again") > 0


def test_the_lock_keeps_what_is_common_and_of_two_branches_both() -> None:
    lock = Lock(common={"gaddaf": 0.83, "liby": 0.5})
    text = write_lock(lock)
    assert read_lock(text).common == lock.common
    merged = read_lock(text + '{"common": {"nato": 0.31}}\n')
    assert merged.common == {"gaddaf": 0.83, "liby": 0.5, "nato": 0.31}
    assert merged.merged_by_git
    assert read_lock(write_lock(Lock())).common is None
    with pytest.raises(Invalid, match="broken line"):
        read_lock('{"common": {"nato": "often"}}\n')


def test_an_article_more_finds_no_other_words_common_and_regroup_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.corroboration.blocking.LARGE", 4)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Harbour\nplugins: [timeline]\n", encoding="utf-8")

    def write(number: int, mayor: str) -> None:
        text = f"Mayor {mayor} opened the harbour of Town{number}ville on October {number}.\n"
        front = f"---\npublished: 2024-10-{number + 9:02}\n---\n"
        (tmp_path / "seeds" / f"a{number}.md").write_text(front + text, encoding="utf-8")

    def common() -> set[str]:
        return {*(load_lock(tmp_path).common or ())}

    settings = read_settings(tmp_path / "mkdocs.yml")
    for number in range(1, 5):
        write(number, "Holm")
    update(settings)
    first = common()
    assert "holm" in first
    for number in range(5, 9):
        write(number, "Berg")
    update(settings)
    assert common() == first
    update(settings, regroup=True)
    assert "berg" in common()
