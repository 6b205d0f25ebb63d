"""Headlines: one for each happening of an article, whole, in the right voice, with whom it is about."""

from __future__ import annotations

import re

import pytest

from timeline.dates import Day
from timeline.extraction.grammar import TaggedWord, predicate_of
from timeline.extraction.referents import Background
from timeline.extraction.story import read_story
from timeline.extraction.title_parts import find_subjects
from timeline.extraction.title_text import HeadlineCandidate, faults, tagged, whole_ends
from timeline.extraction.titles import (
    as_clause,
    candidates,
    nominal_verbs,
    opening_of,
    with_topic,
    without_publisher,
    write_headline,
    write_saying,
)


def headline(text: str, trigger: str, title: str = "") -> str:
    """The headline of the happening that the last occurrence of a word names."""
    found = write_headline(*place_of(text, trigger, title))
    return found.text if found else ""


def headlines(text: str, trigger: str) -> list[HeadlineCandidate]:
    """The headlines that are to choose from."""
    return candidates(*place_of(text, trigger))


def place_of(text: str, trigger: str, title: str = "") -> tuple[Background, int, int]:
    story = read_story(text, Day(2023, 5, 12))
    place = text.rindex(trigger)
    for index, each in enumerate(story):
        for number, word in enumerate(each.sentence.words):
            if word.start == place:
                return Background(story, text, title), index, number
    raise AssertionError(trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Three men were killed in the fire on Sunday.", "killed", "Three men are killed in the fire"),
        ("The airline has cancelled all flights to Lindal.", "cancelled", "Airline cancels all flights to Lindal"),
        ("The court will hear the appeal on 3 June.", "hear", "Court to hear the appeal"),
        ("Police did not open the gate on Friday.", "open", "Police do not open the gate"),
        ("In June, Ann Lee and Bo Chen signed a pact.", "signed", "Ann Lee and Bo Chen sign a pact"),
        ("The NTC outlined the plan of these firms.", "outlined", "NTC outlines the plan of the firms"),
        ("Danish media reported the death of six men.", "reported", "Danish media report the death of six men"),
        ("Holm Lindal appointed a new chairman on Monday.", "appointed", "Holm Lindal appoints a new chairman"),
        ("Lund, who ran the port, was moved to a clinic.", "moved", "Lund is moved to a clinic"),
        ("The report will today blame the port.", "will", "Report to blame the port"),
        ("Friday 4 May 2023 14.59 GMT Lindal has banned open fires.", "banned", "Lindal bans open fires"),
        ("Holm won three cups in Lindal and returned to Norway.", "returned", "Holm returns to Norway"),
        (
            "Two men held captive by rebels were freed in Lindal on Monday.",
            "freed",
            "Two men held captive by rebels are freed in Lindal",
        ),
        ("Ann Lee was ill on the eve of opening a bridge in Lindal.", "opening", "Ann Lee opens a bridge in Lindal"),
        ("In 1982 Holm signed a pact with the mill.", "signed", "Holm signs a pact with the mill"),
        ("Lindal voted on 3 May, 2023, to leave the union.", "voted", "Lindal votes to leave the union"),
        ("Five men were arrested on Sunday, two of them in Lindal.", "arrested", "Five men are arrested"),
        (
            "The court convicted a man on suspicion of theft in Lindal.",
            "convicted",
            "Court convicts a man on suspicion of theft in Lindal",
        ),
        (
            "The port trades with Norway, Sweden, Cuba, Iran, Chile and Peru.",
            "trades",
            "Port trades with Norway, Sweden, Cuba, Iran, Chile and Peru",
        ),
    ],
)
def test_a_headline_is_a_whole_clause_in_the_present_without_date_or_attribution(
    text: str, trigger: str, expected: str
) -> None:
    assert headline(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The minister said at a meeting with growers on Friday that prices were fair.",
            "said",
            "Minister says prices are fair",
        ),
        (
            "The owner of the mill, Greta Holm, was joking about the sale, her lawyer said on Monday.",
            "said",
            "Greta Holm’s lawyer says the owner of the mill was joking about the sale",
        ),
        ('Holm, a baker, said: "The oven broke twice in May."', "said", "Holm says “The oven broke twice in May”"),
        ("Growers say Lindals was flooded on Monday.", "say", "Growers say Lindals was flooded"),
        (
            "The firm told the paper yesterday the two sides had signed a deal.",
            "told",
            "Firm tells the paper the two sides have signed a deal",
        ),
    ],
)
def test_a_saying_has_what_is_said(text: str, trigger: str, expected: str) -> None:
    assert headline(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Greta Holm, 61, was sentenced to five years in prison.", "sentenced", "is sentenced to five years in prison"),
        ("The 34-year - old pilot crossed the sea on Monday.", "crossed", "Pilot crosses the sea"),
        ("Growers and Holm sued the mill on Monday.", "sued", "Growers and Holm sue the mill"),
        (
            "Norway and Sweden have both pledged to lend the rebels money.",
            "pledged",
            "Norway and Sweden pledge to lend",
        ),
        ("The dam is not a danger, the mayor said on Monday.", "is", "Dam is not a danger"),
        ("Mr Bo Chen opened the gate on Monday.", "opened", "Bo Chen opens the gate"),
        (
            "They lined the square where a march against the mill had turned violent.",
            "turned",
            "March against the mill",
        ),
    ],
)
def test_the_subject_is_the_whole_noun_phrase_and_agrees_with_its_verb(text: str, trigger: str, expected: str) -> None:
    assert expected in headline(text, trigger)


