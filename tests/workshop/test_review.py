"""What an editor does at the desk is in the files, and only that."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.found import read_lines
from tests.workshop.client import Client
from tests.workshop.conftest import HOSTILE
from timeline.language.lexicon import stems
from timeline.proposals.provenance import ProposedBy, Provenance
from timeline.settings import Settings, read_settings
from timeline.store import load_lock
from timeline.store import lock as lock_module
from timeline.store.yamlfile import EventFile
from timeline.workshop.desk import Desk, Query, Suggestion
from timeline.workshop.guard import POLICY, Door, Guard
from timeline.workshop.review import ReviewApp

TOKEN = "a-token-that-nobody-guesses"
FERRY = """---
title: The ferry
published: 2024-11-20
---
# Autumn

2024-11-02? The ferry hits the pier.

2024-11-03? Its captain is questioned.

# Winter

2024-11-12? The ferry sails again.
"""


@pytest.fixture
def desk(settings: Settings, root: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("timeline.updating.pipeline.gather", read_lines)
    (root / "seeds/ferry.md").write_text(FERRY, encoding="utf-8")
    return Desk(settings)


@pytest.fixture
def client(desk: Desk) -> Client:
    client = Client(Guard(ReviewApp(desk).application(), Door("127.0.0.1", 8000, TOKEN)))
    client.get(f"/?token={TOKEN}")
    return client


def ident(desk: Desk, title: str) -> str:
    return next(one.id for one in desk.suggestions if one.event.title == title)


def version(client: Client, name: str) -> str:
    found = re.search(r'name="version" value="(\w+)"', client.get(f"/item/{name}").text)
    assert found is not None
    return found[1]


def decide(client: Client, name: str, **fields: Any) -> Any:
    return client.post(f"/item/{name}", {"version": version(client, name), **fields})


def queue_of(desk: Desk, order: str, **more: str) -> tuple[Suggestion, ...]:
    return desk.queue(Query(order, **more))


def changed_lines(before: str, after: str) -> list[str]:
    return [line for line in after.splitlines() if line not in before.splitlines()]


def test_accepting_a_draft_changes_one_line_and_leaves_the_comments(client: Client, yaml: Path) -> None:
    before = yaml.read_text(encoding="utf-8")
    assert decide(client, "walkout", do="accept").status_code == 200
    after = yaml.read_text(encoding="utf-8")
    assert changed_lines(before, after) == ["  review: checked"]
    assert before.splitlines() == [line for line in after.splitlines() if line != "  review: checked"]


def test_what_is_corrected_on_the_way_is_written_with_it(client: Client, yaml: Path) -> None:
    before = yaml.read_text(encoding="utf-8")
    decide(client, "walkout", do="accept", title="Dockers walk out", date="Oct 4, 2024", who="Dockers; O'Brien, Ltd.")
    after = yaml.read_text(encoding="utf-8")
    assert changed_lines(before, after) == [
        '  date: "2024-10-04"   # the herald says the 4th',
        "  title: Dockers walk out",
        "  review: checked",
        '  who: [Dockers, "O\'Brien, Ltd."]',
    ]


def test_keys_that_the_settings_declare_have_fields_and_are_written(
    root: Path, yaml: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.updating.pipeline.gather", read_lines)
    config = root / "mkdocs.yml"
    declared = "[material/search, {timeline: {own_keys: {tons: Tons of freight, crews: null, berth: null}}}]"
    config.write_text(config.read_text().replace("[material/search, timeline]", declared))
    edit = yaml.read_text(encoding="utf-8").replace("  where: [Northern harbour]", "  crews: [A, B]\n  tons: 40")
    yaml.write_text(edit, encoding="utf-8")
    desk = Desk(read_settings(config))
    client = Client(Guard(ReviewApp(desk).application(), Door("127.0.0.1", 8000, TOKEN)))
    shown = client.get(f"/item/walkout?token={TOKEN}").text
    assert re.search(r'Tons of freight</label><input id="own.tons" name="own.tons" value="40"', shown)
    assert 'name="own.crews" value="A; B"' in shown
    fields = {"own.tons": "", "own.crews": "A; B; C", "own.berth": "7; left", "own.other": "never declared"}
    decide(client, "walkout", do="accept", **fields)
    after = yaml.read_text(encoding="utf-8")
    assert changed_lines(edit, after) == ["  review: checked", "  berth: 7; left", "  crews: [A, B, C]"]
    assert "tons" not in after


def test_a_date_that_was_chosen_counts_without_a_script_and_a_typed_one_more(client: Client, desk: Desk) -> None:
    decide(client, "agreement", do="accept", date="2024-10-14", pick="2024-10-18")
    assert str(desk.files.chronology.by_id["agreement"].date) == "2024-10-18"
    decide(client, "walkout", do="accept", date="2024-10", pick="2024-10-18")
    assert str(desk.files.chronology.by_id["walkout"].date) == "2024-10"


def test_what_waits_is_written_when_it_is_accepted(client: Client, desk: Desk, yaml: Path) -> None:
    name = ident(desk, "The ferry hits the pier")
    decide(client, name, do="accept", status="confirmed")
    assert "- id: the-ferry-hits-the-pier\n" in yaml.read_text(encoding="utf-8")
    assert desk.files.chronology.by_id["the-ferry-hits-the-pier"].checked
    assert desk.find(name) is None


def test_what_is_rejected_is_gone_and_its_reason_is_kept(client: Client, desk: Desk, settings: Settings) -> None:
    name = ident(desk, "Its captain is questioned")
    decide(client, name, reject="too small")
    decide(client, "agreement", reject="own", because="told twice")
    lock = load_lock(settings.root)
    assert {lock.reasons[one] for one in lock.gone} == {"too small", "told twice"}
    assert desk.find(name) is None
    assert "agreement" not in desk.files.chronology.by_id


def test_after_a_decision_the_next_of_the_queue_is_shown(client: Client, desk: Desk) -> None:
    order = [one.id for one in queue_of(desk, "date")]
    answer = client.post(
        f"/item/{order[0]}?order=date", {"version": version(client, order[0]), "do": "accept"}, follow=False
    )
    assert answer.headers["location"] == f"/item/{order[1]}?order=date"


def test_undo_brings_back_every_byte(client: Client, yaml: Path, settings: Settings) -> None:
    yaml_before = yaml.read_text(encoding="utf-8")
    decide(client, "walkout", reject="too small")
    assert "walkout" not in yaml.read_text(encoding="utf-8")
    assert client.post("/undo").url.path == "/item/walkout"
    assert yaml.read_text(encoding="utf-8") == yaml_before
    assert load_lock(settings.root).gone == frozenset()


def test_undo_leaves_what_was_edited_elsewhere_meanwhile(client: Client, yaml: Path) -> None:
    decide(client, "walkout", do="accept")
    text = yaml.read_text(encoding="utf-8")
    yaml.write_text(text.replace("title: The mayor signs an agreement", "title: A treaty"), encoding="utf-8")
    client.post("/undo")
    text = yaml.read_text(encoding="utf-8")
    assert "review: checked" not in text
    assert "title: A treaty" in text


def test_undo_says_so_where_the_same_place_was_edited(client: Client, yaml: Path) -> None:
    decide(client, "walkout", do="accept")
    text = yaml.read_text(encoding="utf-8").replace("review: checked", "review: checked  # by me")
    yaml.write_text(text, encoding="utf-8")
    answer = client.post("/undo")
    assert answer.status_code == 409
    assert "nothing was undone" in answer.text
    assert yaml.read_text(encoding="utf-8") == text


def test_a_decision_about_an_event_that_changed_by_hand_is_refused(client: Client, yaml: Path) -> None:
    seen = version(client, "walkout")
    text = yaml.read_text(encoding="utf-8").replace("title: Dock workers walk out", "title: Dockers leave")
    yaml.write_text(text, encoding="utf-8")
    answer = client.post("/item/walkout", {"version": seen, "do": "accept", "title": "Workers strike"})
    assert answer.status_code == 409
    assert "It changed while you looked at it" in answer.text
    assert "<ins>Dockers leave</ins>" in answer.text
    assert ">Workers strike</textarea>" in answer.text
    assert yaml.read_text(encoding="utf-8") == text


def test_of_two_tabs_the_second_is_told(client: Client, desk: Desk) -> None:
    name = ident(desk, "The ferry hits the pier")
    seen = version(client, name)
    assert client.post(f"/item/{name}", {"version": seen, "do": "accept"}).status_code == 200
    second = client.post(f"/item/{name}", {"version": seen, "reject": "too small"})
    assert second.status_code == 409
    assert "decided elsewhere" in second.text
    assert "the-ferry-hits-the-pier" in desk.files.chronology.by_id


def test_what_cannot_be_read_is_said_beside_its_field_and_nothing_is_written(client: Client, yaml: Path) -> None:
    before = yaml.read_text(encoding="utf-8")
    answer = decide(client, "walkout", do="accept", date="30 February 2024", time="25:00", title=" ", status="true")
    assert answer.status_code == 422
    for name in ("date", "time", "title"):
        assert f'id="{name}-error"' in answer.text
    assert 'value="30 February 2024"' in answer.text
    assert yaml.read_text(encoding="utf-8") == before


def test_a_suggestion_is_joined_with_an_event(client: Client, desk: Desk) -> None:
    name = ident(desk, "The ferry sails again")
    decide(client, name, join="agreement")
    sources = desk.files.chronology.by_id["agreement"].sources
    assert [one.article for one in sources] == ["harbour", "ferry"]
    assert desk.find(name) is None


def test_what_is_offered_to_be_joined_is_compared_as_updates_compare(
    settings: Settings, root: Path, yaml: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    did = {"left": "Colonel Gaddafi of Libya left the palace.", "met": "Colonel Gaddafi of Libya saw the palace."}
    for name, deed in did.items():
        article = f"---\npublished: 2011-03-18\n---\n2011-03-18? {deed}\n"
        (root / f"seeds/{name}.md").write_text(article, encoding="utf-8")
    event = f"- {{id: met, date: 2011-03-18, title: Talks, sources: [{{article: met, quote: '{did['met']}'}}]}}\n"
    yaml.write_text(yaml.read_text(encoding="utf-8") + event, encoding="utf-8")
    for common, offered in (({}, ["met"]), (dict.fromkeys(stems("Colonel Gaddafi Libya palace"), 0.9), [])):
        monkeypatch.setattr(
            "timeline.updating.pipeline.gather", lambda *said, c=common: replace(read_lines(*said), common=c)
        )
        desk = Desk(settings)
        suggestion = desk.find(ident(desk, did["left"].rstrip(".")))
        assert suggestion is not None
        assert [one.event.id for one in desk.similar(suggestion)] == offered


def test_no_form_says_one_thing_twice(client: Client, desk: Desk) -> None:
    decide(client, ident(desk, "The ferry sails again"), join="agreement")
    for form in re.findall(r"<form.*?</form>", client.get("/item/agreement").text, re.DOTALL):
        typed = set(re.findall(r'<input (?:type="hidden" )?name="(\w+)"', form))
        assert not typed & set(re.findall(r'<button name="(\w+)"', form))


def test_sources_are_split_off(client: Client, desk: Desk) -> None:
    decide(client, ident(desk, "The ferry sails again"), join="agreement")
    decide(client, "agreement", split="1", sources="2")
    assert len(desk.files.chronology.by_id["agreement"].sources) == 1
    assert "agreement-part" in desk.files.chronology.by_id


def test_many_are_decided_at_once_and_undone_at_once(client: Client, desk: Desk) -> None:
    before = len(desk.suggestions)
    shown = [f"{one.id}:{one.version}" for one in queue_of(desk, "article", article="ferry", section="Autumn")]
    assert len(shown) == 2
    client.post("/bulk", {"shown": shown, "all": "reject", "because": "another story"})
    assert len(desk.suggestions) == before - 2
    client.post("/undo")
    assert len(desk.suggestions) == before


def test_names_are_made_from_the_desk(client: Client, desk: Desk, root: Path) -> None:
    decide(client, "walkout", alias="Dock workers", canonical="Harbour workers", kind="organisation")
    decide(client, "walkout", ignore="Northern harbour")
    assert (root / "names.yaml").read_text(encoding="utf-8").splitlines() == [
        "- name: Harbour workers",
        "  aliases: [Dock workers]",
        "  kind: organisation",
        "- name: Northern harbour",
        "  ignore: true",
    ]
    client.post("/undo")
    client.post("/undo")
    assert "Dock workers" not in (root / "names.yaml").read_text(encoding="utf-8")


def test_of_a_decision_each_file_is_parsed_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    for owner, name in ((EventFile, "parse"), (lock_module, "read_lock")):
        read = getattr(owner, name)
        monkeypatch.setattr(
            owner, name, lambda text, *more, r=read, **known: (parsed.append(text), r(text, *more, **known))[1]
        )
    one = next(one for one in desk.suggestions if one.id == ident(desk, "The ferry hits the pier"))
    desk.accept([one.id], {one.id: one.version})
    files = [desk.settings.lock_file, *desk.settings.events_folder.glob("*.yaml")]
    parsed.remove(next(text for text in parsed if text.startswith("- id: ")))  # the new event is read back alone
    assert sorted(parsed) == sorted(file.read_text(encoding="utf-8") for file in files)


def test_the_history_of_the_desk_holds_the_texts_of_files_and_no_events(desk: Desk) -> None:
    one = desk.suggestions[0]
    decision = desk.accept([one.id], {one.id: one.version})
    assert decision.changes
    assert {change.read for change in decision.changes.values()} == {None}


def test_an_edit_by_hand_is_on_the_desk(desk: Desk, yaml: Path) -> None:
    text = yaml.read_text(encoding="utf-8")
    yaml.write_text(text.replace("  status: reported\n  who", "  review: checked\n  who"), encoding="utf-8")
    assert desk.refresh()
    assert desk.find("walkout") is None


def test_text_of_articles_and_events_is_escaped(client: Client) -> None:
    for path in ("/", "/item/hostile", "/item/walkout"):
        text = client.get(path).text
        assert HOSTILE[:10] not in text
        assert "<script>window" not in text
        assert "onerror" not in re.sub(r"&lt;img[^<]*", "", text)


@pytest.mark.parametrize("path", ["/", "/next", "/item/walkout", "/-/desk.js", "/-/state", "/-/changes"])
def test_without_the_token_nothing_is_shown(desk: Desk, path: str) -> None:
    stranger = Client(Guard(ReviewApp(desk).application(), Door("127.0.0.1", 8000, TOKEN)))
    answers = [stranger.get(path), stranger.get(f"{path}?token=guess")]
    answers.append(stranger.get(path, headers={"cookie": "timeline-8000=guess"}))
    assert {answer.status_code for answer in answers} == {403}


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "http://127.0.0.1:8001", "null", "", "https://127.0.0.1:8000"]
)
def test_no_other_page_can_decide(client: Client, yaml: Path, origin: str) -> None:
    before, seen = yaml.read_text(encoding="utf-8"), version(client, "walkout")
    answer = client.post("/item/walkout", {"version": seen, "do": "accept"}, headers={"origin": origin})
    assert answer.status_code == 403
    assert yaml.read_text(encoding="utf-8") == before


def test_its_pages_allow_nothing_inline_and_no_frame(client: Client) -> None:
    headers = client.get("/item/walkout").headers
    assert headers["content-security-policy"] == POLICY
    assert headers["cache-control"] == "no-store"
    assert "<script>" not in client.get("/item/walkout").text
    assert " style=" not in client.get("/item/walkout").text


def test_an_address_with_the_token_does_not_keep_it(desk: Desk) -> None:
    stranger = Client(Guard(ReviewApp(desk).application(), Door("127.0.0.1", 8000, TOKEN)))
    answer = stranger.get(f"/?token={TOKEN}")
    assert "token" not in str(answer.url)
    assert "HttpOnly" in answer.history[0].headers["set-cookie"]
    assert "SameSite=strict" in answer.history[0].headers["set-cookie"]


def test_where_a_model_was_asked_the_desk_says_who_saw_it_and_what_differs(
    settings: Settings, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = Provenance(ProposedBy.BOTH, "example-7b", ("date: 2024-11-02 (engine), <b>2024-11-03</b> (model)",))
    monkeypatch.setattr("timeline.updating.pipeline.gather", read_lines)
    monkeypatch.setattr(
        "timeline.updating.pipeline.Findings.seen_by", lambda _, event: both if "questioned" in event.title else None
    )
    (root / "seeds/ferry.md").write_text(FERRY, encoding="utf-8")
    desk = Desk(settings)
    first, *others = desk.queue(Query(order="agreed"))
    assert (first.provenance, {one.provenance for one in others}) == (both, {None})
    client = Client(Guard(ReviewApp(desk).application(), Door("127.0.0.1", 8000, TOKEN)))
    client.get(f"/?token={TOKEN}")
    page = client.get(f"/item/{first.id}").text
    assert "<strong>Engine and model</strong> (example-7b) differ." in page
    assert "date: 2024-11-02 (engine), &lt;b&gt;2024-11-03&lt;/b&gt; (model)" in page
    assert "engine and model, differ" in client.get("/").text


def test_an_answer_that_comes_while_the_desk_is_open_is_taken_in(
    desk: Desk, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {one.provenance for one in desk.suggestions} == {None}
    alone = Provenance(ProposedBy.ENGINE)
    monkeypatch.setattr("timeline.updating.pipeline.Findings.seen_by", lambda *_: alone)
    (root / "proposals").mkdir()
    (root / "proposals/ferry.json").write_text("{}", encoding="utf-8")
    assert desk.refresh()
    assert {one.provenance for one in desk.suggestions} == {alone}
