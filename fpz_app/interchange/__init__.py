"""Files of others: workbooks in, calendars and returns out."""
