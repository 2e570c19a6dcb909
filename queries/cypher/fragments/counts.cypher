// What every row about a summary edge r carries.
// column claims: how many claims state it
// column affirmed: how many affirm it
// column denied: how many deny it
// column actual: how many state it as fact
// column possible: how many hedge it
// column planned: how many speak of a plan
// column hypothetical: how many only imagine it
// column asserted: how many affirm it as fact
// column speakers: how many named speakers say so
// column sources: how many independent stories say so
r.claims AS claims, r.affirmed AS affirmed, r.denied AS denied,
       r.actual AS actual, r.possible AS possible, r.planned AS planned,
       r.hypothetical AS hypothetical, r.asserted AS asserted,
       r.speakers AS speakers, r.sources AS sources
