"""The parts of benchmarks/mutants.py: where the numbers are, how one is changed, which tests are asked."""