def test_a_relation_of_whoever_is_named_is_not_the_one_named() -> None:
    text = "Lawyers representing Greta Holm announced a deal with the mill on Monday."
    assert headline(text, "announced").startswith("Lawyers ")


def test_who_is_told_can_be_left_out_of_a_saying() -> None:
    text = "The road is open to all cars again, a senior official told the paper on Monday."
    assert headline(text, "told") == "Senior official says the road is open to all cars again"


def test_the_owner_of_a_deed_is_named() -> None:
    text = "Greta Holm runs the port of Lindal. Her visit to the mill on Monday was short."
    assert headline(text, "visit").startswith(("Greta Holm’s visit to the mill", "Greta Holm visits the mill"))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mill burns in Lindal | World news | The Post", "Mill burns in Lindal"),
        ("Mill burns in Lindal - lindal.com", "Mill burns in Lindal"),
        ("Mill burns in Lindal – Holm Tribune", "Mill burns in Lindal"),
        ("Mill burns - and nobody saw it", "Mill burns - and nobody saw it"),
        ("Mill burns in Lindal", "Mill burns in Lindal"),
    ],
)
def test_a_publishers_headline_is_without_the_publishers_name(title: str, expected: str) -> None:
    assert without_publisher(title) == expected


def test_the_publishers_headline_is_for_the_lead_alone() -> None:
    title = "Mill in Lindal burns down, eight hurt"
    text = (
        "A mill in Lindal burned down on Monday and eight people were hurt. The mayor visited the site on Tuesday. "
        "The mill had burned in 1954. Police said on Friday that the mill in Lindal had burned down for want of water."
    )
    assert headline(text[: text.index("Police")], "burned in", title) != title
    assert headline(text, "visited", title) == "Mayor visits the site"


def test_a_noun_that_names_a_deed_can_become_its_verb() -> None:
    assert headline("The street fell quiet after the arrest of Bo Chen on Monday.", "arrest") == "Bo Chen is arrested"


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("On Monday Ann Lee's visit to Lindal angered growers.", "visit", "Ann Lee visits Lindal"),
        ("The visit of Ann Lee to Lindal in April cost the town a fortune.", "visit", "Ann Lee visits Lindal"),
        ("It follows Ann Lee's decision to close the mill in 2014.", "decision", "Ann Lee decides to close the mill"),
        ("Growers hailed Ann Lee's trip to Norway on Monday.", "trip", "Ann Lee travels to Norway"),
        ("The mayor cancelled Ann Lee's visit to Lindal.", "visit", ""),
        ("The planned visit of Ann Lee to Lindal surprised growers.", "visit", ""),
    ],
)
def test_a_noun_whose_owner_does_the_deed_becomes_a_clause_unless_it_was_not_done(
    text: str, noun: str, expected: str
) -> None:
    found = [each.text for each in headlines(text, noun) if each.rule == "active"]
    assert found == [expected] * bool(expected)


def test_every_noun_of_a_deed_has_one_verb() -> None:
    assert not nominal_verbs("intransitive").keys() & nominal_verbs("transitive").keys()


def test_a_person_beside_an_office_is_the_subject() -> None:
    text = "On Monday the mayor, Ann Lee, opened the new bridge, police said."
    assert headline(text, "opened") in ("Ann Lee opens the new bridge", "Mayor Ann Lee opens the new bridge")


def test_a_person_called_by_the_last_name_gets_the_full_one() -> None:
    text = "Greta Holm runs the port of Lindal. Holm signed the contract with the union on Tuesday."
    assert headline(text, "signed") == "Greta Holm signs the contract with the union"


