# Screens, forms, questions.
