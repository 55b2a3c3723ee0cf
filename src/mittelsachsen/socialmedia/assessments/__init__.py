"""Threshold analyses and impact assessments (Art. 35 GDPR): questions and answers."""
