"""Which texts come from one text: copies, wires inside longer pieces, rewrites; the origins behind them."""
