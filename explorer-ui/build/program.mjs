// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const home = fileURLToPath(new URL('..', import.meta.url));

/** One program without imports; what it imports as `virtual:built` is this module. */
export async function program(entry, built) {
  const { output } = await build({
    root: home,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [
      {
        name: 'built',
        resolveId: (id) => (id === 'virtual:built' ? id : undefined),
        load: (id) => (id === 'virtual:built' ? built : undefined),
      },
    ],
    build: {
      write: false,
      target: 'chrome90',
      modulePreload: false,
      rollupOptions: { input: resolve(home, entry), output: { format: 'iife' } },
    },
  });
  if (output.length !== 1) {
    throw new Error(`${entry} became ${output.length} files instead of one`);
  }
  return output[0].code.trim();
}
