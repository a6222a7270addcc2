"""Reported clauses (…다고 밝혔다): where they end and begin, and whose words they are."""
