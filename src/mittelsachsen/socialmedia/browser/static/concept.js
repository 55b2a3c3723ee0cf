// Opens what a link names, folds the contents list where it stands above the text, and marks where one reads.
(() => {
  // Who follows a link to a channel, or prints the page, wants to read about it.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    target?.querySelector(":scope > details")?.setAttribute("open", "");
  };
  reveal();
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll(".socialmedia-fold")) fold.open = true;
  });

  const list = document.querySelector(".socialmedia-contents details");
  if (!list) return;
  const wide = matchMedia("(min-width: 992px)");
  const fold = () => (list.open = wide.matches);
  fold();
  wide.addEventListener("change", fold);

  const links = new Map(
    [...list.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]),
  );
  const mark = (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      list.querySelector("[aria-current]")?.removeAttribute("aria-current");
      links.get(target.id).setAttribute("aria-current", "true");
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "-10% 0px -80%" });
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section) observer.observe(section);
  }
})();
