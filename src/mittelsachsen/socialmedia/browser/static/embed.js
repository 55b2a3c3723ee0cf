(() => {
  "use strict";
  const players = { vimeo: "https://player.vimeo.com/video/" };

  const address = (figure) => {
    const { provider, video, hash, start, params } = figure.dataset;
    if (!Object.hasOwn(players, provider) || !/^\d+$/.test(video)) return null;
    const url = new URL(players[provider] + video);
    url.search = params || "";
    if (hash) url.searchParams.set("h", hash);
    url.searchParams.set("dnt", "1");
    if (start) url.hash = `t=${start}s`;
    return url.href;
  };

  const load = (figure) => {
    const src = address(figure);
    const stage = figure.querySelector(".socialmedia-embed-stage");
    if (!src || !stage || figure.querySelector("iframe")) return;
    const frame = document.createElement("iframe");
    frame.title = figure.dataset.title || "Video";
    frame.allow = "fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = src;
    stage.replaceChildren(frame);
    frame.focus();
    const status = figure.querySelector(".socialmedia-embed-status");
    if (status) status.textContent = status.dataset.loaded;
    figure.dispatchEvent(
      new CustomEvent("socialmedia-embed:load", { bubbles: true }),
    );
  };

  document.documentElement.classList.add("socialmedia-embed-ready");
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".socialmedia-embed-load");
    const figure = button?.closest("figure.socialmedia-embed");
    if (figure) load(figure);
  });
})();
