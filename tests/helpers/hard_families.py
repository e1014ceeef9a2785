"""Families that are hard to draw: each one that can be drawn without crossing lines, and some that cannot."""

from tests.helpers.genograms import MARLOW

PLANAR = {
    "the Marlows": MARLOW,
    "half-siblings over three partners": """
        Jo f 34 home, Ali m 40, Ben m 36, Cal m 30 home
        Mia f 15 home, Leo m 13 home, Zoe f 9 home, Sam m 6 home, Ivy f 1 home
        Ali / Jo: Mia, Leo
        Ben // Jo: Zoe, Sam
        Jo - Cal: Ivy
    """,
    "half-siblings over three partners, with grandparents": """
        Gran f 70, Grandad m 72, Jo f 34 home, Aunt f 31, Ali m 40, Ben m 36, Cal m 30 home
        Mia f 15 home, Zoe f 9 home, Ivy f 1 home
        Grandad = Gran: Jo, Aunt
        Ali / Jo: Mia
        Ben // Jo: Zoe
        Jo - Cal: Ivy
    """,
    "cousins living together": """
        Elsie f 71 home, Bert m 74, Ann f 45 home, Joy f 42, Kit f 40, Paul m 47, Rod m 44
        Amy f 16 home, Jack m 12, Lily f 10, Tess f 9 home, Kai m 4 home
        Bert = Elsie: Ann, Joy, Kit
        Paul // Ann: Amy
        Rod - Joy: Jack, Lily
        Kit: Tess, Kai
    """,
    "step and foster children": """
        Dawn f 50 home, Neil m 52 home, Rose f 27, Gary m 55
        Tia f 17 home, Max m 15 home, Finn m 8 home, Skye f 5 home
        Gary // Dawn: Tia
        Dawn = Neil: Max
        Dawn = Neil foster: Finn, Skye
        Rose: Skye
    """,
    "twins": """
        Sue f 33 home, Pete m 35, Ava f 12 home, Isla f 9 home, Evie f 9 home, Tim m 3 home
        Pete ~ Sue: Ava, Isla, Evie, Tim
        Isla twin: Evie
    """,
    "two mothers": """
        Ruth f 38 home, Beth f 36 home, Otis m 7 home, Wren f 4 home
        Ruth = Beth: Otis, Wren
    """,
    "a pregnancy, the father not known": """
        Nan f 44 home, Chloe f 17 home, Who ?, Bump due home
        Nan: Chloe
        Who / Chloe: Bump
    """,
    "a death": """
        Late m 41 died, Gwen f 39 home, Hal m 40 home, Ned m 11 home, Una f 8 home, Gran f 66
        Late = Gwen: Ned, Una
        Gwen - Hal
        Gran: Late
    """,
    "raised by grandparents": """
        Vi f 58 home, Stan m 60 home, Lee f 29, Dad ?, Ash m 8 home
        Stan = Vi: Lee
        Dad / Lee: Ash
        Stan = Vi guardian: Ash
    """,
    "two brothers, each with a family": """
        Pop m 70, Nana f 69, Al m 44 home, Bob m 41, Cath f 43 home, Deb f 40
        A1 m 14 home, A2 f 11 home, B1 f 12, B2 m 9
        Pop = Nana: Al, Bob
        Al = Cath: A1, A2
        Bob = Deb: B1, B2
    """,
    "a chain of four partners": """
        P1 m 50, P2 f 48 home, P3 m 46 home, P4 f 44, P5 m 41
        C1 f 20, C2 m 15 home, C3 f 9 home, C4 m 4
        P1 // P2: C1
        P2 = P3: C2, C3
        P3 / P4: C4
        P4 - P5
    """,
    "sisters whose parents nobody knows": """
        Kim f 14 home, Pat f 11 home, Carer f 52 home
        Kim sibling: Pat
        Carer foster: Kim, Pat
    """,
    "three generations and twenty people": """
        Ivor m 74, Nell f 72, Frank m 71 died, Grace f 70, Sid m 69, Peg f 67
        Lorna f 46, Craig m 44, Nadia f 41 home, Owen m 43 home, Tess f 39, Dale m 45, Ross m 38, Gwyn m 40
        Ben m 17 home, Lily f 15 home, Ada f 11 home, Rex m 11 home, Bump due home, Joss m 12
        Ivor = Nell: Lorna, Craig
        Frank = Grace: Nadia, Ross
        Sid // Peg: Owen, Tess
        Craig // Nadia: Ben, Lily
        Nadia = Owen: Ada, Rex, Bump
        Tess - Gwyn: Joss
        Dale = Lorna
        Ada twin: Rex
    """,
    "a grandmother whose own child is not said": """
        Mo f 70, Jan f 35 home, Len m 37 home, Roy m 9 home
        Len = Jan: Roy
        Mo grand: Roy
    """,
}

