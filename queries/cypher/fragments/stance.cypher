// Which summary edges r count: $stance is affirmed, asserted or any.
($stance = 'any' OR ($stance = 'affirmed' AND r.affirmed > 0) OR ($stance = 'asserted' AND r.asserted > 0))