@pytest.mark.parametrize(
    ("before", "sentence", "trigger", "expected"),
    [
        ("The singer Chris Brown sang.", "Brown will return to Lindal.", "return", "Chris Brown to return to Lindal"),
        ("The climber Bob Parks fell.", "Parks, who lived here, died.", "died", "Bob Parks dies"),
        ("Ann Lee spoke.", "The Lee administration closed a port.", "closed", "Lee administration closes a port"),
        ("The Lee gems were sold. Naomi Lee wept.", "In May Lee left the town.", "left", "Naomi Lee leaves the town"),
        ("Senator Bernie Holm of Lindal spoke.", "In May Holm lost the vote.", "lost", "Bernie Holm loses the vote"),
    ],
)
def test_who_was_named_in_full_is_called_so(before: str, sentence: str, trigger: str, expected: str) -> None:
    assert headline(f"{before} {sentence}", trigger) == expected


def test_what_was_introduced_with_a_name_is_called_by_it() -> None:
    text = "Fishermen met the Norland rebels in May. On Monday the rebels shelled the port."
    assert headline(text, "shelled") == "Norland rebels shell the port"


def test_a_pronoun_gives_way_to_the_person_it_means() -> None:
    text = "Greta Holm runs the port of Lindal. She signed the contract with the union on Tuesday."
    assert headline(text, "signed") == "Greta Holm signs the contract with the union"


def test_a_participle_describes_the_noun_before_it() -> None:
    text = "Police are looking for the two men accused of robbing the bank in Lindal."
    assert headline(text, "accused") == "Two men are accused of robbing the bank in Lindal"


def test_the_features_that_decided_are_listed_with_what_they_added() -> None:
    text = "Three men were killed in the fire on Sunday."
    story = read_story(text, Day(2023, 5, 12))
    found = write_headline(Background(story, text), 0, 3)
    assert found is not None
    assert 0 < found.confidence < 1
    assert "rule clause" in dict(found.contributions)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Talks between the Lindal club and Holm's agents intensified on Monday.",
            "intensified",
            "Talks between the Lindal club and Holm's agents intensify",
        ),
        (
            "Holm, known as the Shark because of his speed, has kept a low profile since May.",
            "kept",
            "Holm keeps a low profile",
        ),
        (
            "Holm has kept a low profile since being released on bail last year.",
            "released",
            "Holm is released on bail",
        ),
        (
            "Bert Holm, who was envoy to the mission against the rebels until May, also criticised the plan.",
            "criticised",
            "Bert Holm criticises the plan",
        ),
        ("Bill Holm, the mayor of Lindal, Norland, ended his campaign.", "ended", "Bill Holm ends his campaign"),
        ("Fleet sales, new lorries sold to firms, began rising last month.", "began", "Sales begin rising"),
        (
            "A son of Norland's leader Ivo Brand promised a reform on Monday after a march reached the capital.",
            "promised",
            "Son of Norland's leader Ivo Brand promises a reform",
        ),
        ("On Monday the team coach Ivo Brand left Lindal.", "left", "Team coach Ivo Brand leaves Lindal"),
        (
            "The withdrawal of the opposition candidate Ivo Brand at the weekend changed the race.",
            "changed",
            "Withdrawal of the opposition candidate Ivo Brand changes the race",
        ),
        (
            "Greta Holm had met Ivo Brand, a reporter for the Lindal newspaper, who was jailed on Monday.",
            "jailed",
            "Reporter is jailed",
        ),
        (
            "Greta Holm, whose daughter sank a ship in May, left Lindal.",
            "sank",
            "Greta Holm’s daughter sinks a ship",
        ),
        (
            "Rights groups say at least ten people have been killed since the march.",
            "say",
            "Rights groups say at least ten people have been killed since the march",
        ),
    ],
)
def test_the_noun_before_an_aside_or_a_preposition_is_the_subject(text: str, trigger: str, expected: str) -> None:
    assert headline(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The strike was as long as the one called by dockers in 1941.", "called", "One is called by dockers"),
        ("The woman shot dead by Ivo Holm in May was buried.", "shot", "Woman is shot dead by Ivo Holm"),
        (
            "Holm was charged with theft in May and sentenced to life in prison in June.",
            "sentenced",
            "Holm is sentenced to life in prison",
        ),
        (
            "Holm studied in Lindal and then graduated from Norland College in 1978.",
            "graduated",
            "Holm graduates from Norland College",
        ),
        (
            "In late June, the Norland Court ruled against the port, saying the plan was void.",
            "ruled",
            "Norland Court rules against the port",
        ),
        ("Holm was born in Lindal and moved to Norland in 1999.", "moved", "Holm moves to Norland"),
        ("The mill bought half of the bakery, a deal announced on Monday.", "announced", "Deal is announced"),
        ("Holm's announced four new shops for this year.", "announced", "Holm announces four new shops"),
        ("The price of a car sold in May was lower in Lindal.", "sold", "Car is sold"),
    ],
)
def test_the_voice_is_that_of_the_sentence(text: str, trigger: str, expected: str) -> None:
    assert headline(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The bank informed the regulator in December that it might close.",
            "informed",
            "Bank informs the regulator that it might close",
        ),
        (
            "Sources said on Friday that Norland is unlikely to agree to cut its output.",
            "agree",
            "Norland is unlikely to agree to cut its output",
        ),
        (
            "The song is about Tina Lee, whom Ivo Holm attacked in 2009.",
            "attacked",
            "Ivo Holm attacks Tina Lee",
        ),
        (
            "The ministry had not, as of yesterday, announced any plans to close the mine.",
            "announced",
            "Ministry does not announce any plans to close the mine",
        ),
        (
            "While many payments occur in crowns, the union announced a new system on Friday.",
            "announced",
            "Union announces a new system",
        ),
    ],
)
def test_a_headline_has_what_its_verb_needs_and_keeps_doubt_and_denial(text: str, trigger: str, expected: str) -> None:
    assert headline(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Ada Holm and Rolf Berg bought a mill. The couple moved to Norland in 1991.",
            "moved",
            "Ada Holm and Rolf Berg move to Norland",
        ),
        (
            "Lindal Airlines, a carrier, said sales fell. The company cut 300 jobs in May.",
            "cut",
            "Lindal Airlines cuts 300 jobs",
        ),
    ],
)
def test_two_people_are_many_and_the_company_is_the_one_before(text: str, trigger: str, expected: str) -> None:
    assert expected in [each.text for each in headlines(text, trigger)]


