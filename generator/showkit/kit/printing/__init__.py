"""What a presenter prints: sheets declared first, then made into PDFs on all cores."""
