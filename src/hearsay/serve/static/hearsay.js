// Keys, and nothing that a reader without scripts would miss: j and k walk through what is listed, / goes to the search
// box, g and a letter to a page, ? to the list of keys. Words that were asked for are read out first.
"use strict";
(() => {
  const items = () => [...document.querySelectorAll("[data-item]")].filter((e) => e.offsetParent !== null);
  const typing = (e) => e.target.closest("input, select, textarea") !== null;
  let waiting = false;

  function step(by) {
    const all = items();
    if (!all.length) return;
    const at = all.findIndex((e) => e.contains(document.activeElement));
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 && by < 0 ? all.length - 1 : at + by))];
    const link = next.querySelector("a[href]") || next;
    link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  function go(key) {
    const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
    if (link) link.click();
  }

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key === "Escape" && typing(e)) e.target.blur();
    if (typing(e)) return;
    if (waiting) { waiting = false; go(e.key); return; }
    if (e.key === "j") step(1);
    else if (e.key === "k") step(-1);
    else if (e.key === "g") { waiting = true; setTimeout(() => { waiting = false; }, 1500); }
    else if (e.key === "?") location.href = "/static/keys.html";
    else if (e.key === "/") { e.preventDefault(); document.getElementById("find")?.focus(); }
  });

  document.addEventListener("DOMContentLoaded", () => {
    if (location.hash === "#here") document.getElementById("here")?.focus({ preventScroll: true });
  });
})();
