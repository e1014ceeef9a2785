"""Media refusals: why a file that was chosen is not attached, in words for whoever chose it."""

from enum import Enum

from fpz_app.domain.errors import Problem

AS_PDF = "Save it as a PDF, and attach that."
_TELL = "Do not open it. If it came by e-mail, tell your IT service."


class NotAttached(Enum):
    EMPTY = ("This file is empty.", "Look whether it is the right one.")
    BROKEN = ("This file is not whole, or is damaged.", "Get it again from where it came from.")
    UNREADABLE = ("This file cannot be read.", "Check that it is still there and not open elsewhere, then try again.")
    OTHER = (
        "This kind of file cannot be attached.",
        "PDF, pictures (JPEG, PNG, GIF, WebP), plain text, Word, OpenDocument text and e-mail can be.",
    )
    PROGRAM = ("This is a program, not a document.", _TELL)
    MACROS = ("There is a program inside this document (macros).", AS_PDF)
    ARCHIVE = ("This is an archive of several files.", "Take out what belongs here, and attach each file by itself.")
    SWELLS = ("This file unpacks to far more than a document holds.", _TELL)
    OTHER_OFFICE = ("This is a spreadsheet, a set of slides or another Office file.", AS_PDF)
    OLD_OFFICE = ("This is an older kind of Office file.", AS_PDF)
    RICH_TEXT = ("This is a rich text file.", AS_PDF)
    TIFF = ("This is a TIFF scan.", AS_PDF)
    HEIC = ("This is a picture as newer telephones keep them (HEIC).", "Save or send it as a JPEG, and attach that.")
    WEB_PAGE = ("This is a web page or a drawing in code.", "Open it and print it to a PDF, and attach that.")

    def problem(self) -> Problem:
        """Made anew each time: one that was raised before would hold on to what was being looked at."""
        message, remedy = self.value
        return Problem(message, remedy, field="file")
