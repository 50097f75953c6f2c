// SPDX-License-Identifier: Apache-2.0

const WITHOUT_IDLE_TIME_MS = 50;

/** Takes steps one after the other whenever the page has nothing else to do. */
export function whenIdle(steps: readonly (() => unknown)[]): void {
  const [first, ...rest] = steps;
  if (first === undefined) {
    return;
  }
  const step = (): void => {
    first();
    whenIdle(rest);
  };
  // Not every browser says when it is idle.
  if (typeof requestIdleCallback === 'function') {
    requestIdleCallback(step);
  } else {
    setTimeout(step, WITHOUT_IDLE_TIME_MS);
  }
}
