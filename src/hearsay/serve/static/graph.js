// Who cites whom, to explore: puts a graph that moves in the place of the drawn one. The drawing and the list of every
// line stay for who has no script. All that is shown is set as text, never as markup.
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const data = JSON.parse(at("graph-data").textContent);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  function element(tag, text, href) {
    const made = document.createElement(tag);
    made.textContent = text;
    if (href) made.href = href;
    return made;
  }

  function style() {
    const [ink, soft, card, bad, open, link] = ["ink", "soft", "card", "bad", "open", "link"].map(colour);
    const font = getComputedStyle(document.body).fontFamily;
    return [
      { selector: "node", style: {
        shape: "round-rectangle", width: "data(width)", height: "data(height)", label: "data(shown)",
        "background-color": card, "border-width": 1.5, "border-color": ink, color: ink, "font-size": 13,
        "font-family": font, "text-valign": "center", "text-halign": "center" } },
      { selector: "node[place = 'outlet']", style: { shape: "rectangle", "font-style": "italic" } },
      { selector: "node[place = 'origin']", style: { "border-width": 2, "font-weight": 600 } },
      { selector: "node[place = 'relay']", style: { "border-color": soft } },
      { selector: "edge", style: {
        width: "data(width)", "line-color": soft, "target-arrow-color": soft, "target-arrow-shape": "triangle",
        "curve-style": "straight", "source-endpoint": "90deg", "target-endpoint": "270deg", "arrow-scale": 0.8 } },
      { selector: "edge[?back]", style: {  // between outlets, or backwards: an arc at the left edge
        "curve-style": "unbundled-bezier", "control-point-distances": "data(bulge)", "control-point-weights": 0.5,
        "source-endpoint": "270deg" } },
      { selector: "edge[stance = 'unconfirmed'], edge[stance = 'declines']", style: { "line-style": "dashed" } },
      { selector: "edge[stance = 'denies']", style: {
        "line-style": "dashed", "line-color": bad, "target-arrow-color": bad } },
      { selector: "edge[?circle]", style: { "line-color": bad, "target-arrow-color": bad, width: 3 } },
      { selector: ".away", style: { opacity: 0.13 } },
      { selector: ".hidden", style: { display: "none" } },
      { selector: "node.chosen", style: { "border-color": open, "border-width": 4 } },
      { selector: "edge.chosen", style: { "line-color": link, "target-arrow-color": link, width: 4 } },
    ];
  }

  const short = (name, width) => {
    const most = Math.max(8, Math.floor((width - 22) / 7.1));
    return name.length > most ? `${name.slice(0, most - 1)}…` : name;
  };
  at("explorer").hidden = false;
  at("drawn").hidden = true;
  const place = Object.fromEntries(data.nodes.map((n) => [n.id, n]));
  const cy = cytoscape({
    container: at("graph"),
    elements: {
      nodes: data.nodes.map((n) => ({ data: { ...n, shown: short(n.name, n.width) }, position: { x: n.x, y: n.y } })),
      edges: data.edges.map((e, i) => {
        const [a, b] = [place[e.source], place[e.target]];
        const bulge = (a.y < b.y ? -1 : 1) * (22 + Math.min(66, Math.abs(a.y - b.y) * 0.35));
        return { data: { ...e, id: `line${i}`, width: Math.min(1 + e.times * 0.6, 4), back: a.x >= b.x, bulge } };
      }),
    },
    layout: { name: "preset" },
    style: style(),
    minZoom: 0.15,
    maxZoom: 3,
  });
  const whole = () => cy.fit(cy.elements().not(".hidden"), 24);

  // What is chosen stands beside the graph in words, with links to them.
  function tell(title, href, rows) {
    const list = document.createElement("ul");
    list.className = "plain";
    for (const e of rows) {
      const row = document.createElement("li");
      row.append(element("a", e.data("told"), e.data("url")));
      for (const n of e.data("claims")) {
        const c = data.claims.find((x) => x.number === n);
        row.append(" ", element("a", String(n), c.url));
        row.lastChild.className = "number";
        row.lastChild.title = c.text;
        row.lastChild.setAttribute("aria-label", `claim ${n}: ${c.text}`);
      }
      list.append(row);
    }
    const head = element("h2", "");
    head.className = "plain";
    head.append(href ? element("a", title, href) : title);
    at("chosen").replaceChildren(head, list);
  }

  let chosen = null;
  const help = at("graph-help");
  function letGo() {
    chosen = null;
    cy.elements().removeClass("chosen away");
    at("party").value = "";
    at("chosen").replaceChildren(help);
  }

  function choose(target) {
    cy.elements().removeClass("chosen away");
    chosen = target;
    const near = target.isNode() ? target.closedNeighborhood() : target.union(target.connectedNodes());
    cy.elements().not(near).addClass("away");
    target.addClass("chosen");
    const lines = target.isNode() ? target.connectedEdges().not(".hidden") : target;
    tell(target.isNode() ? `${target.data("name")} (${target.data("kind")})` : "A line", target.data("url"), lines);
    at("party").value = target.isNode() ? target.id() : "";
    const box = target.renderedBoundingBox();
    if (box.x1 < 0 || box.y1 < 0 || box.x2 > cy.width() || box.y2 > cy.height()) cy.center(target);
  }

  // The nearest party in a direction: what lies ahead counts once, what lies aside twice.
  function step(dx, dy) {
    const shown = cy.nodes().not(".hidden");
    if (!chosen || !chosen.isNode()) { if (shown.length) choose(shown[0]); return; }
    const from = chosen.position();
    let best = null, least = Infinity;
    shown.forEach((n) => {
      const x = n.position("x") - from.x, y = n.position("y") - from.y;
      const ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (ahead > 1 && ahead + 2 * aside < least) { least = ahead + 2 * aside; best = n; }
    });
    if (best) choose(best);
  }

  function narrow() {
    const claim = Number(at("claim").value), stance = at("stance").value;
    cy.batch(() => {
      cy.edges().forEach((e) => {
        const meant = (!claim || e.data("claims").includes(claim))
          && (!stance || (stance === "circle" ? e.data("circle") : e.data("stance") === stance));
        e.toggleClass("hidden", !meant);
      });
      cy.nodes().forEach((n) => { n.toggleClass("hidden", n.connectedEdges().not(".hidden").empty()); });
    });
    letGo();
    whole();
  }

  const zoom = (by) => cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  const keys = {
    ArrowLeft: () => step(-1, 0), ArrowRight: () => step(1, 0), ArrowUp: () => step(0, -1), ArrowDown: () => step(0, 1),
    Escape: letGo, "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: whole,
    Enter: () => { if (chosen && chosen.data("url")) location.href = chosen.data("url"); },
  };
  at("graph").addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || !keys[e.key]) return;
    e.preventDefault();
    keys[e.key]();
  });
  cy.on("tap", (e) => { if (e.target === cy) letGo(); else choose(e.target); });
  at("nearer").addEventListener("click", () => zoom(1.25));
  at("farther").addEventListener("click", () => zoom(0.8));
  at("whole").addEventListener("click", whole);
  at("explore-form").addEventListener("submit", (e) => e.preventDefault());
  for (const n of [...data.nodes].sort((a, b) => a.name.localeCompare(b.name))) {
    at("party").append(element("option", n.name));
    at("party").lastChild.value = n.id;
  }
  for (const c of data.claims) {
    at("claim").append(element("option", `${c.number} ${c.text.length > 60 ? `${c.text.slice(0, 59)}…` : c.text}`));
    at("claim").lastChild.value = c.number;
  }
  at("party").addEventListener("change", () => {
    if (at("party").value) choose(cy.getElementById(at("party").value)); else letGo();
  });
  at("claim").addEventListener("change", narrow);
  at("stance").addEventListener("change", narrow);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(style()));
  whole();
})();
