"""The central service: what every laptop of a zone sends its works to and receives others' works from."""