def test_each_part_of_a_joined_clause_has_a_subject() -> None:
    text = "At the vote, the Reform party won most seats and both Falk and Beck claimed victory in the poll."
    expected = "Reform party wins most seats and both Falk and Beck claim victory in the poll"
    assert expected in [each.text for each in headlines(text, "won")]


@pytest.mark.parametrize("trigger", ["prompted", "launch"])
def test_what_was_brought_about_is_told_as_done(trigger: str) -> None:
    text = "That prompted the army in March to launch a campaign against the rebels."
    assert headline(text, trigger) == "Army launches a campaign against the rebels"


def test_a_share_is_a_subject() -> None:
    text = "More than half of all thefts in Norland since March occurred in Lindal."
    assert headline(text, "occurred") == "More than half of all thefts in Norland occur in Lindal"


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Winds in Lindal fell from highs of 85 mph on Friday and Saturday to 30 mph on Sunday.",
            "fell",
            "Winds in Lindal fall from highs of 85 mph to 30 mph",
        ),
        (
            "The limit was set by Lindal and Tolvik on March 4 and 5 respectively.",
            "set",
            "Limit is set by Lindal and Tolvik",
        ),
        ("The hearing would be held as soon as Friday, with both sides present.", "held", "Hearing to be held"),
        ("The ferry from Lindal sank as early as March 2019.", "sank", "Ferry from Lindal sinks"),
    ],
)
def test_a_date_that_is_left_out_leaves_no_word_of_its_own(text: str, trigger: str, expected: str) -> None:
    assert headline(text, trigger).startswith(expected)
    assert not {"and to", "as", "respectively"} & set(re.findall(r"and to|\w+", headline(text, trigger)))


def test_two_roles_before_one_name_are_one_subject() -> None:
    text = "After owner and director Ann Lee left the firm in October, the mill was sold."
    assert headline(text, "left").startswith("Owner and director Ann Lee leaves the firm")
    assert headline("Tom Brand and Ann Lee left the firm in October.", "left") == "Tom Brand and Ann Lee leave the firm"


