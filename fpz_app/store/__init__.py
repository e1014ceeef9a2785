"""The encrypted laptop database: records, their journal, drafts, search and backups."""
