"""The format of a question file: what is read from it, and what a malformed one says."""

import pytest

from graph.ontology import ontology
from queries import MalformedQuestionError, Parameter, Type, questions
from queries.questions import parse, parse_fragment

GOOD = """// Who backs whom
// theme: evidence
// answers: Everyone who backs the entity.
// param entity: entity, required — the one who is backed
// param polarity: polarity, optional — only affirmed or only denied
// param order: name|claims = claims — what comes first
// param max_hops: integer 1..3 = 2 — how far
// column uid: the backer
// column name: its name
// example: entity="Tide League" max_hops=1
MATCH (e:Entity {uid: $entity})<-[:{{predicates}}*1..{{max_hops}}]-(b:Entity)
WHERE $polarity IS NULL OR b.name <> $order
RETURN b.uid AS uid, b.name AS name
"""


def test_a_file_is_read_into_a_question() -> None:
    question = parse("who-backs", GOOD)
    assert (question.name, question.title, question.theme) == ("who-backs", "Who backs whom", "evidence")
    assert question.answers == "Everyone who backs the entity."
    assert question.parameters == (
        Parameter("entity", Type.ENTITY, True, None, "the one who is backed"),
        Parameter(
            "polarity", Type.POLARITY, False, None, "only affirmed or only denied", choices=("affirmed", "denied")
        ),
        Parameter("order", Type.CHOICE, False, "claims", "what comes first", choices=("name", "claims")),
        Parameter("max_hops", Type.INTEGER, False, 2, "how far", 1, 3),
    )
    assert [column.name for column in question.columns] == ["uid", "name"]
    assert question.example == {"entity": "Tide League", "max_hops": "1"}


def test_the_predicates_and_an_integer_are_put_into_the_cypher() -> None:
    question = parse("who-backs", GOOD)
    types = "|".join(ontology())
    assert question.inlined == ("max_hops",)
    assert f"<-[:{types}*1..2]-(b:Entity)" in question.rendered({})
    assert f"<-[:{types}*1..3]-(b:Entity)" in question.rendered({"max_hops": 3})


@pytest.mark.parametrize("value", [0, 4, -1])
def test_an_integer_outside_its_range_is_never_put_in(value: int) -> None:
    with pytest.raises(ValueError, match=f"max_hops is {value}, allowed is 1 to 3"):
        parse("who-backs", GOOD).rendered({"max_hops": value})


def test_lists_and_their_bounds_and_an_order_of_dates_are_read() -> None:
    question = parse(
        "ways",
        """// Ways
// theme: evidence
// answers: All of them.
// param entities: entities 2..5, required — the ends
// param others: entities, optional — others
// param kinds: kinds, optional — only these
// param since: date, optional — the first day
// param until: date, optional — the last day
// ascend: since until
// column uid: text — one
// example: entities="A,B"
RETURN $entities, $others, $kinds, $since, $until ORDER BY uid
""",
    )
    ends, others, kinds, *_ = question.parameters
    assert (ends.type, ends.required, ends.minimum, ends.maximum) == (Type.ENTITIES, True, 2, 5)
    assert (others.type, others.required, others.minimum, others.maximum) == (Type.ENTITIES, False, 1, 2000)
    assert (kinds.type, kinds.choices) == (Type.KINDS, ("Person", "Organization", "Place"))
    assert question.ascend == ("since", "until")


def test_a_fragment_brings_its_lines_and_its_columns() -> None:
    columns, cypher = "// column uid: the backer\n// column name: its name", "b.uid AS uid, b.name AS name"
    fragment = parse_fragment("pair", f"// Two things.\n{columns}\n{cypher}\n")
    text = GOOD.replace(columns, "// columns {{pair}}").replace(cypher, "{{pair}}")
    question = parse("who-backs", text, {"pair": fragment})
    assert question == parse("who-backs", GOOD)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("// Who backs whom\n", "//\n", r"who\.cypher:1: the first line must be `// ` and the title"),
        ("// theme: evidence\n", "", r":1: the header has no `// theme:` line"),
        ("// theme: evidence", "// subject: evidence", r":2: cannot read 'subject: evidence'"),
        ("entity: entity, required", "entity: person, required", r":4: there is no parameter type 'person'; there are"),
        ("entity: entity, required", "entity: entity", r":4: say whether entity is `required` or `optional`"),
        (" — the one who is backed", "", r":4: cannot read 'param entity: entity, required'; write `param name"),
        ("entity: entity, required", "entity: entities 2..5", r":4: say whether entity is `required` or `optional`"),
        ("1..3 = 2", "1..3 = 7", r":7: the default 7 of max_hops is not within 1\.\.3"),
        ("1..3 = 2", "1..3", r":7: integer max_hops needs `required` or a default"),
        ("name|claims = claims", "name|claims = size", r":6: the default size of order is none of name\|claims"),
        ("column name:", "column uid:", r"the column uid is declared twice"),
        ("param order:", "param polarity:", r"the parameter polarity is declared twice"),
        ("$order", "$ordering", r"the Cypher uses ordering, which no `param` declares"),
        (" OR b.name <> $order", "", r"the parameter order is declared, but not used"),
        ("{{predicates}}", "{{relations}}", r"\{\{relations\}\} is neither a fragment nor an integer parameter"),
        ("max_hops=1", "hops=1", r"the example gives hops, which no `param` declares"),
        ('entity="Tide League" ', "", r"the example lacks entity"),
        ("// example:", "// differ: entity target\n// example:", r"`differ` names target, which no `param` declares"),
        ("// example:", "// ascend: since\n// example:", r"`ascend` names since, which no `param` declares"),
        ("// example:", "// columns {{nothing}}\n// example:", r":10: cannot read 'columns \{\{nothing\}\}'"),
    ],
)
def test_a_malformed_file_is_refused_with_its_reason(old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(MalformedQuestionError, match=message):
        parse("who", GOOD.replace(old, new, 1))


def test_a_file_without_cypher_is_refused() -> None:
    header = "".join(line for line in GOOD.splitlines(keepends=True) if line.startswith("//"))
    with pytest.raises(MalformedQuestionError, match="there is no Cypher"):
        parse("who", header)
    with pytest.raises(MalformedQuestionError, match=r"fragments/who\.cypher:1: there is no Cypher"):
        parse_fragment("who", "// nothing\n")


def test_fragments_are_no_questions() -> None:
    assert "claim" in questions()
    assert not {"claim-ends", "counts", "evidence", "sample"} & set(questions())


@pytest.mark.parametrize("name", questions())
def test_a_question_says_what_it_is_in_full(name: str) -> None:
    question = questions()[name]
    assert question.answers.endswith(".")
    assert all(parameter.means for parameter in question.parameters)
    assert "ORDER BY" in question.cypher or question.name in ("claim", "document", "entity")  # these give one row
