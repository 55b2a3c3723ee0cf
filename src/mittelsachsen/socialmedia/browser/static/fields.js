// Opens the tab of the field that the address names, and goes there.
(() => {
  const field = document.getElementById(location.hash.slice(1));
  if (!field) {
    return;
  }
  const fieldset = field.closest("fieldset");
  // Editors of rich text come late, in frames of their own; until then nothing is seen.
  const focus = (tries) => {
    const frame = field.querySelector(".tox-edit-area iframe");
    const rich = field.querySelector("textarea.pat-tinymce, textarea[data-pat-tinymce]");
    if (rich && !frame?.contentDocument?.body?.isContentEditable && tries) {
      setTimeout(focus, 100, tries - 1);
      return;
    }
    field.scrollIntoView({ block: "center" });
    if (frame) {
      frame.focus();
      frame.contentDocument.body.focus();
      return;
    }
    field.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  };
  const open = (tries) => {
    const form = fieldset.closest("form");
    const tabs = [...form.querySelectorAll(".autotoc-nav a")];
    const tab = tabs[[...form.querySelectorAll("fieldset.autotoc-section")].indexOf(fieldset)];
    if (!tab && tries) {
      setTimeout(open, 100, tries - 1);
      return;
    }
    tab?.click();
    focus(100);
  };
  if (fieldset) {
    open(50);
  } else {
    focus(100);
  }
})();
