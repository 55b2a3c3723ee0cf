// Steps without a new page, and moves by drag; the page works without.
(() => {
  const status = document.getElementById("outline-status");
  const parts = ["outline", "outline-undo-place"];
  let last = Promise.resolve();

  const focus = (id) => {
    const found = document.getElementById(id);
    if (found) {
      found.focus();
      found.scrollIntoView({ block: "nearest" });
    }
  };

  const show = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const id of parts) {
      document.getElementById(id).replaceWith(page.getElementById(id));
    }
    const messages = page.querySelectorAll("#global_statusmessage .portalMessage");
    status.textContent = [...messages]
      .map((message) => message.textContent.replace(/\s+/g, " ").trim())
      .join(" ");
    prepare();
  };

  const send = async (address, data, method, wanted) => {
    try {
      const answer =
        method === "get"
          ? await fetch(`${address}?${new URLSearchParams(data)}`)
          : await fetch(address, { method: "POST", body: data });
      if (!answer.ok) {
        throw new Error(answer.status);
      }
      show(await answer.text());
      focus(new URL(answer.url).searchParams.get("focus") || wanted);
    } catch {
      status.textContent = status.dataset.failed;
    }
  };

  const post = (data, wanted) => {
    last = last.then(() => send(location.pathname, data, "post", wanted));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    if (!form.closest("#outline, #outline-undo-place")) {
      return;
    }
    event.preventDefault();
    const data = new FormData(form, button);
    const wanted = button?.id || form.closest("section")?.id || "outline";
    last = last.then(() => send(location.pathname, data, form.method, wanted));
  });

  // Who writes a heading means it.
  document.addEventListener("input", (event) => {
    const choice = document.getElementById(event.target.dataset?.chooses);
    if (choice) {
      choice.checked = true;
    }
  });

  let dragged = null;

  const below = (event, item) => {
    const box = item.getBoundingClientRect();
    return event.clientY > box.top + box.height / 2;
  };

  const prepare = () => {
    for (const grip of document.querySelectorAll("[data-grip]")) {
      grip.hidden = false;
      grip.addEventListener("dragstart", (event) => {
        dragged = grip.dataset.grip;
        event.dataTransfer.setData("text/plain", dragged);
        event.dataTransfer.setDragImage(grip.closest("li"), 0, 0);
      });
      grip.addEventListener("dragend", () => {
        dragged = null;
      });
    }
    for (const item of document.querySelectorAll("[data-node]")) {
      const leave = () => item.classList.remove("border-primary", "border-3");
      item.addEventListener("dragover", (event) => {
        if (dragged) {
          event.preventDefault();
          item.classList.add("border-primary", "border-3");
        }
      });
      item.addEventListener("dragleave", leave);
      item.addEventListener("drop", (event) => {
        if (!dragged) {
          return;
        }
        event.preventDefault();
        leave();
        const target = below(event, item) ? item.nextElementSibling : item;
        const data = new FormData(item.querySelector("form"));
        data.set("id", dragged);
        data.set("step", "drop");
        data.set("before", target?.dataset.node || "");
        post(data, `head-${dragged}`);
      });
    }
  };

  prepare();
})();
