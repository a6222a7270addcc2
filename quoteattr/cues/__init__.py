"""What reports a quote: predicates and nouns, in its frame and in the sentence beside it."""
