// Opens the tab of the field that the address names, and goes there.
(() => {
  const field = document.getElementById(location.hash.slice(1));
  if (!field) {
    return;
  }
  const scroll = () => field.scrollIntoView({ block: "center" });
  // The tab jumps to its own anchor, and editors of rich text grow above the field:
  // it is held in sight until somebody does something, for some seconds at most.
  const hold = () => {
    const sizes = new ResizeObserver(scroll);
    const stop = new AbortController();
    const end = () => {
      sizes.disconnect();
      stop.abort();
    };
    sizes.observe(field.closest("form") ?? field);
    addEventListener("hashchange", scroll, { signal: stop.signal });
    for (const kind of ["wheel", "pointerdown", "keydown", "touchstart"]) {
      addEventListener(kind, end, { signal: stop.signal });
    }
    setTimeout(end, 8000);
  };
  // An editor of rich text comes late, when its field is seen, in a frame of its own.
  const focus = (tries) => {
    const body = field.querySelector(".tox-edit-area iframe")?.contentDocument?.body;
    if (field.querySelector("textarea.richTextWidget") && !body?.isContentEditable && tries) {
      setTimeout(focus, 100, tries - 1);
      return;
    }
    scroll();
    (body ?? field.querySelector("input:not([type=hidden]), textarea, select"))?.focus();
  };
  const open = (tries) => {
    const fieldset = field.closest("fieldset");
    const form = fieldset?.closest("form") ?? document;
    const tabs = [...form.querySelectorAll(".autotoc-nav a")];
    const tab = tabs[[...form.querySelectorAll("fieldset.autotoc-section")].indexOf(fieldset)];
    if (fieldset && !tab && tries) {
      setTimeout(open, 100, tries - 1);
      return;
    }
    tab?.click();
    hold();
    scroll();
    focus(100);
  };
  open(50);
})();
