/* Embeds that wait for consent (API and events: docs/embeds.md). */
(() => {
  "use strict";
  const PREFIX = "socialmedia-embed:";

  const all = (selector) => [...document.querySelectorAll(selector)];
  // Figures, and the rows of the page of consents; no text can have the attribute.
  const nodes = () => all("[data-provider]:is(.socialmedia-embed, .socialmedia-consent)");
  const keyOf = ({ dataset }) => dataset.host || dataset.provider;
  const frameOf = (node) => node.querySelector("iframe");

  // Without storage, as in some private windows, every load is a single one.
  const storage = (method, key, version) => {
    try {
      return localStorage[method](PREFIX + key, version);
    } catch {
      return null;
    }
  };
  const stored = (key) => storage("getItem", key);
  const allowed = (node) => stored(keyOf(node)) === node.dataset.version;

  const tell = (node, state, name) => {
    const status = node.querySelector(".socialmedia-embed-status");
    node.dataset.state = state;
    if (status) status.textContent = status.dataset[state] || "";
    node.dispatchEvent(
      new CustomEvent(PREFIX + name, { bubbles: true, detail: keyOf(node) }),
    );
  };

  // A page with TLS shows no frame without it.
  const isLoadable = (url) => {
    try {
      return ["https:", location.protocol].includes(new URL(url).protocol);
    } catch {}
  };

  const load = (figure, focus) => {
    const stage = figure.querySelector(".socialmedia-embed-stage");
    const { title, url } = figure.dataset;
    if (!stage || frameOf(figure)) return;
    if (!navigator.onLine || !isLoadable(url)) return tell(figure, "refused", "refuse");
    const frame = document.createElement("iframe");
    frame.title = title;
    frame.allow = "fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    if (!focus) frame.loading = "lazy";
    frame.onload = () => tell(figure, "loaded", "load");
    frame.src = url;
    tell(figure, "loading", "ask");
    stage.append(frame);
    if (focus) frame.focus();
  };

  const end = (node, state, name) => {
    const frame = frameOf(node);
    const focused = node.contains(document.activeElement);
    delete node.dataset.state;
    frame?.remove();
    if (frame || node.querySelector("[data-embed=withdraw]:not([hidden])")) {
      tell(node, state, name);
    }
    if (focused) node.querySelector("[data-embed=load]")?.focus();
  };
  const unload = (figure) => end(figure, "closed", "unload");

  // Brings the page to what is stored; players of a single load stay.
  const refresh = () => {
    for (const node of nodes()) {
      // What was closed or refused waits for a click.
      if (allowed(node) && !/closed|refused/.test(node.dataset.state)) load(node);
    }
    for (const control of all("[data-provider] :is([data-embed=always], [data-embed=withdraw])")) {
      const node = control.closest("[data-provider]");
      const hidden = control.dataset.embed === "always" ? allowed(node) : !stored(keyOf(node));
      // Only a change is written, for the observer below watches.
      if (control.hidden !== hidden) control.hidden = hidden;
    }
  };

  const sync = (key) => {
    for (const node of nodes()) {
      if (keyOf(node) === key && !stored(key)) end(node, "withdrawn", "unload");
    }
    refresh();
  };

  const allow = (node) => {
    storage("setItem", keyOf(node), node.dataset.version);
    refresh();
  };

  const withdraw = (key) => {
    storage("removeItem", key);
    sync(key);
  };

  const choose = ({ target }) => {
    const button = target.closest?.("[data-embed]");
    const node = button?.closest("[data-provider]");
    if (!node) return;
    const choice = button.dataset.embed;
    if (choice === "withdraw") return withdraw(keyOf(node));
    if (choice === "close") return unload(node);
    if (choice === "always") allow(node);
    load(node, true);
    frameOf(node)?.focus();
  };
  // Captured, because windows of Plone keep clicks to themselves.
  document.addEventListener("click", choose, true);

  // What the network refuses nobody tells; the page's own policy (CSP) does.
  document.addEventListener("securitypolicyviolation", (event) => {
    const { blockedURI, disposition, effectiveDirective } = event;
    if (disposition !== "enforce" || effectiveDirective !== "frame-src") return;
    for (const node of nodes()) {
      const { state, url } = node.dataset;
      if (state === "loading" && url.startsWith(blockedURI)) end(node, "refused", "refuse");
    }
  });

  const syncAll = () => new Set(nodes().map(keyOf)).forEach(sync);
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
