// SPDX-License-Identifier: Apache-2.0

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The check digit that the first 17 characters of a unified social credit code give (GB 32100-2015). */
export function expectedCheckDigit(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + ALPHABET.indexOf(code.charAt(index)) * weight, 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}
