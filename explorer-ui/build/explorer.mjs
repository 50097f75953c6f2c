// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createCache, extractStyle, legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs';
import { ConfigProvider } from 'antd';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { build } from 'vite';
import { components } from './components.mjs';

// Builds the explorer: the page that gateways serve, with its programs and style sheets beside it.

const home = fileURLToPath(new URL('..', import.meta.url));
const out = resolve(home, 'target/classes/META-INF/resources');
const style = resolve(home, 'target/antd.css');

/** The style sheet of the components that are used, for browsers back to those that lack logical properties. */
function styleOfComponents() {
  const cache = createCache();
  const theme = JSON.parse(readFileSync(resolve(home, 'src/app/theme.json'), 'utf8'));
  const provider = { cache, hashPriority: 'high', transformers: [legacyLogicalPropertiesTransformer] };
  renderToString(createElement(StyleProvider, provider, createElement(ConfigProvider, { theme }, ...components)));
  return extractStyle(cache, true);
}

mkdirSync(resolve(home, 'target'), { recursive: true });
writeFileSync(style, styleOfComponents());
rmSync(resolve(out, 'assets'), { recursive: true, force: true });
const { output } = await build({
  root: resolve(home, 'src/app'),
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [{ name: 'antd-style', resolveId: (id) => (id === 'virtual:antd.css' ? style : undefined) }],
  worker: { format: 'es' },
  build: {
    outDir: out,
    emptyOutDir: false,
    target: 'chrome90',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1024,
    license: { fileName: 'assets/licences.txt' },
    rollupOptions: {
      // Meant for servers that render; of no use here.
      onwarn: (warning, show) => (warning.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : show(warning)),
    },
  },
});
for (const part of output.filter(({ fileName }) => /\.(js|css)$/.test(fileName))) {
  const content = part.type === 'chunk' ? part.code : part.source;
  const packed = Math.round(gzipSync(content).length / 1000);
  console.log(`${part.fileName}: ${Math.round(content.length / 1000)} kB, packed ${packed} kB`);
}
