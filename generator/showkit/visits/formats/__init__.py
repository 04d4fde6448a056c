"""The formats in which hosts write their logs, one module each; `line_reader` tells them apart."""
