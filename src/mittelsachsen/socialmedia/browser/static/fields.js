// Opens the tab of the field that the address names, and goes there.
(() => {
  const field = document.getElementById(location.hash.slice(1));
  const fieldset = field?.closest("fieldset");
  if (!fieldset) {
    return;
  }
  const open = (tries) => {
    const form = fieldset.closest("form");
    const tabs = [...form.querySelectorAll(".autotoc-nav a")];
    const tab = tabs[[...form.querySelectorAll("fieldset.autotoc-section")].indexOf(fieldset)];
    if (!tab && tries) {
      setTimeout(open, 100, tries - 1);
      return;
    }
    tab?.click();
    field.scrollIntoView({ block: "center" });
    field.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  };
  open(50);
})();
