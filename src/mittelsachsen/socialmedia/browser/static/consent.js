// Lists what this browser keeps: hosts that have no platform get a row of their own.
(() => {
  const PREFIX = "socialmedia-embed:";
  const list = document.querySelector(".socialmedia-consents");
  const template = list.querySelector("template");
  const none = list.querySelector(".socialmedia-consent-none");
  const isShown = (control) => !control.hidden;

  const keys = () => {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(PREFIX))
        .map((key) => key.slice(PREFIX.length));
    } catch {
      return [];
    }
  };

  const add = (host) => {
    const row = template.content.firstElementChild.cloneNode(true);
    const { dataset } = row.querySelector("[role=status]");
    const name = (text) => text.replace("{host}", () => host);
    row.dataset.host = host;
    dataset.withdrawn = name(dataset.withdrawn);
    for (const part of row.querySelectorAll("h2, button")) {
      part.textContent = name(part.textContent);
    }
    template.before(row);
  };

  const show = () => {
    const rows = [...list.querySelectorAll("[data-provider]")];
    const listed = rows.map(({ dataset }) => dataset.host || dataset.provider);
    const kept = keys();
    kept.filter((key) => !listed.includes(key)).forEach(add);
    none.hidden = kept.length > 0;
  };

  // A button that is pressed goes: its neighbour in the row, or the next, has the focus.
  list.addEventListener("click", ({ target }) => {
    if (!target.matches("[data-embed]")) return;
    const controls = [...list.querySelectorAll("[data-embed]")];
    const place = controls.indexOf(target);
    const row = [...target.closest("[data-provider]").querySelectorAll("[data-embed]")];
    const order = [...row, ...controls.slice(place), ...controls.slice(0, place).reverse()];
    order.find(isShown)?.focus();
    show();
  });
  addEventListener("storage", show);
  show();
})();
