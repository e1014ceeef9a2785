"""Walk through a genogram's tree: everybody from left to right, each child after elder ones, each partner beside theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fpz_app.domain.genogram.tree import Tree

Choices = Mapping[tuple[str, str | int], int]
LEFT, RIGHT, TOP = "left", "right", "top"


@dataclass
class _Piece:
    """What stands with one person: `core` among brothers and sisters, `left` and `right` outside them."""

    left: list[str] = field(default_factory=list)
    core: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)

    @property
    def whole(self) -> list[str]:
        return [*self.left, *self.core, *self.right]


class Walk:
    """One order of a part of the tree. `choices` turn it at the places in `asked`, which has how many ways each place has."""

    def __init__(self, tree: Tree, root: int, choices: Choices) -> None:
        self._tree, self._choices = tree, choices
        self._seen: set[str] = set()
        self._done: set[int] = set()
        self._kept: set[str] = set()  # children whose turn among their brothers and sisters is still to come
        self.asked: dict[tuple[str, str | int], int] = {}
        self.over: list[int] = []
        self.order = self._family(root, "", _Piece()).whole
        met = set(self.order)
        self.order += [lane for at in sorted(self._done) for lane in tree.lanes(at) if lane not in met]
        for at in self._done:
            self._sort_children(at)

    def _sort_children(self, at: int) -> None:
        """Where tangled lines led the walk to a younger child first, brothers and sisters change places."""
        for row in {self._tree.rows[each] for each in self._tree.bonds[at].children}:
            mine = [each for each in self._tree.bonds[at].children if self._tree.rows[each] == row]
            mine = [each for each in mine if len(self._tree.above[each]) == 1]
            places = sorted(self.order.index(each) for each in mine)
            for place, child in zip(places, mine, strict=True):
                self.order[place] = child

    def _choose(self, what: str, where: str | int, ways: int) -> int:
        self.asked[what, where] = ways
        return self._choices.get((what, where), 0) % ways

    def _keep(self, bonds: list[int], known: str) -> set[str]:
        """Children who from now on wait for their turn; `known` is where the walk is."""
        mine = {each for at in bonds for each in self._tree.bonds[at].children if each != known} - self._seen - self._kept
        self._kept |= mine
        return mine

    def _waits(self, person: str) -> bool:
        """Whether somebody comes later in the walk, as the child of their parents."""
        return person not in self._seen and not self._kept.isdisjoint(self._tree.forebears[person])

    def _parted(self, at: int) -> bool:
        return any(self._waits(each) for each in self._tree.bonds[at].partners)

    def _family(self, at: int, known: str, piece: _Piece) -> _Piece:
        """A bond met from above or from `known`, its child, who comes with their piece."""
        self._done.add(at)
        kept = self._keep([at], known)
        partners = self._sided(at)
        turned = len(partners) == 1 and self._choose("alone", at, 2)
        before, after = ([], partners) if turned else (partners[:1], partners[1:])
        before = [node for each in before for node in self._partner(at, each, RIGHT)]
        after = [node for each in after for node in self._partner(at, each, LEFT)]
        self._kept -= kept
        children = self._children(at, known, piece)
        return _Piece(children.left, [*before, *children.core, *after], children.right)

    def _sided(self, at: int) -> list[str]:
        partners = sorted(self._tree.bonds[at].partners, key=lambda each: self._tree.side[each])
        if len(partners) == 2 and self._choose("turn", at, 2):
            partners.reverse()
        return partners

    def _partner(self, at: int, person: str, to: str) -> list[str]:
        """A partner with all that hangs on them, and the lanes of their foot on the children's side."""
        met = [] if person in self._seen or self._waits(person) else self._person(person, to).whole
        foot = self._tree.foot(at, person)
        return [*met, *foot] if to == RIGHT else [*foot, *met]

    def _children(self, at: int, known: str = "", piece: _Piece | None = None) -> _Piece:
        mine = self._keep([at], known)
        pieces = []
        for child in self._tree.bonds[at].children:
            if child == known and piece is not None:
                pieces.append(piece)
            elif child in mine:
                self._kept.discard(child)
                pieces.append(self._person(child, TOP))
        core = [each for one in pieces for each in one.core]
        trunk = self._tree.trunk(at)
        if trunk:
            core = [*trunk, *core] if self._choose("trunk", at, 2) else [*core, *trunk]
        left = [each for one in reversed(pieces) for each in one.left]
        right = [each for one in reversed(pieces) for each in one.right]
        return _Piece(left, core, right)

    def _person(self, person: str, came: str) -> _Piece:
        """`came` is where the line is by which the walk arrives: above, or on the left or the right below."""
        self._seen.add(person)
        piece = _Piece(core=[person])
        above = [at for at in self._tree.above[person] if at not in self._done and not self._parted(at)]
        self._done.update(above)
        siblings = self._keep(above, person)
        left, alone, right = self._bonds_about(person, came)
        for at in alone:
            if at not in self._done:
                self._done.add(at)
                piece.core += [*self._tree.foot(at, person), *self._children(at).whole]
        self._hang(piece, person, left, LEFT)
        self._hang(piece, person, right, RIGHT)
        self._kept -= siblings
        return self._with_parents(person, piece, above, came)

    def _with_parents(self, person: str, piece: _Piece, above: list[int], came: str) -> _Piece:
        """The first parents met put the person among their children, more of them stand beside."""
        for at in above:
            if came != TOP:
                piece = _Piece(core=self._family(at, person, piece).whole)
                came = TOP
            else:
                other = self._family(at, person, _Piece()).whole
                eldest = all(each != person for each in self._tree.bonds[at].children[1:])
                if self._choose("beside", at, 2) != int(eldest):
                    piece.left = [*other, *piece.left]
                else:
                    piece.right = [*piece.right, *other]
        return piece

    def _bonds_about(self, person: str, came: str) -> tuple[list[int], list[int], list[int]]:
        """The bonds still to be met on the left (nearest first), of this parent alone, and on the right."""
        ahead = [at for at in self._tree.below[person] if at not in self._done]
        ahead = [at for at in ahead if not self._parted(at)]
        alone = [at for at in ahead if len(self._tree.bonds[at].partners) == 1]
        pairs = [at for at in ahead if at not in alone]
        if not pairs:
            return [], alone, []
        if len(pairs) > 1 and self._choose("order", person, 2):
            pairs.reverse()
        usual = {LEFT: 0, RIGHT: len(pairs)}.get(came, len(pairs) // 2)
        if came == TOP and len(pairs) == 1:
            usual = 0 if self._tree.side[person] < 0 else 1
        lefts = (usual + self._choose("split", person, len(pairs) + 1)) % (len(pairs) + 1)
        return pairs[:lefts][::-1], alone, pairs[lefts:]

    def _hang(self, piece: _Piece, person: str, bonds: list[int], side: str) -> None:
        parents_nearer = False
        for at in bonds:
            if at in self._done:
                continue
            self._done.add(at)
            other = next(each for each in self._tree.bonds[at].partners if each != person)
            lifted = parents_nearer and self._may_lift(person, other) and not self._choose("under", at, 2)
            hung = self._hung(at, person, other, side=side, lifted=lifted)
            self._place(piece, hung, side, outside=lifted or self._is_outside(at, person, other))
            parents_nearer = parents_nearer or bool(self._tree.bonds[at].children)
            if lifted:
                self.over.append(at)

    def _may_lift(self, person: str, other: str) -> bool:
        return other not in self._seen and self._tree.rows[other] == self._tree.rows[person]

    def _hung(self, at: int, person: str, other: str, *, side: str, lifted: bool) -> list[str]:
        kept = self._keep([at], "")
        far = self._partner(at, other, RIGHT if side == LEFT else LEFT)
        self._kept -= kept
        children = self._children(at).whole
        lane = [self._tree.over(at)] if lifted and self._tree.bonds[at].children else []
        foot = self._tree.foot(at, person)
        return [*far, *children, *foot, *lane] if side == LEFT else [*lane, *foot, *children, *far]

    def _is_outside(self, at: int, person: str, other: str) -> bool:
        """A partner with parents of their own stands outside the family that the person comes from."""
        if not self._tree.above[person]:
            return False
        return bool(self._tree.above[other]) != bool(self._choose("outside", at, 2))

    def _place(self, piece: _Piece, hung: list[str], side: str, *, outside: bool) -> None:
        if side == LEFT:
            if outside or piece.left:
                piece.left = [*hung, *piece.left]
            else:
                piece.core = [*hung, *piece.core]
        elif outside or piece.right:
            piece.right = [*piece.right, *hung]
        else:
            piece.core = [*piece.core, *hung]
