// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Returns once nothing of the page moves: no transition runs, and nothing was changed for some frames. */
export async function settled(tab: Page): Promise<void> {
  await tab.evaluate(async () => {
    let quiet = 0;
    const watch = new MutationObserver(() => {
      quiet = 0;
    });
    watch.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
    while (quiet < 5) {
      await new Promise(requestAnimationFrame);
      const moving = document
        .getAnimations()
        .some(
          (one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
        );
      quiet = moving ? 0 : quiet + 1;
    }
    watch.disconnect();
  });
}

/** What axe finds wrong with a page, after it has come to rest. */
export async function findings(tab: Page): Promise<string[]> {
  await settled(tab);
  // Playwright's own world is not held by the page's policy.
  await tab.evaluate(axe);
  return tab.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
    return (await checker.run()).violations.map((violation) => JSON.stringify(violation));
  });
}
