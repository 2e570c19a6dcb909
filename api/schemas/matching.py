"""Names of a list and the entities that they may mean."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.schemas.base import EntityLink
from graph.ontology import Kind
from queries.matching.candidates import Match
from queries.matching.likeness import Likeness

NAMES_AT_MOST = 500
CANDIDATES_AT_MOST = 50

Name = Annotated[str, StringConstraints(max_length=200)]


class NamesToMatch(BaseModel):
    """A list of names. `kind`: only persons, organizations or places; `limit`: candidates per name at most."""

    names: list[Name] = Field(min_length=1, max_length=NAMES_AT_MOST, description="Names, or uids.")
    kind: Kind | None = None
    limit: int = Field(default=5, ge=1, le=CANDIDATES_AT_MOST)
    model_config = ConfigDict(extra="forbid")


class MatchReason(BaseModel):
    """Why a name may mean an entity: a stable code, what it counts, and the same in words."""

    code: Likeness
    score: int
    says: str


class MatchCandidate(EntityLink):
    """An entity that a name may mean. `score` 0 to 100 is that of its best reason; `certain` where the whole name is
    the same, can tell whom it means, and nobody else comes near."""

    aliases: list[str]
    documents: int
    claims: int
    score: int
    certain: bool
    reasons: list[MatchReason]

    @classmethod
    def of(cls, match: Match) -> "MatchCandidate":
        """The candidate of a match."""
        return cls(
            uid=match.uid,
            name=match.name,
            kind=match.kind,
            aliases=list(match.aliases),
            documents=match.documents,
            claims=match.claims,
            score=match.score,
            certain=match.certain,
            reasons=[MatchReason(code=one.code, score=one.score, says=one.says) for one in match.reasons],
        )


class NameMatched(BaseModel):
    """A name as it was given, with its candidates, best first; none where nothing is like it."""

    name: str
    candidates: list[MatchCandidate]


class NamesMatched(BaseModel):
    """Every name, in the order in which they were given."""

    items: list[NameMatched]