def test_a_weekday_behind_on_belongs_to_no_noun() -> None:
    assert headline("On Monday police arrested two men in Lindal.", "arrested") == "Police arrest two men in Lindal"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "But the town has been home to intense, at times violent rows since June, some of which shut down "
            "all of the thirty-two primary schools.",
            "Town has been home to intense, at times violent rows, some of which shut down all of the thirty-two "
            "primary schools",
        ),
        (
            "Today's report is likely to find that pressure was no factor, although it recommends guarding harbours.",
            "Today's report is likely to find that pressure was no factor, although it recommends guarding harbours",
        ),
        ("Rows.", ""),
    ],
)
def test_a_long_sentence_without_a_headline_ends_at_a_pause(text: str, expected: str) -> None:
    assert opening_of(Background(read_story(text, Day(2023, 5, 12)), text), 0) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The minister said on Monday that Norland planned to build a port.",
            "said",
            "Minister says Norland planned to build a port",
        ),
        (
            "The mayor, Ann Lee, wrapped up a tour of the mills with a dinner designed to end the feud.",
            "wrapped",
            "Ann Lee wraps up a tour of the mills with a dinner designed to end the feud",
        ),
        (
            "A fisherman believed to have drowned this week while saving a boy was described as a hero.",
            "drowned",
            "Fisherman is believed to have drowned while saving a boy",
        ),
        (
            "In 2020 the island seceded, after its leader warned he would show no mercy.",
            "warned",
            "Its leader warns he will show no mercy",
        ),
        (
            "Fifty people have been hurt since the strike began last month.",
            "hurt",
            "Fifty people are hurt since the strike began",
        ),
        (
            "Rebel fighters showed the reporters in July a ruined mill.",
            "showed",
            "Rebel fighters show the reporters a ruined mill",
        ),
        (
            "The chief was asked by reporters on Monday whether the mill would be searched.",
            "asked",
            "Chief is asked by reporters whether the mill will be searched",
        ),
        (
            "On Monday the court removed the mayor from an office that he had held for ten years.",
            "removed",
            "Court removes the mayor from an office that he had held",
        ),
        (
            "Footage filmed in Lindal on Monday shows flames above the mill.",
            "filmed",
            "Footage is filmed in Lindal",
        ),
        (
            "Norland has been fighting a war against the rebels since 2014.",
            "fighting",
            "Norland has been fighting a war against the rebels",
        ),
        (
            "Ann Lee won eight of the states on “Black Friday”.",
            "won",
            "Ann Lee wins eight of the states on “Black Friday”",
        ),
        ("Ann Lee won last year's race in Lindal.", "won", "Ann Lee wins the race in Lindal"),
        ("Ann Lee beat last year's winner in Lindal.", "beat", "Ann Lee beats last year's winner in Lindal"),
    ],
)
def test_a_clause_keeps_what_its_verb_is_nothing_without(text: str, trigger: str, expected: str) -> None:
    assert headline(text, trigger) == expected


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("talks between Norland's president", False),
        ("talks between the mill and the port", True),
        ("talks between the unions", True),
        ("prices rise to 3", False),
        ("Ann Lee stars in 1984's", False),
        ("road that is", False),
    ],
)
def test_a_headline_ends_with_no_half_of_a_pair_a_number_or_a_name(words: str, whole: bool) -> None:
    following = (
        [TaggedWord("%", ".")] if words.endswith("3") else [TaggedWord("film", "NN")] if words.endswith("'s") else []
    )
    tags = {"unions": "NNS", "president": "NN", "talks": "NNS", "and": "CC", "rise": "VBP", "between": "IN"}
    assert (faults(tagged(words.split(), tags), following=following) == ()) is whole


def test_a_summit_where_leaders_signed_did_not_sign() -> None:
    text = "Leaders met for a summit where on Sunday Ann Lee of Norland signed a pact."
    assert not headline(text, "signed").startswith("Summit")


def test_a_place_is_not_whom_a_role_means() -> None:
    text = "The famine in Norland, the model said, was over. The model was seen in Lindal on Monday."
    assert headline(text, "seen") == "Model is seen in Lindal"


def test_a_church_and_an_adjective_are_nobody() -> None:
    text = "The dean spoke at St Paul's. On Monday he resigned."
    assert "St Paul" not in headline(text, "resigned")


def test_the_country_of_an_office_is_no_part_of_a_name() -> None:
    text = "The former president of Norway Ann Holm Lee was tried. On Monday Lee was freed."
    assert headline(text, "freed") == "Ann Holm Lee is freed"


def title_with_topic(text: str, title: str, sentence: int, publisher: str = "") -> str:
    story = read_story(text, Day(2023, 5, 12))
    return with_topic(Background(story, text, publisher), sentence, title)


QUAKE = "A quake struck Oslo on Monday. Rescuers came to Oslo at once. At least 66 people were hurt."


def test_a_title_that_names_nobody_says_what_its_article_is_about() -> None:
    headed = "Quake strikes Oslo"
    assert title_with_topic(QUAKE, "At least 66 people are hurt", 2, headed) == "Oslo: at least 66 people are hurt"
    assert title_with_topic(QUAKE, "Oslo’s schools close", 2, headed) == "Oslo’s schools close"
    assert title_with_topic(QUAKE, "At least 66 people are hurt", 2) == "At least 66 people are hurt"


