// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageContents } from '../src/page/packageFile';
import { casePath } from './cases';

const whole = readFileSync(casePath('packages/recording.zip'));

function blob(bytes: Uint8Array): Blob {
  return new Blob([new Uint8Array(bytes)]);
}

describe('an evidence package', () => {
  it('gives its bundles, answers and originals', async () => {
    const contents = await packageContents(blob(whole));
    const names = contents?.evidence.map(({ file, isOriginal }) => `${file.name.replace(/^.*\./, '')} ${isOriginal}`);
    expect(names).toEqual(['evb false', 'eva false', 'eva false', 'txt true']);
    expect(contents?.missing).toEqual([]);
  });

  it('is refused when any bit of its headers or its directory is another', async () => {
    const header = 30 + 'manifest.json'.length;
    const directory = whole.lastIndexOf('PK\x01\x02');
    for (const at of [...Array(header).keys(), ...Array.from({ length: 80 }, (_, i) => directory + i)]) {
      // The check sum says nothing of evidence, which has digests of its own; the first header only tells what the file is.
      const isSum = at >= 14 && at < 18;
      if (at >= 4 && !isSum) {
        const changed = Uint8Array.from(whole);
        changed[at] = (changed[at] as number) ^ 1;
        const contents = packageContents(blob(changed)).catch((refusal: unknown) => String(refusal));
        expect(await contents, `byte ${at}`).not.toMatchObject({ missing: [] });
      }
    }
  });

  it('is refused when it is cut off or goes on', async () => {
    await expect(packageContents(blob(whole.subarray(0, whole.length - 1)))).rejects.toThrow('directory');
    await expect(packageContents(blob(Buffer.concat([whole, Buffer.alloc(1)])))).rejects.toThrow('directory');
  });

  it('is told from any other archive', async () => {
    expect(await packageContents(blob(Buffer.from('PK\x03\x04 something else entirely, long enough')))).toBeUndefined();
  });
});
