"""Training the tagger of names from annotated texts. Needs PyTorch; what it makes does not."""
