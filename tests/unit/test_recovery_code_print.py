"""The recovery code on paper."""

from datetime import UTC, datetime

import pytest

from fpz_app.presenters.code_page import code_pdf
from fpz_app.security.recovery import RecoveryCode, read_code
from tests.helpers.pdf import assert_tagged, page_texts, read_blocks

CODE = RecoveryCode(bytes(range(7, 39)))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return code_pdf(CODE.groups, datetime(2026, 11, 23, 14, 48, tzinfo=UTC))


def test_the_printed_code_reads_back(pdf: bytes) -> None:
    cells = [words for _, words in read_blocks(pdf, "TD") if words.strip()]
    assert read_code(" ".join(cells)) == CODE


def test_it_is_one_tagged_page(pdf: bytes) -> None:
    assert_tagged(pdf)
    assert len(page_texts(pdf)) == 1


def test_it_says_when_it_was_printed(pdf: bytes) -> None:
    assert "Printed on 23 November 2026 at 14:48." in page_texts(pdf)[0]
