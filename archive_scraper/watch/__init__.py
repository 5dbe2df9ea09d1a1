"""Is a source still what it was? What a run counted is judged against the past of its source, and people are told."""
