// SPDX-License-Identifier: Apache-2.0

const LOT = /^[A-Z]\d{6}[0-9A-Z]{4}\d{12}$/;
const TENDER = /^[A-Z]\d{6}[0-9A-Z]{4}\d{9}$/;
const PROJECT = /^[A-Z]\d{6}[0-9A-Z]{4}\d{6}$/;
const RECORD = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const DIGEST = /^[0-9a-f]{64}$/;
const EVIDENCE = /^ev:[0-9a-f]{32}$/;
const PERSON = /^person:[0-9a-f]{32}$/;
/** Ids of lists may be one word; those of more are told from other words. */
const LIST = /^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)+$/;
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

/** The address of the page about a key of an index. */
export function keyPath(index: string, key: string): string {
  return `/index/${index}?key=${encodeURIComponent(key)}`;
}

/**
 * The page about what somebody has typed or pasted, recognised by its form; undefined if it has none that can be looked up.
 * Spaces around it and upper or lower case do not matter.
 */
export function targetOf(input: string): string | undefined {
  const text = input.trim();
  const upper = text.toUpperCase();
  const lower = text.toLowerCase();
  const bare = lower.replace(/^(rec|sha256|sm3):/, '');
  if (LOT.test(upper)) {
    return `/lots/${upper}`;
  }
  if (TENDER.test(upper) || PROJECT.test(upper)) {
    return keyPath('lot', upper);
  }
  if (RECORD.test(bare)) {
    return `/records/${bare}`;
  }
  if (DIGEST.test(bare)) {
    return keyPath('digest', bare);
  }
  if (EVIDENCE.test(lower)) {
    return `/evidence/${lower}`;
  }
  if (PERSON.test(lower)) {
    return keyPath('subject', lower);
  }
  if (LIST.test(lower)) {
    return `/lists/${lower}`;
  }
  const code = upper.replace(/^ORG:/, '');
  return CREDIT_CODE.test(code) ? keyPath('subject', `org:${code}`) : undefined;
}
