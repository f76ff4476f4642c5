// Comfort only: every page works without. j and k go from change to change, [ and ] from revision to
// revision, / to the search, ? tells so.
(() => {
  "use strict";

  const changes = () => [...document.querySelectorAll("[data-change]")];
  let at = -1;

  const go = (step) => {
    const all = changes();
    if (!all.length) return;
    const focused = all.indexOf(document.activeElement);
    if (focused >= 0) at = focused;
    at = Math.min(all.length - 1, Math.max(0, at + step));
    all[at].focus({ preventScroll: true });
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    all[at].scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  };

  const follow = (rel) => {
    const link = document.querySelector(`head link[rel=${rel}]`);
    if (link) location.assign(link.href);
  };

  const keys = [
    ["j", "next change", () => go(1)],
    ["k", "previous change", () => go(-1)],
    ["[", "revision before", () => follow("prev")],
    ["]", "revision behind", () => follow("next")],
    ["/", "search", () => document.getElementById("q")?.focus()],
    ["?", "this help", () => help()],
  ];

  const help = () => {
    let box = document.getElementById("help");
    if (!box) {
      box = document.createElement("dialog");
      box.id = "help";
      box.setAttribute("aria-labelledby", "help-title");
      const title = document.createElement("h2");
      title.id = "help-title";
      title.textContent = "Keys";
      const list = document.createElement("dl");
      for (const [key, what] of keys) {
        const term = document.createElement("dt");
        const name = document.createElement("kbd");
        name.textContent = key;
        term.append(name);
        const text = document.createElement("dd");
        text.textContent = what;
        list.append(term, text);
      }
      const form = document.createElement("form");
      form.method = "dialog";
      const close = document.createElement("button");
      close.textContent = "Close";
      form.append(close);
      box.append(title, list, form);
      document.body.append(box);
    }
    if (box.open) box.close();
    else box.showModal();
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.("input, select, textarea, [contenteditable]")) return;
    const known = keys.find(([key]) => key === event.key);
    if (!known) return;
    event.preventDefault();
    known[2]();
  });
})();
