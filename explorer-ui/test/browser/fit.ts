// SPDX-License-Identifier: Apache-2.0
import { expect, type Page } from '@playwright/test';
import { findings, settled } from './axe';

/** Holds that a page that has come to rest is accessible and fits wide and narrow windows, with all that it folds away opened. */
export async function isFit(tab: Page): Promise<void> {
  await expect(tab.locator('.waiting')).toHaveCount(0);
  await settled(tab);
  for (const summary of await tab.locator('summary').all()) {
    await summary.click();
  }
  for (const width of [1280, 360]) {
    await tab.setViewportSize({ width, height: 800 });
    expect(await findings(tab)).toEqual([]);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
}
