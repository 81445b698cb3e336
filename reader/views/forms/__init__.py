"""What the pages ask: filters of lists, forms of the workbench, how somebody likes to read."""
