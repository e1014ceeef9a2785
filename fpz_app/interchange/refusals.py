"""Refusals: why a file that was chosen as a workbook is not opened, in words for whoever chose it."""

from enum import Enum

from fpz_app.domain.errors import Problem

_SAVE_AS = "Open it in Excel, save it as an Excel workbook (.xlsx) and choose that file."
_CHOOSE = "Choose the .xlsx file that holds the lists."
_ASK = "Ask whoever sent it for a new copy. If you did not expect it, tell your security team."


class Refusal(Enum):
    EMPTY = ("This file is empty.", "Copy or download the workbook again.")
    NOT_A_WORKBOOK = ("This is not an Excel workbook.", _CHOOSE)
    TEXT = ("This is a text file (such as CSV), not an Excel workbook.", _SAVE_AS)
    PDF = ("This is a PDF, not an Excel workbook.", _CHOOSE)
    WORD = ("This is a Word document, not an Excel workbook.", _CHOOSE)
    POWERPOINT = ("This is a PowerPoint file, not an Excel workbook.", _CHOOSE)
    OLD_EXCEL = ("This is an old Excel workbook (.xls), which cannot be read here.", _SAVE_AS)
    BINARY_EXCEL = ("This is a binary Excel workbook (.xlsb), which cannot be read here.", _SAVE_AS)
    OPEN_DOCUMENT = ("This is an OpenDocument file, which cannot be read here.", _SAVE_AS)
    LOCKED = (
        "This workbook is protected with a password.",
        "Open it in Excel, take the password off (File, Info, Protect Workbook), save it and choose it again.",
    )
    DAMAGED = (
        "This workbook is damaged or was cut short.",
        "Copy or download it again, or open it in Excel and save it anew.",
    )
    TOO_LARGE = ("This file is too large.", "Keep only the lists that you mean to bring in, save it and choose it again.")
    TOO_MANY_ROWS = (
        "A sheet of this workbook goes on below row 200,000.",
        "Keep only the rows that you mean to bring in, save it and choose it again.",
    )
    UNPACKS_TOO_FAR = ("This file unpacks to far more than a workbook holds, so it was not opened.", _ASK)
    FILE_INSIDE = (
        "There is another packed file inside this workbook, so it was not opened.",
        "Open it in Excel, delete the embedded file, save it and choose it again.",
    )
    LINK_INSIDE = ("This file holds a link to another place on the computer, so it was not opened.", _ASK)
    NO_LIST = (
        "No sheet in this workbook has the headings of list 1, 2 or 3.",
        "Choose the workbook that holds contacts, early help assessments or referrals.",
    )

    def problem(self) -> Problem:
        message, remedy = self.value
        return Problem(message, remedy)
