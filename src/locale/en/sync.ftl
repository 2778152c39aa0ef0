# Bundles and the roster.
