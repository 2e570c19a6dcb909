"""Names of people, organizations and places, as a small network trained for this project finds them.

Nothing is imported here: onnxruntime is loaded only where the tagger is used (`component`)."""
