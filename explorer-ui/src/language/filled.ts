// SPDX-License-Identifier: Apache-2.0

/** Fills the places `{name}` of a text; a place without a value stays. */
export function filled(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
