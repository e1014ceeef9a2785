"""Assessments: starting, writing, finishing, approving and amending them, and giving the family its copy."""

from fpz_app.casework.assessment_reading import needs_found

__all__ = ["needs_found"]
