"""How well the extraction does, measured on annotated texts that lie outside the repository."""
