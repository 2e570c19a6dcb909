"""From a question and the words of an address to a page of its answer: sorted, cut, shaped, streamed."""
