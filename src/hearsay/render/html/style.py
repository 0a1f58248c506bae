"""The page's style: one column on a phone, two on a screen; on paper folds are open but for reasons; light and dark."""

STYLE = """
:root{color-scheme:light dark;--ink:#1c1b19;--paper:#faf8f3;--card:#fffefb;--quiet:#5f5b53;--line:#dcd7cb;
  --mark:#fbeeb4;--good:#1f6238;--bad:#a3261b;--open:#7f5a00;--link:#1c4f8c}
@media(prefers-color-scheme:dark){:root{--ink:#e8e4da;--paper:#171614;--card:#1e1d1a;--quiet:#aba596;--line:#3b3831;
  --mark:#4d4218;--good:#86cb9c;--bad:#f2988d;--open:#e3b85a;--link:#94bbec}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.48 Charter,'Bitstream Charter','Iowan Old Style',
  Georgia,'Liberation Serif',serif;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body>*{max-width:72rem;margin:0 auto;padding:0 1.25rem}
.sans,h2,nav,summary,table,.origins,.status,.mark,.n,.back,.dispute,.quiet,footer{
  font-family:system-ui,-apple-system,'Segoe UI','Noto Sans','Liberation Sans',sans-serif}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.4rem .8rem;z-index:2}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header{padding-top:1.6rem}
.brand{margin:0;border-top:4px double var(--ink);padding-top:.35rem;font-size:.8rem;letter-spacing:.02em;
  display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem}
h1{font-size:clamp(1.6rem,1.1rem + 2.2vw,2.6rem);line-height:1.12;margin:.9rem 0 .5rem;text-wrap:balance;
  overflow-wrap:anywhere}
.quiet{color:var(--quiet);font-size:.86rem;line-height:1.4;margin:.3rem 0}
nav{font-size:.86rem;border-top:1px solid var(--line);border-bottom:1px solid var(--line);margin-top:.8rem}
nav ul{list-style:none;margin:0;padding:.35rem 0;display:flex;flex-wrap:wrap;gap:.1rem 1.2rem}
h2{font-size:.82rem;line-height:1.3;letter-spacing:.07em;text-transform:uppercase;font-weight:700;
  border-top:2px solid currentColor;padding-top:.4rem;margin:2rem 0 .5rem}
p{margin:.3rem 0}
ul,ol{margin:.25rem 0;padding-left:1.2rem}
li{margin:.18rem 0}
.columns{display:grid;grid-template-columns:minmax(0,1fr);gap:0 2.5rem}
@media(min-width:60rem){.columns{grid-template-columns:minmax(0,1.9fr) minmax(0,1fr)}}
.columns h2:first-child,.columns section:first-child>h2{margin-top:1.6rem}
.side{font-size:.93rem}
article{border-bottom:1px solid var(--line);padding:.75rem 0 .7rem 2.1rem;position:relative}
article:last-child{border-bottom:0}
article h3{font-size:1.08rem;line-height:1.32;margin:0 0 .25rem;font-weight:700;overflow-wrap:anywhere}
.n{position:absolute;left:0;top:.78rem;width:1.6rem;text-align:right;color:var(--quiet);font-size:.86rem;font-weight:400}
.origins{font-size:.86rem;margin:.1rem 0 .3rem}
.status{font-weight:700}
.mark::before{content:"· ";color:var(--quiet)}
.mark{color:var(--quiet)}
.contested,.denied{color:var(--bad)}
.corroborated{color:var(--good)}
.unconfirmed{color:var(--open)}
.bar{display:inline-flex;gap:2px;vertical-align:-.05em;margin-right:.4em}
.bar i{width:.62em;height:.72em;border:1.5px solid currentColor;border-radius:1px}
.bar i.sure{background:currentColor;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.voices{list-style:none;padding:0;font-size:.95rem}
.voices li{overflow-wrap:anywhere}
.voices a,.when a{color:inherit;text-decoration:underline solid var(--line);text-decoration-thickness:1.5px}
.voices a:hover,.when a:hover{color:var(--link);text-decoration-color:currentColor}
.outlet{font-style:italic}
.arrow{color:var(--quiet);padding:0 .1em}
.dispute{color:var(--bad);font-size:.88rem;border-left:3px solid currentColor;padding-left:.6rem;margin:.4rem 0}
.dispute a{color:inherit}
details{margin:.3rem 0}
summary{cursor:pointer;color:var(--quiet);font-size:.86rem;width:fit-content}
.why li,.legend li{font-size:.9rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.86rem;line-height:1.32}
.glance{width:100%}
.glance th,.glance td{border-bottom:1px solid var(--line);padding:.3rem .5rem;text-align:center;vertical-align:top}
.glance th[scope=row]{text-align:left;font-weight:400;min-width:15rem;padding-left:0;overflow-wrap:anywhere}
.glance td.figure{white-space:nowrap;text-align:left}
.glance thead th{font-weight:600;vertical-align:bottom;text-align:left}
.glance thead th:first-child{padding-left:0}
.glance thead th.turned{padding:.3rem .1rem}
.turned span{writing-mode:vertical-rl;transform:rotate(180deg);max-height:9.5rem;display:inline-block;line-height:1.1}
.glance td a{text-decoration:none;padding:.1rem .35rem;font-size:1rem}
.when{display:grid;grid-template-columns:minmax(0,1fr);margin:0}
.when dt{font:600 .82rem system-ui,'Liberation Sans',sans-serif;margin-top:.5rem;font-variant-numeric:tabular-nums}
.when dd{margin:0}
.when .quiet a{color:var(--link)}
.report{border-top:1px solid var(--line);padding:.5rem 0;margin:0}
.report>summary{color:var(--ink)}
.report h3{display:inline;font-size:.95rem;font-weight:600}
.headline{font-size:1.15rem;line-height:1.25;font-weight:700;margin:.6rem 0 .2rem}
.text{white-space:pre-wrap;overflow-wrap:anywhere;max-width:44rem;margin:.5rem 0 1rem}
mark{background:var(--mark);color:inherit;padding:.05em 0}
.told{text-decoration:underline dotted var(--quiet);text-underline-offset:.2em}
.back{font-size:.68em;vertical-align:super;line-height:0;text-decoration:none;padding:0 .12em;font-weight:600}
:target{outline:3px solid var(--link);outline-offset:2px}
article:target{outline:0;box-shadow:-4px 0 0 var(--link)}
footer{color:var(--quiet);font-size:.8rem;padding-top:1.5rem;padding-bottom:2rem}
@media(max-width:36rem){body>*{padding:0 1rem}header{padding-top:1rem}article{padding-left:1.5rem}.n{width:1.1rem}
  .glance th[scope=row]{min-width:9.5rem}.glance .word,.glance .bar{display:none}
  .glance th,.glance td{padding:.3rem .2rem}}
@page{margin:14mm}
@media print{:root{--ink:#000;--paper:#fff;--card:#fff;--quiet:#444;--line:#bbb;--mark:#eee;--good:#000;--bad:#000;
  --open:#000;--link:#000}
  body{font-size:10pt}nav,.skip{display:none}a{text-decoration:none}article,li{break-inside:avoid}h2,h3{break-after:avoid}
  details>*{display:block}details::details-content{content-visibility:visible;block-size:auto}
  details.why{display:none}.legend ul{columns:2;column-gap:1.6rem;font-size:8.5pt}
  .scroll{overflow:visible}.glance{font-size:8pt}.glance th,.glance td{padding:.2rem .25rem}
  .glance th[scope=row]{min-width:0;width:36%}.glance thead th{overflow-wrap:break-word}.turned span{max-height:7rem}
  article{padding-bottom:.4rem}
  summary{list-style:none}.columns{display:block}mark{border-bottom:1px solid #000}}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Content policy that stands in the page itself: nothing is loaded, run or sent, whatever a report's words are."""
