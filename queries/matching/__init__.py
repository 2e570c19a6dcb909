"""Names of somebody's list against the entities of the graph, and what a reconciliation service asks of these.

sounds, likeness    how two names are alike, as rules that a person can check
candidates          whom a name may mean, each with a score and its reasons
properties          what is known of an entity, for the columns of a table
"""
