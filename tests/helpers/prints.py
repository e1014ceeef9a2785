"""Invented prints for tests: the Marlow family's plan and assessment, as they stand in the design's pictures."""

from fpz_app.documents.assessment import AssessmentPrint
from fpz_app.documents.blocks import (
    Answer,
    Answers,
    ChildWords,
    Choices,
    Domain,
    Level,
    Narrative,
    ScaleRow,
    Section,
    Signatures,
    Table,
    ThreeColumns,
)
from fpz_app.documents.family_plan import FamilyPlanPrint, Said
from fpz_app.documents.figures import Scaling
from fpz_app.documents.goals import Action, Goal
from fpz_app.documents.opening import Fact
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

CALLUM = Section(
    "Callum, 14",
    (
        ChildWords(
            "Callum",
            (
                ("A day in my life", "“I get up late. Mum’s already cross. I go to the arches and see who’s about.”"),
                ("What I want", "“I’d go in if I could do the workshop days.”"),
                ("What worries me", "“That Dean and Tom start again.”"),
            ),
            "14. Seen alone at the youth club by Sam Ellery, 12 October 2026",
        ),
        Section(
            "Callum’s developmental needs",
            (
                Domain(
                    "Education",
                    "He has not missed a bike workshop since it began. Mr Hale says he is good with his hands.",
                    "He was in school on 61 of 120 days this year. He leaves at lunch on most days that he does go in.",
                    "Attendance record from the school, 2 October 2026. Talk with Mr Hale, 6 October 2026.",
                    Scaling(now=3),
                ),
                Domain("Health", no_issue=True, evidence="School nurse’s letter, 29 September 2026."),
                Domain("Identity", "", "", "", Scaling()),
            ),
        ),
        Level("Level of need", 3, "Partnership plus", "Two nights away from home, and school, need more than one agency."),
    ),
)

ASSESSMENT = AssessmentPrint(
    furniture=Furniture(
        title="Family assessment PU-2291, version 2",
        kind="Early help assessment",
        whose="The Marlow family, version 2",
        reference="Early help assessment PU-2291, version 2, approved 12 November 2026",
        printed="Printed by Priya Nair, 23 November 2026 at 14:48",
        sent=True,
    ),
    family="The Marlow family",
    people="Kerry, Tom, Callum, Ellie, Noah, and a baby due in February",
    status="Version 2, approved 12 November 2026",
    facts=(
        Fact("Lead practitioner", "Priya Nair", "family support, Purbeck"),
        Fact("Started", "6 October 2026", "finished 9 November 2026"),
        Fact("Manager", "Alan Coombe", "approved 12 November 2026"),
    ),
    sections=(
        Section(
            "About this assessment",
            (
                Answers(
                    (
                        Answer(
                            "Why now", "The college asked for help: Callum was away from home on two nights.\nKerry asked too."
                        ),
                        Answer("Who took part", "Kerry, Tom, Dean, Callum, Ellie; Noah seen at home"),
                        Answer("Earlier assessment", "3 March 2024", "Carried from the assessment of 3 March 2024"),
                        Answer("Interpreter", "Not known"),
                        Answer("Granny’s view"),
                    )
                ),
            ),
        ),
        Section(
            "The family",
            (
                Table(
                    ("Name", "Born", "Who they are", "School or nursery", "Language"),
                    (
                        ("Kerry Marlow", "14 May 1990", "Mother of all the children", "none", "English"),
                        ("Tom Baines", "about 1988", "Kerry’s partner, father of Noah", "none", "English, some Polish"),
                        ("Callum Marlow", "3 July 2012", "Kerry’s and Dean’s son", "Swanage College", "English"),
                        ("Ellie Marlow", "17 January 2017", "Kerry’s and Dean’s daughter", "St Mark’s Primary", ""),
                        ("Noah Baines", "spring 2024", "Kerry’s and Tom’s son", "Not known", "English"),
                    ),
                ),
                Narrative("Sandra, Kerry’s mother, has Noah on Tuesdays and would do more.", "Wider family"),
            ),
        ),
        CALLUM,
        Section("Noah, 2", (ChildWords("Noah", (), "2"), Level("Level of need", 0, ""))),
        Section(
            "How things are",
            (
                ThreeColumns(
                    (
                        ("What worries us", ("Callum did not come home on two nights.", "Shouting keeps Ellie awake.")),
                        ("What is working well", ("Callum loves the bike workshop.", "Tom does bedtime with Noah.")),
                        ("What needs to happen", ()),
                    )
                ),
                ScaleRow("Kerry", Scaling(now=4), "“Some days it’s a two.”"),
                ScaleRow("Dean", Scaling()),
                Choices(
                    "Outcomes this family needs help with",
                    (("Getting a good education", True), ("Good early years development", False), ("Secure housing", True)),
                ),
            ),
        ),
        Section(
            "Do we agree?",
            (
                Narrative("Jestem zadowolona z tego planu.", "Babcia’s words, in Polish", "pl"),
                Answers((Answer("Family’s copy", "Given on 12 November 2026, read aloud, in English"),)),
                Signatures(
                    (
                        Signatory(
                            "Kerry Marlow",
                            True,
                            on="9 November",
                            strokes=(((0, 30), (10, 0), (20, 30), (30, 5)), ((35, 20), (60, 22))),
                        ),
                        Signatory("Dean Foster", False, "by phone", "10 November"),
                        Signatory("Priya Nair"),
                    )
                ),
            ),
        ),
    ),
)
