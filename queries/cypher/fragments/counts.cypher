// What every row about a summary edge r carries.
// column claims: integer — how many claims state it
// column affirmed: integer — how many affirm it
// column denied: integer — how many deny it
// column actual: integer — how many state it as fact
// column possible: integer — how many hedge it
// column planned: integer — how many speak of a plan
// column hypothetical: integer — how many only imagine it
// column asserted: integer — how many affirm it as fact
// column speakers: integer — how many named speakers say so
// column sources: integer — how many independent stories say so
r.claims AS claims, r.affirmed AS affirmed, r.denied AS denied,
       r.actual AS actual, r.possible AS possible, r.planned AS planned,
       r.hypothetical AS hypothetical, r.asserted AS asserted,
       r.speakers AS speakers, r.sources AS sources
