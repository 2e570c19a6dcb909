"""Cypher as text: what a statement says, whether it is right on both engines, and whether a stranger's may be run.

tokens, reading     the words of a statement, its brackets, patterns and clauses
portability, lint   what is not right on both engines; the question files are held to it too
guard, ad_hoc       what keeps a stranger's statement to reading, and running it
"""
