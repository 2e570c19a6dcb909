"""How much one file may hold, so that a hostile or mistaken one ends in a message and not in a full memory."""

MAX_FILE_BYTES = 20_000_000
MAX_CHARACTERS = 1_000_000  # spaCy's own limit, and about the length of three novels
MAX_UNPACKED_BYTES = 100_000_000  # all parts of a .docx together
MAX_PDF_PAGES = 2_000
MAX_SECONDS = 30.0  # reading the pages of one PDF