TANGLED = {
    "parents who are cousins": """
        G1 m 75, G2 f 74, M1 f 50, M2 m 49, N1 m 52, N2 f 48, X m 27 home, Y f 26 home, Z m 3 home
        G1 = G2: M1, M2
        N1 = M1: X
        M2 = N2: Y
        X = Y: Z
    """,
    "an uncle and his niece": """
        G1 m 75, G2 f 74, U m 40 home, S f 50, N f 25 home, C m 2 home
        G1 = G2: S, U
        S: N
        U - N: C
    """,
    "a father and his daughter": """
        F m 50, D f 17 home, B m 1 home
        F: D
        F & D: B
    """,
    "everybody their own ancestor": """
        A m 40, B f 38, C m 10
        A: B
        B: C
        C: A
    """,
    "two brothers with one woman": """
        G1 m 75, G2 f 74, A m 44, B m 40, W f 38 home, K1 f 12 home, K2 m 6 home
        G1 = G2: A, B
        A // W: K1
        B = W: K2
    """,
    "five partners": """
        J f 45 home, A m 50, B m 49, C m 48, D m 47, E m 46 home
        a f 20, b m 17 home, c f 13 home, d m 8 home, e f 2 home
        A / J: a
        B // J: b
        C / J: c
        D / J: d
        J - E: e
    """,
    "three parents, adopted by a stepfather": """
        M f 36 home, F m 39, S m 40 home, K1 f 12 home, K2 m 9 home, K3 f 2 home
        F // M: K1, K2
        M = S: K3
        S adopted: K1, K2
    """,
    "nobody related to anybody": """
        A f 40 home, B m 41 home, C f 12 home, D m 9, E f 8, F m 7, G f 6, H m 5, I f 4, J m 3, K ?, L due
    """,
    "two families in one house": """
        A f 40 home, B f 38 home, C m 12 home, D m 9 home, E f 8 home, F m 61
        A: C, E
        B: D
        F grand: D
    """,
    "thirty people": """
        G1 m 80, G2 f 79, G3 m 78, G4 f 77, G5 m 76 died, G6 f 75
        P1 m 55, P2 f 54, P3 m 52, P4 f 51 home, P5 m 50 home, P6 f 49, P7 m 48, P8 f 47
        C1 m 25, C2 f 23, C3 m 21, C4 f 19, C5 m 17 home, C6 f 15 home, C7 m 14 home, C8 f 12 home, C9 m 11, C10 f 9
        D1 m 4, D2 f 3, D3 m 2, D4 due, Q1 f 24, Q2 m 26
        G1 = G2: P1, P3
        G3 = G4: P4, P6
        G5 = G6: P5, P7
        P1 = P2: C1, C2
        P3 // P4: C3, C4, C5
        P4 = P5: C6, C7, C8
        P5 / P6: C9
        P7 - P8: C10
        C1 = Q1: D1, D2
        Q2 - C2: D3, D4
    """,
}
