"""Which texts are refused for their language. All sentences are written for these tests."""

import pytest

from ingest.language import other_language

ENGLISH = (
    "The mayor of Port Ellis denied on Monday that the council had paid a shipping company for silence. She said that "
    "the money was for a new terminal, and that the contract would be published before the end of the month."
)
FRENCH = (
    "Le maire de Port-Ellis a nié lundi que le conseil municipal ait payé une compagnie maritime pour son silence. "
    "Elle a déclaré que l'argent était destiné à un nouveau terminal et que le contrat serait publié avant la fin du "
    "mois, comme le demandent les habitants de la ville depuis plusieurs années."
)
GERMAN = (
    "Die Bürgermeisterin von Port Ellis bestritt am Montag, dass der Rat eine Reederei für ihr Schweigen bezahlt habe. "
    "Das Geld sei für ein neues Terminal bestimmt, sagte sie, und der Vertrag werde noch vor dem Ende des Monats "
    "veröffentlicht, wie es die Einwohner der Stadt seit Jahren verlangen."
)
RUSSIAN = "Мэр города в понедельник опровергла сообщения о том, что совет заплатил судоходной компании за молчание."
ARABIC = "نفت رئيسة البلدية يوم الاثنين أن يكون المجلس قد دفع أموالا لشركة الشحن مقابل صمتها."
NAMES = (
    "Mustafa al-Kadhimi, Qassem Soleimani, Hassan Rouhani, Esmail Ghaani, Hadi al-Amiri, Qais al-Khazali, "
    "Abu Mahdi al-Muhandis, Faleh al-Fayyadh, Nouri al-Maliki, Haider al-Abadi"
)


def test_english_prose_is_read() -> None:
    assert other_language(ENGLISH) is None


def test_english_in_capitals_is_read() -> None:
    assert other_language(ENGLISH.upper()) is None


@pytest.mark.parametrize(
    ("text", "language"), [(FRENCH, "French"), (GERMAN, "German"), (RUSSIAN, "Russian"), (ARABIC, "Arabic")]
)
def test_another_language_is_named(text: str, language: str) -> None:
    assert other_language(text) == language


@pytest.mark.parametrize("text", ["", "12 / 34", "Le maire a nié.", "Kataib Hezbollah", NAMES])
def test_a_text_too_short_to_tell_is_let_through(text: str) -> None:
    assert other_language(text) is None


def test_english_with_a_foreign_quotation_is_read() -> None:
    assert other_language(f"{ENGLISH} {ENGLISH} “{RUSSIAN}” {ENGLISH}") is None
