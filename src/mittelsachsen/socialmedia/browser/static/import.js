// Shows how far a running import is; the form works without.
(() => {
  const form = document.querySelector("form.socialmedia-import");
  const bar = form.querySelector("progress");
  const step = form.querySelector(".socialmedia-import-step");
  const show = async () => {
    const answer = await fetch(form.dataset.progress);
    const { done, total } = await answer.json();
    if (total) {
      bar.max = total;
      bar.value = done;
      step.textContent = `${done} / ${total}`;
    }
  };
  form.addEventListener("submit", () => {
    bar.hidden = false;
    setInterval(() => show().catch(() => {}), 1000);
  });
})();
