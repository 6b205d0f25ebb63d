"""The rules about claims in their order, each with examples that run as tests."""

from __future__ import annotations

from typing import Final

from timeline.extraction.claims.allegations import (
    accusation,
    allegation,
    blame,
    claim_noun,
    equation,
    on_trial,
    raising,
    responsibility,
    spread,
)
from timeline.extraction.claims.attributions import according, attribution, citing, tale, version
from timeline.extraction.claims.cues import ClaimRule
from timeline.extraction.claims.denials import (
    acquittal,
    contrary,
    denial,
    failure,
    falsehood,
    falsely,
    no_evidence,
    retraction,
    unsaid,
)
from timeline.extraction.claims.doubts import demand, fear, infinitive, promise, unclear, unverified, weighing
from timeline.extraction.claims.own_form import absence, condition, hedge, modality, negation, plan, question

RULES: Final = (
    ClaimRule("negation", negation, {"The minister did not attend the funeral.": "attend denied"}),
    ClaimRule("absence", absence, {"There was never any raid.": "raid denied"}),
    ClaimRule("denial", denial, {"The bank denied that it had bought bonds.": "bought denied"}),
    ClaimRule("falsehood", falsehood, {"Reports that the mayor resigned are false.": "resigned denied"}),
    ClaimRule("no-evidence", no_evidence, {"There is no evidence that the ship sank.": "sank denied"}),
    ClaimRule("acquittal", acquittal, {"A court acquitted him of bribing a planner.": "bribing denied"}),
    ClaimRule("retraction", retraction, {"The paper retracted a report that the actor had died.": "died denied"}),
    ClaimRule("contrary", contrary, {"Contrary to reports that he drowned, the sailor swam ashore.": "drowned denied"}),
    ClaimRule("falsely", falsely, {"The site falsely claimed that the bridge had fallen.": "fallen denied"}),
    ClaimRule("unsaid", unsaid, {"No group has said that it planted the bomb.": "planted denied"}),
    ClaimRule("failure", failure, {"The club failed to pay its players.": "pay denied"}),
    ClaimRule("question", question, {"Did the guards leave their posts?": "leave hypothetical"}),
    ClaimRule("condition", condition, {"If the dam breaks, the village will be flooded.": "breaks hypothetical"}),
    ClaimRule("modality", modality, {"The ship may have struck a mine.": "struck hypothetical"}),
    ClaimRule("fear", fear, {"Officials fear that 30 miners died.": "died hypothetical"}),
    ClaimRule("unclear", unclear, {"It is possible that the ship sank.": "sank hypothetical"}),
    ClaimRule("weighing", weighing, {"The king is considering leaving the town.": "leaving hypothetical"}),
    ClaimRule("demand", demand, {"The union demanded that the line reinstate 40 men.": "reinstate hypothetical"}),
    ClaimRule("plan", plan, {"The synod will elect a bishop.": "elect planned"}),
    ClaimRule("promise", promise, {"Farmers vowed to block the port.": "block planned"}),
    ClaimRule("infinitive", infinitive, {"Envoys came to sign the treaty.": "sign hypothetical"}),
    ClaimRule("unverified", unverified, {"Reporters could not verify that the houses had burned.": "burned alleged"}),
    ClaimRule("accusation", accusation, {"Villagers accused soldiers of burning huts.": "burning alleged"}),
    ClaimRule("blame", blame, {"They put the blame on the mayor for opening the gate.": "opening alleged"}),
    ClaimRule("on-trial", on_trial, {"He is on trial for stealing a cup.": "stealing alleged"}),
    ClaimRule("responsibility", responsibility, {"A group took credit for bombing the train.": "bombing alleged"}),
    ClaimRule("raising", raising, {"He is said to have photographed the base.": "photographed alleged"}),
    ClaimRule("allegation", allegation, {"The suit alleges that the firm forged an invoice.": "forged alleged"}),
    ClaimRule("claim-noun", claim_noun, {"Rumours that the king had fled reached the port.": "fled alleged"}),
    ClaimRule("spread", spread, {"Word went round that the bank had failed.": "failed alleged"}),
    ClaimRule("equation", equation, {"One theory is that the crew mutinied.": "mutinied alleged"}),
    ClaimRule("hedge", hedge, {"The guards allegedly robbed the bank.": "robbed alleged"}),
    ClaimRule(
        "attribution", attribution, {"The tenant told the tribunal that the owner had cut the gas.": "cut alleged"}
    ),
    ClaimRule("version", version, {"In his version, the guard opened the gate.": "opened alleged"}),
    ClaimRule("citing", citing, {"The king left, the Post said, citing an unnamed aide.": "left alleged"}),
    ClaimRule("tale", tale, {"The song tells of a monk who robbed a bank.": "robbed alleged"}),
    ClaimRule("according", according, {"According to the indictment, he wired money to a judge.": "wired alleged"}),
)
"""The rules, the one that decides first where several reach the same words equally near."""
