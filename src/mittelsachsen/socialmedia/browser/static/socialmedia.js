/* Embeds that wait for consent: see docs/embeds.md. */
(() => {
  "use strict";
  const PREFIX = "socialmedia-embed:";

  const all = (selector) => [...document.querySelectorAll(selector)];
  // Figures, and the rows of the page of consents; no text can have the attribute.
  const nodes = () => all("[data-provider]");
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
    const status = node.querySelector("[role=status]");
    node.dataset.state = state;
    if (status) status.textContent = status.dataset[state] || "";
    node.dispatchEvent(
      new CustomEvent(PREFIX + name, { bubbles: true, detail: keyOf(node) }),
    );
  };

  const hostOf = (url) => {
    try {
      const { hostname, protocol } = new URL(url);
      // A page with TLS shows no frame without it.
      return ["https:", location.protocol].includes(protocol) && hostname;
    } catch {}
  };
  // A version ends with the hosts that are meant: consent loads from no other.
  const isMeant = ({ dataset: { url, version } }) =>
    version.split(" ").some((host) => `.${hostOf(url)}`.endsWith(`.${host}`));

  const load = (figure, focus) => {
    const stage = figure.querySelector(".socialmedia-embed-stage");
    const { title, url } = figure.dataset;
    if (!stage || frameOf(figure)) return;
    if (!navigator.onLine || !hostOf(url)) return tell(figure, "refused", "refuse");
    const frame = document.createElement("iframe");
    frame.title = title;
    frame.allow = "fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    if (!focus) frame.loading = "lazy";
    frame.addEventListener("load", () => tell(figure, "loaded", "load"), { once: true });
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

  const hide = (node, choice, hidden) => {
    const control = node.querySelector(`[data-embed=${choice}]`);
    if (control) control.hidden = hidden;
  };

  // Brings the page to what is stored; players of a single load stay.
  const refresh = () => {
    for (const node of nodes()) {
      // What was closed or refused waits for a click.
      const waits = /closed|refused/.test(node.dataset.state);
      if (allowed(node) && isMeant(node) && !waits) load(node);
      hide(node, "always", allowed(node));
      hide(node, "withdraw", !stored(keyOf(node)));
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
    if (event.disposition !== "enforce" || event.effectiveDirective !== "frame-src") return;
    for (const node of all(".socialmedia-embed[data-state=loading]")) {
      if (node.dataset.url.startsWith(event.blockedURI)) end(node, "refused", "refuse");
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
