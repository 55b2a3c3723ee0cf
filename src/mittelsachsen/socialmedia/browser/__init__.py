"""Views, forms, viewlets and the control panel."""
