// SPDX-License-Identifier: Apache-2.0

/** Fen as yuan with two digits. */
export function yuan(fen: string): string {
  const padded = fen.padStart(3, '0');
  return `${padded.slice(0, -2)}.${padded.slice(-2)}`;
}