def test_a_person_is_named_before_a_title_only_where_it_is_about_them() -> None:
    text = "Ann Lee is on trial. Lee denies it. The mill was closed. His case was heard."
    headed = "Trial of Ann Lee begins"
    assert title_with_topic(text, "Mill is closed", 2, headed) == "Mill is closed"
    assert title_with_topic(text, "Her case is heard", 3, headed) == "Ann Lee: her case is heard"


def test_a_saying_that_tells_the_deed_keeps_it() -> None:
    text = "The union said that members were told by the firm to sign the contract."
    story = read_story(text, Day(2023, 5, 12))
    said, sign = (next(n for n, w in enumerate(story[0].sentence.words) if w.low == low) for low in ("said", "sign"))
    found = write_saying(Background(story, text), 0, said, sign)
    assert found is not None
    assert found.text == "Union says members were told by the firm to sign the contract"


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The mayor pushed the talks into next year without an agreement.", "pushed", "into next year"),
        ("The team spent Monday repairing the bridge in Lindal.", "spent", "spends Monday repairing the bridge"),
        ("Greta Holm was sworn in last month as mayor of Lindal.", "sworn", "Greta Holm is sworn in"),
        ("The port joined the league in the week leading up to the summit.", "joined", "in the week leading up to"),
        (
            "The graves of soldiers from the 1980 - 88 civil war were found in two villages.",
            "found",
            "soldiers from the 1980 - 88 civil war",
        ),
    ],
)
def test_a_date_stays_where_the_words_before_it_need_it(text: str, trigger: str, expected: str) -> None:
    assert expected in headline(text, trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The minister said on Monday that the port would be sold.", "said", "Minister says the port will be sold"),
        ("The firm announced on Monday it was closing the mill.", "announced", "Firm announces it is closing the mill"),
        ("Police said on Monday that the road had been closed.", "said", "Police say the road has been closed"),
        ("Police said on Monday the men were driving to Lindal.", "said", "Police say the men were driving to Lindal"),
    ],
)
def test_what_is_said_is_in_the_present_like_its_saying(text: str, trigger: str, expected: str) -> None:
    assert headline(text, trigger) == expected


def test_what_somebody_is_told_in_an_interview_is_told() -> None:
    text = "Greta Holm told the Lindal Post in an interview last year she was behind a project to move the port."
    assert "she is behind a project" in headline(text, "told")


def test_a_post_is_quoted() -> None:
    text = 'Greta Holm wrote on her page, "We must keep the mill of our town. It is old."'
    assert headline(text, "wrote") == "Greta Holm writes “We must keep the mill of our town”"


def test_the_year_that_owns_a_deed_does_not_suffer_it() -> None:
    assert "is elected" not in headline("Only a third believed that last year's election was fair.", "election")


@pytest.mark.parametrize(
    ("headline", "following", "whole"),
    [
        ("Norland, Ostia", ", Merl and Lindal", False),
        ("Norland, Ostia and Merl", "with hope", True),
    ],
)
def test_a_list_is_not_cut_before_its_last(headline: str, following: str, whole: bool) -> None:
    pieces = ["Port", "trades", "with", *re.findall(r"\w+|,", headline)]
    rest = re.findall(r"\w+|,", following)
    tags = {"trades": "VBZ", "with": "IN", "and": "CC", ",": "."}
    assert ("joint" not in faults(tagged(pieces, tags), "trade", tagged(rest, tags))) is whole


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("It was revealed in May that Greta Holm had sold the mill.", "revealed", "Greta Holm has sold the mill"),
        ("It was announced on Monday that the mill is for sale.", "announced", "Mill is for sale"),
        ("The baker sold the mill to a rival, it emerged on Monday.", "emerged", "Baker sells the mill to a rival"),
    ],
)
def test_what_became_known_is_told_and_it_is_nobody(text: str, trigger: str, expected: str) -> None:
    assert headline(text, trigger) == expected


def test_a_participle_behind_a_person_describes_the_person() -> None:
    text = "The club posted a picture of coach Ivo Brand holding up a cup on Monday."
    assert headline(text, "holding").startswith("Ivo Brand")


