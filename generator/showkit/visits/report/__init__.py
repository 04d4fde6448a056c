"""The report: what came of what was sent, by show, campaign, territory, network and season."""
