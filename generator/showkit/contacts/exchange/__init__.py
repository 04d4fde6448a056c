"""The contact base in and out of other programs: spreadsheets, address books, CRMs."""
