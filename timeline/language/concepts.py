"""Words of the news that mean the same happening or the same people, for telling whether two passages tell of one."""

from __future__ import annotations

from typing import Final

_ALIKE: Final = """
die dies died dying dead death deaths kill kills killed killing killings murder murders murdered slay slain slaying
fatal fatally fatality fatalities perish perished toll |
injure injures injured injuries injury wound wounded wounds wounding hurt |
arrest arrests arrested detain detained detains detention custody apprehend apprehended capture captured nab nabbed |
buy buys bought buying acquire acquires acquired acquiring acquisition purchase purchased purchases takeover |
earthquake earthquakes quake quakes temblor tremor tremors |
fire fires blaze blazes inferno flames arson |
crash crashed crashes collide collided collision collides derail derailed derailment |
attack attacks attacked attacking assault assaulted strike strikes struck raid raids raided bombard bombarded
bombardment airstrike airstrikes |
bomb bombs bombing bombings bombed explode exploded explodes explosion explosions blast blasts |
shoot shoots shot shooting shootings gunfire gunman gunmen gunned shooter fired |
send sends sent sending ship ships shipped shipping dispatch dispatches dispatched deploy deploys deployed deploying
deployment transport transports transported transfer transferred move moved movement |
soldier soldiers troop troops servicemen infantry |
resign resigns resigned resignation quit quits |
win wins won winning victory victories beat beats beaten defeat defeats defeated triumph triumphed |
sentence sentences sentenced sentencing jail jailed imprison imprisoned prison |
convict convicted conviction guilty |
charge charged charges indict indicted indictment accuse accused accuses accusation |
sign signs signed signing ink inked agreement deal pact accord treaty |
meet meets met meeting talks summit |
storm storms hurricane typhoon cyclone |
police officers cops |
name names named naming appoint appoints appointed appointment pick picks picked choose chooses chosen cast casting |
launch launches launched unveil unveils unveiled introduce introduces introduced |
check checked checks enter entered enters |
steal steals stole stolen theft rob robbed robbery heist |
flee flees fled escape escapes escaped |
warn warns warned warning alarm alarms |
claim claims claimed allege alleged alleges |
reveal reveals revealed disclose disclosed discloses outline outlined outlines announce announces announced
announcement statement |
dismiss dismisses dismissed deny denies denied denial reject rejects rejected |
vote votes voted voting elect elected election elections poll ballot |
protest protests protested protesters demonstration demonstrations demonstrators rally |
evacuate evacuated evacuation |
rescue rescued rescuers rescues save saved |
sue sues sued lawsuit suit litigation |
fine fined penalty penalties |
close closes closed closure shut shuts shutdown |
fall falls fell fallen drop drops dropped decline declines declined plunge plunged |
rise rises rose risen climb climbed increase increased jump jumped soar soared |
spokesman spokeswoman spokesperson |
host hosts hosted hosting |
replace replaces replaced succeed succeeded successor |
divorce divorced split separate separated |
operation operations surgery |
company firm maker manufacturer giant
"""
CONCEPT: Final[dict[str, str]] = {word: line.split()[0] for line in _ALIKE.split("|") for word in line.split()}
"""Word -> the first of the words that are taken as one with it. "dispatched" is send."""
