"""Accounts to findings: contradictions, sums that fit or not, dates settled, what moved on or is overdue."""
