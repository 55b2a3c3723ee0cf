// Fills in what the address of a new channel tells; what somebody typed stays.
(() => {
  const address = document.getElementById("form-widgets-account_url");
  const form = address?.closest("form");
  const [concept, type] = form?.action.split("/++add++") ?? [];
  if (!type) {
    return;
  }
  if (document.activeElement === document.body && !location.hash) {
    address.focus();
  }
  const ours = {};
  const status = document.createElement("p");
  status.className = "form-text";
  status.setAttribute("role", "status");
  address.after(status);
  const fill = (name, value) => {
    const field = document.getElementById(`form-widgets-${name}`);
    const empty = ["", "--NOVALUE--", ours[name]].includes(field.value);
    if (empty) {
      field.value = value ?? (field.matches("select") ? "--NOVALUE--" : "");
      ours[name] = field.value;
    }
  };
  const ask = async () => {
    const asked = address.value.trim();
    if (!asked) {
      return;
    }
    const query = new URLSearchParams({ account_url: asked });
    const answer = await fetch(`${concept}/@@account-proposals?${query}`);
    if (!answer.ok || address.value.trim() !== asked) {
      return;
    }
    const { values, said } = await answer.json();
    address.value = values.account_url;
    for (const name of ["platform", "handle", "title"]) {
      fill(name, values[name]);
    }
    status.textContent = said;
  };
  address.addEventListener("change", ask);
  address.addEventListener("paste", () => setTimeout(ask));
})();
