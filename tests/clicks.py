"""A script that counts the presses of a pointer over all pages of a tab."""

CLICKS = (
    "window.clicks = Number(sessionStorage.clicks || 0);"
    + """
document.addEventListener("pointerdown", () => {
  window.clicks += 1;
  sessionStorage.clicks = window.clicks;
}, true);
"""
)
