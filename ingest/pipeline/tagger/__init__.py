"""Names of people, organizations and places, as a small network trained for this project finds them.

Nothing is imported here: onnxruntime is loaded only where the tagger is used (`component`).
"""

NAME = "sayso_tagger"
"""The component's name, which is also the id of the entities that it finds."""
