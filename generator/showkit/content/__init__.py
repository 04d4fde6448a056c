"""Reading the company's files: text to records, with a finding for every problem."""
