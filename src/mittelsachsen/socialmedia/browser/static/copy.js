// Buttons that copy a text; without this script the text is there to select.
(() => {
  const copy = async (text) => {
    if (navigator.clipboard) {
      return navigator.clipboard.writeText(text.value);
    }
    // Sites without HTTPS have no clipboard but this.
    text.select();
    document.execCommand("copy");
  };
  for (const button of document.querySelectorAll("button[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await copy(document.getElementById(button.dataset.copies));
      const status = button.parentElement.querySelector("[role=status]");
      status.textContent = button.nextElementSibling.textContent;
    });
  }
})();
