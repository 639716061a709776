namespace Parley.Briefing;

/// <summary>The style of every page: system fonts, light and dark by the reader's setting, and a print form.</summary>
static class HtmlStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1b1f24; --soft: #5b6570; --page: #fcfcfa; --rule: #d9dcdf; --box: #f1f2ee;
          --law: #1f4e9c; --promise: #7a2f86; --claim: #915300; --event: #0b6470; --figure: #2c6a2a; --computed: #333a42;
          --unknown: #a3222b; --side0: #b5371f; --side1: #1f5fa8; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e8ea; --soft: #a3adb7; --page: #15181b; --rule: #3a4148;
          --box: #1f2428; --law: #8db7ff; --promise: #dd9cea; --claim: #f0b45f; --event: #6fd0dd; --figure: #8fd48c;
          --computed: #ced5dc; --unknown: #ff8f97; --side0: #ff8a70; --side1: #7db8ff; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.2rem; max-width: 60rem; background: var(--page); color: var(--ink);
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: 0.4rem 0; }
        h2 { font-size: 1.25rem; margin: 2.2rem 0 0.5rem; padding-bottom: 0.2rem; border-bottom: 2px solid var(--rule); }
        h3 { font-size: 1rem; margin: 1.2rem 0 0.3rem; color: var(--soft); }
        a { color: inherit; text-decoration-color: var(--soft); }
        .lead { font-size: 1.05rem; color: var(--soft); margin: 0.3rem 0 0.8rem; }
        dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 0.3rem 1.2rem; margin: 0; }
        dt { font-size: 0.8rem; color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
        nav ol { columns: 2; font-size: 0.9rem; padding-left: 1.4rem; } nav a { text-decoration: none; }
        .key { font-size: 0.8rem; color: var(--soft); line-height: 2; } .key .item { margin-right: 0.9rem; display: inline-block; }
        .lines { list-style: none; margin: 0.4rem 0; padding: 0; }
        .lines li { display: grid; grid-template-columns: 6.6rem 1fr; gap: 0.6rem; padding: 0.28rem 0; border-bottom: 1px solid var(--rule); }
        .lines li > .text { overflow-wrap: anywhere; }
        .tag { font-size: 0.75rem; font-weight: 600; white-space: nowrap; padding-top: 0.12rem; }
        .tag.law { color: var(--law); } .tag.promise { color: var(--promise); } .tag.claim { color: var(--claim); }
        .tag.event { color: var(--event); } .tag.figure { color: var(--figure); } .tag.computed { color: var(--computed); }
        .tag.unknown { color: var(--unknown); }
        time { white-space: nowrap; }
        sup { font-size: 0.7em; color: var(--soft); line-height: 0; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
        th, td { text-align: left; vertical-align: top; padding: 0.32rem 0.8rem 0.32rem 0; border-bottom: 1px solid var(--rule); }
        th { font-size: 0.8rem; color: var(--soft); white-space: nowrap; }
        td { overflow-wrap: break-word; } td.cite { min-width: 4.5rem; }
        figure { margin: 0.8rem 0; } figcaption { font-size: 0.8rem; color: var(--soft); }
        .ladder { width: 100%; height: auto; font: 11px system-ui, sans-serif; }
        .ladder .grid { stroke: var(--rule); } .ladder .tick { fill: var(--soft); }
        .ladder path { fill: none; stroke-width: 2.2; } .ladder path.ahead { stroke-dasharray: 5 4; }
        .ladder path.side0 { stroke: var(--side0); } .ladder path.side1 { stroke: var(--side1); }
        .ladder .value { font-weight: 600; } .ladder text.side0 { fill: var(--side0); } .ladder text.side1 { fill: var(--side1); }
        figcaption b { margin-right: 1rem; } figcaption .side0 { color: var(--side0); } figcaption .side1 { color: var(--side1); }
        .ladder .today { stroke: var(--ink); stroke-dasharray: 2 3; }
        .sources { font-size: 0.82rem; color: var(--soft); overflow-wrap: anywhere; } .sources li:target, li:target { background: var(--box); }
        @media (max-width: 40rem) {
          nav ol { columns: 1; } .lines li { grid-template-columns: 1fr; gap: 0; }
          table, tbody, tr, td { display: block; } thead { display: none; }
          tr { border-bottom: 2px solid var(--rule); padding: 0.4rem 0; }
          td { border: 0; padding: 0.1rem 0; display: grid; grid-template-columns: 6.5rem 1fr; gap: 0.5rem; }
          td::before { content: attr(data-column); font-size: 0.78rem; color: var(--soft); }
          .ladder { font-size: 17px; } }
        @media print {
          :root { color-scheme: light; --ink: #000; --soft: #444; --page: #fff; --rule: #bbb; --box: #fff; --law: #1f4e9c;
            --promise: #7a2f86; --claim: #915300; --event: #0b6470; --figure: #2c6a2a; --computed: #222; --unknown: #a3222b;
            --side0: #b5371f; --side1: #1f5fa8; }
          body { max-width: none; padding: 0; font-size: 10pt; } nav { display: none; } a { text-decoration: none; }
          h2, h3 { break-after: avoid; } li, tr, figure { break-inside: avoid; } .scroll { overflow: visible; } }

        """;
}