def test_a_noun_without_its_article_is_no_half_of_a_subject() -> None:
    text = "The paper noted that in a 2002 interview Brand had been rude to Holm."
    background, index, word = place_of(text, "been")
    grammar = background.grammar(index)
    subjects, _ = find_subjects(background, index, grammar.verbs[word], predicate_of(grammar, word))
    assert {each.text for each in subjects} == {"Brand"}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "On Monday Ann Lee became the first sailor to be awarded the Harbour Prize.",
            "became",
            "Ann Lee becomes the first sailor to be awarded the Harbour Prize",
        ),
        (
            "Bo Chen expressed confidence on Tuesday the owners will be able to repair the mill.",
            "expressed",
            "Bo Chen expresses confidence the owners will be able to repair the mill",
        ),
        (
            "The leak drove up the prices of oil and bread in Lindal on Monday.",
            "drove",
            "Leak drives up the prices of oil and bread in Lindal",
        ),
    ],
)
def test_what_a_verb_or_noun_is_nothing_without_is_part_of_its_headline(text: str, trigger: str, expected: str) -> None:
    assert headline(text, trigger) == expected


def test_a_clause_is_whole_by_its_words_where_the_parser_loses_its_end() -> None:
    text = "An inquiry blames armed groups seeking to start a war, police said on Monday."
    assert "Inquiry blames armed groups seeking to start a war" in [each.text for each in headlines(text, "blames")]


def test_a_clause_ends_by_its_words_before_whatever_only_adds_to_it() -> None:
    text = "The mayor opened the bridge in Lindal, which had been closed, after a flood; nobody came."
    background, index, word = place_of(text, "opened")
    grammar = background.grammar(index)
    found = [grammar.sentence.text_of(0, end, text) for end in whole_ends(grammar, grammar.verbs[word])]
    assert found == [
        "The mayor opened the bridge in Lindal, which had been closed, after a flood",
        "The mayor opened the bridge in Lindal, which had been closed,",
        "The mayor opened the bridge in Lindal, which had been closed",
        "The mayor opened the bridge in Lindal",
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("At least ten miners, mostly young, died in Lindal on Monday.", "died", "At least ten miners die in Lindal"),
        ("As many as ten miners drowned in Lindal.", "drowned", "As many as ten miners drown in Lindal"),
        ("Nearly 200 people fled on Monday.", "fled", "Nearly 200 people flee"),
    ],
)
def test_a_headline_says_that_a_number_is_a_bound_or_a_guess(text: str, trigger: str, expected: str) -> None:
    assert headline(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("A couple of mills burned in Lindal.", "burned", "A couple of mills burn in Lindal"),
        ("A number of miners left Lindal on Monday.", "left", "A number of miners leave Lindal"),
        ("The number of mills in Lindal rose to nine.", "rose", "Number of mills in Lindal rises to nine"),
        ("Eight other Ostians died in Lindal on Monday.", "died", "Eight other Ostians die in Lindal"),
    ],
)
def test_an_amount_of_many_is_many(text: str, trigger: str, expected: str) -> None:
    assert headline(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "But the court on Thursday overturned the ban and argued that it was unfair, the paper reported.",
            "reported",
            "Paper reports the court overturned the ban",
        ),
        (
            "A missile struck the market of Lindal on Monday, hospital staff said.",
            "said",
            "Hospital staff says a missile struck the market of Lindal",
        ),
        ("The town has suffered a drought for roughly the past year.", "suffered", "Town suffers a drought"),
        (
            "The ferry company reports that in 1995, Bo Chen handed out tickets.",
            "reports",
            "Ferry company reports that Bo Chen handed out tickets",
        ),
    ],
)
def test_what_a_date_leaves_behind_goes_with_it(text: str, trigger: str, expected: str) -> None:
    assert expected in [each.text for each in headlines(text, trigger)]


def test_what_is_said_ends_before_no_verb_of_its_subject() -> None:
    text = "Bo Holm believes photographs of Ann Lee published in the Lindal Post last week may breach the codes."
    assert not any(each.text.endswith("Post") for each in headlines(text, "believes"))


def test_somebodys_own_words_are_said_in_full_or_not_at_all() -> None:
    text = (
        'Ivo Holm, an analyst, said: "Her sales are not going too well so I guess she has latched on to the war as a '
        'way to be in the news."'
    )
    assert headline(text, "said") == "Ivo Holm says “Her sales are not going too well”"


def test_what_somebody_meant_by_what_is_no_headline_without_it() -> None:
    text = "The owners gave up on Monday what Ann Lee called “a foolish plan” in May."
    assert not any(each.text.startswith("Ann Lee calls") for each in headlines(text, "called"))


