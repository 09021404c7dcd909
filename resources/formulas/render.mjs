// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the formulas of the catalogue to SVG, and lists them in ../formulas.qrc.
//
//   npm install --prefix /tmp/mathjax mathjax-full
//   lossglass catalogue --json | NODE_PATH=/tmp/mathjax/node_modules node render.mjs
//
// Reads from standard input one of: {"losses": [{"id", "formula"}, ...]}, an array of such
// records, or one record per line. Files already here stay unless a record of that id comes in.
// Colours are "currentColor", for the program to replace; one em is 1000 units of the viewBox.
import { createRequire } from 'node:module';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Modules are not looked up in NODE_PATH by `import`, so ask as a script there would. */
function load(module) {
  const folders = (process.env.NODE_PATH ?? '').split(delimiter).filter(Boolean);
  for (const folder of [...folders, here]) {
    try {
      return createRequire(join(folder, 'x.js'))(module);
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new Error(`${module} not found: install mathjax-full and set NODE_PATH`);
}

const { mathjax } = load('mathjax-full/js/mathjax.js');
const { TeX } = load('mathjax-full/js/input/tex.js');
const { SVG } = load('mathjax-full/js/output/svg.js');
const { liteAdaptor } = load('mathjax-full/js/adaptors/liteAdaptor.js');
const { RegisterHTMLHandler } = load('mathjax-full/js/handlers/html.js');
const { AllPackages } = load('mathjax-full/js/input/tex/AllPackages.js');

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const packages = AllPackages.filter((name) => name !== 'noundefined' && name !== 'noerrors');
const page = mathjax.document('', {
  InputJax: new TeX({ packages, formatError: (_, error) => { throw error; } }),
  OutputJax: new SVG({ fontCache: 'none' }),
});

function read(text) {
  const trimmed = text.trim();
  try {
    const whole = JSON.parse(trimmed);
    return Array.isArray(whole) ? whole : (whole.losses ?? [whole]);
  } catch {
    return trimmed.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  }
}

/** The bare <svg>, without what only a browser understands. */
function render(formula) {
  const svg = adaptor.innerHTML(page.convert(formula, { display: true }));
  return svg
    .replace(/ style="[^"]*"/g, '')
    .replace(/ (data-[a-z-]+|role|focusable|aria-[a-z]+)="[^"]*"/g, '')
    .replace(/ (width|height)="[\d.]+ex"/g, '');
}

for (const { id, formula } of read(readFileSync(0, 'utf8'))) {
  if (!/^\w+$/.test(id)) throw new Error(`"${id}" is no id of a loss`);
  try {
    writeFileSync(join(here, `${id}.svg`), `${render(formula)}\n`);
  } catch (error) {
    throw new Error(`${id}: ${error.message}`);
  }
}

const files = readdirSync(here).filter((name) => name.endsWith('.svg')).sort();
writeFileSync(
  join(here, '..', 'formulas.qrc'),
  `<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- Written by formulas/render.mjs. -->
<RCC>
  <qresource prefix="/">
${files.map((name) => `    <file>formulas/${name}</file>\n`).join('')}  </qresource>
</RCC>
`,
);
