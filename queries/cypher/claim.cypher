// One claim
// theme: evidence
// answers: The claim under a uid: what it states, in which words, on whose say-so, and where it stands.
// path: /claims/{claim}
// param claim: claim, required — the claim
// columns {{claim}}
// example: claim=ce554286e1406022eb9ef
MATCH (c:Claim {uid: $claim})
{{claim-ends}}
RETURN {{claim}}
