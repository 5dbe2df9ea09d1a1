"""The parts of benchmarks/torture.py: a hostile site, the program run from outside, judges, and a file a family."""
