/* Embeds that wait for consent (API and events: docs/embeds.md); links into forms. */
(() => {
  "use strict";
  const PREFIX = "socialmedia-embed:";

  const all = (selector) => [...document.querySelectorAll(selector)];
  const figures = () => all("figure.socialmedia-embed");
  const keyOf = ({ dataset }) => dataset.host || dataset.provider;
  const frameOf = (figure) => figure.querySelector("iframe");

  // Without storage, as in some private windows, every load is a single one.
  const stored = (key) => {
    try {
      return localStorage.getItem(PREFIX + key);
    } catch {
      return null;
    }
  };
  const store = (key, version) => {
    try {
      if (version) localStorage.setItem(PREFIX + key, version);
      else localStorage.removeItem(PREFIX + key);
    } catch {}
  };
  const allowed = (node) => stored(keyOf(node)) === node.dataset.version;

  const tell = (figure, text, name) => {
    const status = figure.querySelector(".socialmedia-embed-status");
    if (status) status.textContent = status.dataset[text] || "";
    figure.dispatchEvent(
      new CustomEvent(PREFIX + name, { bubbles: true, detail: keyOf(figure) }),
    );
  };

  const load = (figure, focus) => {
    const stage = figure.querySelector(".socialmedia-embed-stage");
    const { title, url } = figure.dataset;
    if (!stage || frameOf(figure) || !/^https?:/.test(url)) return;
    const frame = document.createElement("iframe");
    frame.title = title;
    frame.allow = "fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    if (!focus) frame.loading = "lazy";
    frame.src = url;
    stage.append(frame);
    figure.dataset.state = "loaded";
    if (focus) frame.focus();
    tell(figure, "loaded", "load");
  };

  const unload = (figure) => {
    if (!frameOf(figure)) return;
    frameOf(figure).remove();
    delete figure.dataset.state;
    tell(figure, "removed", "unload");
  };

  // Brings the page to what is stored; players of a single load stay.
  const refresh = () => {
    for (const figure of figures()) if (allowed(figure)) load(figure);
    for (const control of all("[data-embed=withdraw]")) {
      const node = control.closest("[data-provider]");
      const hidden = !node || !allowed(node);
      // Only a change is written, for the observer below watches.
      if (control.hidden !== hidden) control.hidden = hidden;
    }
  };

  const unloadAll = (key) =>
    figures().forEach((figure) => keyOf(figure) === key && unload(figure));

  const allow = (node) => {
    store(keyOf(node), node.dataset.version);
    refresh();
  };

  const withdraw = (key) => {
    store(key);
    unloadAll(key);
    refresh();
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-embed]");
    const node = button?.closest("[data-provider]");
    if (!node) return;
    const choice = button.dataset.embed;
    if (choice === "withdraw") {
      withdraw(keyOf(node));
      node.querySelector("[data-embed=load]")?.focus();
      return;
    }
    if (choice === "always") allow(node);
    if (node.matches("figure")) {
      load(node, true);
      frameOf(node)?.focus();
    }
  });

  const sync = (key) => {
    if (!stored(key)) unloadAll(key);
    refresh();
  };
  const syncAll = () => new Set(figures().map(keyOf)).forEach(sync);
  addEventListener("storage", ({ key }) => {
    if (!key) syncAll();
    else if (key.startsWith(PREFIX)) sync(key.slice(PREFIX.length));
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) syncAll();
  });

  document.documentElement.classList.add("socialmedia-embed-ready");
  window.socialmediaEmbed = { allow, allowed, load, unload, withdraw };
  new MutationObserver(refresh).observe(document.documentElement, {
    childList: true,
    subtree: true,
  });
  refresh();
})();

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