def test_what_there_is_is_named_once() -> None:
    assert not any(
        "are fears" in each.text for each in headlines("There are fears of further violence on Friday.", "are")
    )


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # Where the measure of the time between two deeds stood, nothing is left of it.
        (
            "Lund resigned on Thursday, a day after the roof fell in.",
            "resigned",
            "Lund resigns after the roof falls in",
        ),
        ("The barge hit the pier shortly after midnight on 4 May.", "hit", "Barge hits the pier"),
        # What has a day of its own is another happening.
        ("The trial opened on 11 January and was adjourned on 2 May.", "opened", "Trial opens"),
        ("Orbo was founded in 1954 in Lindal and has been listed since 1987.", "founded", "Orbo is founded in Lindal"),
        # The marks that a passage ends before decide what a last preposition is.
        (
            "Auditors said on Monday that the funds could not be accounted for.",
            "said",
            "Auditors say the funds could not be accounted for",
        ),
        ("A barge ran aground there on 9 May.", "ran", "Barge runs aground"),
        ("The first convoy since 2012 reached Merlo on 9 May.", "reached", "First convoy reaches Merlo"),
    ],
)
def test_what_is_left_out_takes_its_own_words_along(text: str, trigger: str, expected: str) -> None:
    assert headline(text, trigger) == expected


def test_words_in_quotation_marks_keep_their_tense() -> None:
    text = 'Colonel Yusuf Hamad said on Monday that his men "were never in Lindal".'
    assert 'his men "were never in Lindal"' in headline(text, "said")


def test_what_it_means_is_named_without_the_date_beside_it() -> None:
    text = "Orbo last month reported a loss. It closed two mills in May."
    assert headline(text, "closed") == "Orbo closes two mills"


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Officials insisted on Sunday that there had been no agreement.",
            "insisted",
            "Officials insist there has been no agreement",
        ),
        (
            "Lee warned on Monday that the mill had “reached an unacceptable point”.",
            "warned",
            "Lee warns that the mill has “reached an unacceptable point”",
        ),
        (
            "Lee said on Monday the men had been sent to Lindal last week.",
            "said",
            "Lee says the men were sent to Lindal",
        ),
        (
            "Officials confirmed on Monday a ship had delivered arms to Lindal last week.",
            "confirmed",
            "Officials confirm a ship delivered arms to Lindal",
        ),
    ],
)
def test_what_was_over_when_it_was_said_is_told_without_had(text: str, trigger: str, expected: str) -> None:
    assert headline(text, trigger) == expected


def test_a_participle_behind_with_and_a_noun_is_passive() -> None:
    text = "The launch on Monday was scrubbed due to rain, with the schedule pushed back to Friday."
    assert headline(text, "pushed") == "Schedule is pushed back"


def test_what_somebody_believes_of_a_thing_described_is_told_whole() -> None:
    text = "Ann Lee believes pictures of the mill published on Monday may breach the code."
    assert headline(text, "believes") == "Ann Lee believes pictures of the mill published may breach the code"


def test_which_is_no_person() -> None:
    text = "Ivo Brand, the former chief executive of Norland Bank, which was seized by the state in May, resigned."
    assert headline(text, "seized") == "Norland Bank is seized by the state"


def test_what_a_relative_clause_is_about_is_its_object() -> None:
    text = "Here is the letter that Ann Lee has released so far."
    assert headline(text, "released").startswith("Ann Lee releases the letter")


def test_a_verb_joined_to_one_behind_a_modal_shares_it() -> None:
    assert headline("The clerk may have stolen the cup and sold it in 2001.", "sold") == "Clerk may have sold it"
    assert headline("The mill may have been damaged and flooded.", "flooded") == "Mill may have been flooded"
    assert headline("The clerk may have been ill, and sold the cup in 2001.", "sold") == "Clerk sells the cup"


def test_a_noun_phrase_that_is_a_title_says_that_it_happened() -> None:
    text = "The mill closed in the wake of talks with Norland in May 2004."
    background, index, word = place_of(text, "talks")
    assert as_clause(background, index, word, "Talks with Norland", ahead=False) == "Talks with Norland are held"
    assert as_clause(background, index, word, "Talks with Norland", ahead=True) == "Talks with Norland to be held"


def test_a_year_before_a_noun_does_not_count_it() -> None:
    text = "The paper recalled the 2003 invasion of Norland."
    background, index, word = place_of(text, "invasion")
    assert as_clause(background, index, word, "2003 invasion", ahead=False) == "2003 invasion takes place"


def test_whoever_a_relative_clause_describes_beside_a_name_has_that_name() -> None:
    text = "The troops fired, said Faris Holm, a local trader who was shot by soldiers in May."
    assert headline(text, "shot") == "Faris Holm is shot by soldiers"


def test_what_is_quoted_right_before_whoever_says_it_is_told() -> None:
    text = '"This is a stock that had been getting clobbered," Maley said on Monday.'
    assert headline(text, "said") == "Maley says “This is a stock that had been getting clobbered”"
