"""What comes back: access logs, evidence, the link log, engagement."""
