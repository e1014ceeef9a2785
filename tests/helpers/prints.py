"""Invented prints for tests: the Marlow family's plan and assessment, as they stand in the design's pictures."""

from fpz_app.documents.family_plan import Fact, FamilyPlanPrint, Said
from fpz_app.documents.figures import Scaling
from fpz_app.documents.goals import Action, Goal
from fpz_app.documents.sheets import Furniture
from fpz_app.documents.signing import Signatory
from fpz_app.documents.voices import ChildVoice

FURNITURE = Furniture(
    title="Family plan PU-2291, version 4",
    kind="Our family plan",
    whose="The Marlow family, version 4",
    reference="Family plan PU-2291, version 4, approved 23 November 2026",
    printed="Printed by Priya Nair, 23 November 2026 at 14:48",
)

GOALS = (
    Goal(
        "Callum is in school each day",
        "So that he can get on to the bike course.",
        Scaling(3, 5, 8),
        (
            Action("Ask the college for two workshop days a week", "Sam", "Tue 1 December"),
            Action("Walk with Callum to the bus on Mondays", "Dean", "every Monday"),
        ),
    ),
    Goal(
        "Ellie sleeps and worries less",
        "So that she is not tired and sad at school.",
        Scaling(4, 6, 8),
        (
            Action("Get a lamp, and leave the door open", "Kerry", "Fri 27 November"),
            Action("Ten minutes with Ellie on her own each day", "Tom", "every day"),
        ),
    ),
    Goal(
        "Calm evenings at home",
        "So that everyone can hear each other.",
        Scaling(2, 2, 7),
        (Action("Agree who steps out when voices rise", "Kerry and Tom", "Sun 29 November"),),
    ),
    Goal(
        "Ready for the baby",
        "So that Noah and the baby both have a safe place.",
        Scaling(5, 7, 9),
        (
            Action("Ask the housing officer about the box room", "Priya", "Fri 11 December"),
            Action("Choose where the cot goes, with Noah", "Kerry", "Sun 10 January"),
        ),
    ),
)

PLAN = FamilyPlanPrint(
    furniture=FURNITURE,
    family="The Marlow family",
    people="Kerry, Tom, Callum, Ellie, Noah, and a baby due in February",
    status="Version 4, agreed on 23 November 2026",
    facts=(
        Fact("Ring Priya Nair", "01632 960 118", "our lead practitioner"),
        Fact("We meet again", "Monday 4 January", "1.30 pm, Swanage Library"),
        Fact("Who has this plan", "Kerry, Dean, Tom", "school, youth worker, health visitor"),
    ),
    going_well=(
        "Callum loves the bike workshop.",
        "Ellie tells Mrs Amin when she is upset.",
        "Tom does bedtime with Noah every night.",
    ),
    worries=(
        "Callum did not come home on two nights.",
        "Shouting in the evening keeps Ellie awake.",
        "There is no space yet for the baby.",
    ),
    goals=GOALS,
    scale_note="0 is very worried, 10 is no worries. “Then” is 6 October.",
    children=(
        ChildVoice("Callum", "14", "“I’d go in if I could do the workshop days.”"),
        ChildVoice("Ellie", "9", "“I want a lamp, and my door open at night.”"),
        ChildVoice(
            "Noah",
            "2",
            "Noah laughs when Tom reads to him. He hides from shouting.",
            "as Jo saw it at home. He is too young to tell us in words.",
        ),
    ),
    helpers=(
        ("Priya Nair", "Lead practitioner. Visits every week.", "01632 960 118"),
        ("Mrs Amin", "Talks with Ellie at St Mark’s Primary.", "01632 960 142"),
        ("Sam Ellery", "Youth worker. Goes to the workshop with Callum.", "01632 960 107"),
        ("Jo Tregear", "Health visitor for Noah, and soon the baby.", "01632 960 163"),
        ("Sandra", "Granny. Has Noah on Tuesdays.", "at 2 Bay Close"),
    ),
    harder=(
        Said("Ring Priya, 9 to 5 on weekdays. We will meet sooner."),
        Said("the duty team, 01632 960 200.", "Evenings and weekends:"),
        Said("ring 999.", "In danger now:"),
    ),
    sharing=(
        Said("School, the youth worker and the health visitor, so that they can help."),
        Said("Kerry said no to sharing with the GP for now. You can change your mind at any time. Just tell Priya."),
    ),
    differences=(Said("he wants Callum with him on school nights. We talk in January.", "Dean sees it differently:"),),
    signatories=tuple(Signatory(name) for name in ("Kerry Marlow", "Tom Baines", "Dean Foster", "Callum Marlow", "Priya Nair")),
)
