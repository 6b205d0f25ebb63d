"""How what a sentence tells stands: reported, planned, denied, or no happening; and who says so. All are invented."""

import pytest

from timeline.articles import Article
from timeline.dates import Day
from timeline.extraction import find_candidates


def standing(text: str) -> str:
    """The standing of the first happening that a sentence tells: "planned, says the mayor"; "" where it tells none."""
    found = find_candidates(Article("a", text, Day(2024, 10, 18)))
    if not found:
        return ""
    first = found[0]
    stance = "" if first.stance.value == "reports" else f" ({first.stance.value})"
    return f"{first.status.value}{stance}" + (f", says {first.according_to}" if first.according_to else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The parliament will vote on the budget on Tuesday.", "planned"),
        ("The two presidents are to meet in Oslo next month.", "planned"),
        ("A new terminal is due to open in May.", "planned"),
        ("The trial is scheduled to begin on 4 November.", "planned"),
        ("Ministers plan to close six coal mines by 2030.", "planned"),
        ("The king is expected to abdicate in December.", "planned"),
        ("The airline said it would cancel 40 flights.", "planned, says the airline"),
        ("The airline said it would cancel 40 flights on Sunday.", "planned, says the airline"),
        ("The union has called a strike for next Thursday.", "reported"),
        ("The court dismissed 12 judges on Monday.", "reported"),
        ("The firm dismissed 200 workers on Monday.", "reported"),
        ("Voters rejected the proposal in a referendum on Sunday.", "reported"),
        ("A judge denied bail to the suspect on Friday.", "reported"),
        ("The committee rejected the application.", "reported"),
        ("The city denied the group a permit.", "reported"),
        ("The rebels threatened to attack the capital.", "reported"),
        ("The mayor warned that the bridge could collapse.", "reported"),
        ("The bank was allegedly robbed by two of its own guards.", "alleged"),
        ("The president is believed to have fled the country.", "alleged"),
        ("The general is said to have ordered the attack.", "alleged"),
        ("The concert was cancelled on Friday.", "reported"),
        ("The summit has been postponed until March.", "reported"),
        ("The prime minister refused to resign.", "reported"),
        ("The club failed to pay its players.", "reported"),
        ("The ship was prevented from leaving the port.", "reported"),
        ("The two sides agreed to exchange prisoners.", "reported"),
        ("Residents accused the army of burning homes.", "reported"),
        ("The bank confirmed on Tuesday that it had lost the records of 4,000 customers.", "reported"),
        ("Officials said they were investigating whether the fire was set deliberately.", "reported"),
        ("The group claimed that it shot down a drone on Sunday.", "reported"),
        ("Contrary to earlier reports, the pilot survived the crash.", "reported"),
        ("The ministry retracted its statement that the pilot had died.", "reported"),
        ("The minister promised to rebuild the bridge by May.", "reported"),
        ("The army has not confirmed the attack.", ""),
        ("No one was hurt in the fire.", ""),
        ("Nobody was arrested.", ""),
        ("Police did not fire any shots.", ""),
        ("If the dam breaks, the village will be flooded.", ""),
        ("The dam could break at any time.", ""),
        ("Experts fear that the dam might break.", ""),
        ("The government may raise taxes next year.", ""),
        ("Had the alarm been raised earlier, lives would have been saved.", ""),
        ("“They came at night and burned the school,” said Maria Lund, a teacher.", ""),
        ("The king was expected to abdicate in December.", ""),
        ("The king had been due to speak on Friday.", ""),
        ("She wants to run for mayor.", ""),
        ("The town lies on the coast.", ""),
        ("A spokesman for the bank declined to comment on the raid.", ""),
        ("Look at Lund, all those boats were lost and they came back.”", ""),
        ("The bridge is closed.", ""),
        ("The ministry neither confirmed nor denied the report.", ""),
        ("It is unclear whether the hostages were freed.", ""),
        ("The navy said no ship was hit.", ""),
        ("The minister denied that soldiers had fired on the crowd.", "reported (denies)"),
        ("The company denied the allegations.", "reported (denies)"),
        ("The Kremlin rejected claims that its planes had bombed the hospital.", "reported (denies)"),
        ("The embassy dismissed reports of a bomb as false.", "reported (denies)"),
        ("Three people died, according to the Interior Ministry.", "reported, says Interior Ministry"),
        ("According to police, two men broke into the bank on Monday.", "reported, says police"),
        ("The bank was robbed on Monday, police said.", "reported, says police"),
        ("Police said that the bank was robbed on Monday.", "reported, says police"),
        ("Two men robbed the bank on Monday, local media reported.", "reported, says local media"),
    ],
)
def test_how_a_sentence_stands(text: str, expected: str) -> None:
    assert standing(text) == expected
