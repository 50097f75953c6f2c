// SPDX-License-Identifier: Apache-2.0

/** What this browser kept under a name at an earlier visit; nothing where it keeps nothing. */
export function kept(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    // A browser may be told to keep nothing of any page.
    return undefined;
  }
}

/** Keeps a text for later visits, or forgets it, as far as the browser lets the page. */
export function keep(name: string, text: string | undefined): void {
  try {
    if (text === undefined) {
      localStorage.removeItem(name);
    } else {
      localStorage.setItem(name, text);
    }
  } catch {
    // Then it lasts as long as the page.
  }
}
