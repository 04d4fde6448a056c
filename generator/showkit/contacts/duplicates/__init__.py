"""Houses and people that may stand twice in the contact base, with the reasons in words."""
