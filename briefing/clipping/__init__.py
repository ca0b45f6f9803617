"""Picking passages into baskets, every change with its way back: for the screens and for typed lines."""
