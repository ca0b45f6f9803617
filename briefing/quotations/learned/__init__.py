"""The weights that the decisions were learned into, as tables that can be read."""
