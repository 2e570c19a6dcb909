"""The evidence in the formats of other programs, and back.

`dossier` reads a document with all that it states; one file per format writes them, a document at a time, so that a
large graph needs no large memory:

    jsonld, rdf         JSON-LD, N-Quads, TriG, Turtle: nothing is lost, `importing` reads them back
    follow_the_money    entities and statements of FollowTheMoney
    claims_table        one claim a row
    cypher_script       the whole stored graph as Cypher statements
    neo4j_csv           the same for neo4j-admin's bulk import

What each carries and loses is told in docs/exports.md.
"""
