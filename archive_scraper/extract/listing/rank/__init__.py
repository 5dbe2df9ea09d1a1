"""Which of the repeated blocks is the listing: features, weights, order."""
