"""What a reconciliation service takes and answers, as of the Reconciliation Service API 0.2 of the W3C's community
group; the names of the fields are its."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

BATCH_SIZE = 100
_Text = Annotated[str, StringConstraints(max_length=200)]


class Reference(BaseModel):
    """Something by its id and its name: a type, a property, an entity."""

    id: str
    name: str


class Template(BaseModel):
    """An address with {{id}} in it."""

    url: str


class PreviewTemplate(Template):
    """An address with {{id}} in it, and the pixels that its page needs."""

    width: int
    height: int


class ServicePath(BaseModel):
    """An address in two parts."""

    service_url: str
    service_path: str


class Suggesting(BaseModel):
    """Where to ask for what may complete a word."""

    entity: ServicePath
    property: ServicePath
    type: ServicePath


class Extending(BaseModel):
    """Where to ask which properties there are."""

    propose_properties: ServicePath
    property_settings: list[dict[str, Any]]


class Manifest(BaseModel):
    """What the service offers, and where."""

    versions: list[str]
    name: str
    identifierSpace: str  # noqa: N815 - as the specification has it
    schemaSpace: str  # noqa: N815
    documentation: str
    serviceVersion: str  # noqa: N815
    batchSize: int  # noqa: N815
    defaultTypes: list[Reference]  # noqa: N815
    view: Template
    preview: PreviewTemplate
    suggest: Suggesting
    extend: Extending


class GivenEntity(BaseModel):
    """An entity as the value of a property that a client gives."""

    id: _Text
    name: str | None = None


class GivenProperty(BaseModel):
    """A property that the entity should have, with one value or several."""

    pid: _Text
    v: _Text | int | float | bool | GivenEntity | list[_Text | int | float | bool | GivenEntity]

    def values(self) -> list[str]:
        """The values as text, entities by uid."""
        given = self.v if isinstance(self.v, list) else [self.v]
        return [one.id if isinstance(one, GivenEntity) else str(one) for one in given]


class ReconciliationQuery(BaseModel):
    """One name to be reconciled."""

    query: _Text = ""
    type: _Text | list[_Text] = Field(default_factory=list)
    limit: int = Field(default=5, ge=1, le=50)
    properties: list[GivenProperty] = Field(default_factory=list, max_length=20)
    type_strict: str | None = None
    model_config = ConfigDict(extra="forbid")


class Feature(BaseModel):
    """One thing that speaks for a candidate, or against it."""

    id: str
    value: bool | int


class ReconciliationCandidate(Reference):
    """An entity that a name may mean; `match` only where there is no doubt."""

    description: str
    type: list[Reference]
    score: int
    match: bool
    features: list[Feature]


class ReconciliationResult(BaseModel):
    """The candidates for one name, best first."""

    result: list[ReconciliationCandidate]


class WantedProperty(BaseModel):
    """A property whose values are wanted; settings are ignored."""

    id: _Text
    settings: dict[str, Any] | None = None


class ExtensionQuery(BaseModel):
    """Entities and the properties that are wanted of them."""

    ids: list[_Text] = Field(max_length=BATCH_SIZE)
    properties: list[WantedProperty] = Field(max_length=50)


class ExtensionAnswer(BaseModel):
    """The values of properties: for each entity, for each property, a list."""

    meta: list[Reference]
    rows: dict[str, dict[str, list[dict[str, str | int]]]]


class SuggestedEntity(Reference):
    """An entity that completes what was typed."""

    description: str
    notable: list[Reference]


class SuggestedEntities(BaseModel):
    """Entities that complete what was typed."""

    result: list[SuggestedEntity]


class Suggested(BaseModel):
    """Types or properties that complete what was typed."""

    result: list[Reference]


class ProposedProperties(BaseModel):
    """The properties that entities of a type can have."""

    type: str | None
    properties: list[Reference]
    limit: int
