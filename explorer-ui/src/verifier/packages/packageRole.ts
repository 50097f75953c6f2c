// SPDX-License-Identifier: Apache-2.0

/**
 * How much hangs on a member.
 *
 * - `PROOF` – missing: nobody can tell. Another one: the proof is invalid.
 * - `CONTENT` – missing: nobody can tell. Another one: its bundle says that it differs.
 * - `CUSTODY` – missing or another one: what was before the ledger is unproven; what was proved after stays proved.
 * - `PLATFORM` – missing or another one: nothing is shown of the platform.
 * - `DERIVED` – missing: nothing follows. Another one: somebody claims what the proofs do not say, and the package is invalid.
 * - `PRESENTATION` – missing: nothing follows. Another one than the manifest names: the package is invalid.
 */
export type Weight = 'PROOF' | 'CONTENT' | 'CUSTODY' | 'PLATFORM' | 'DERIVED' | 'PRESENTATION';

/** What a member of a package is for, in the order in which they stand. */
export const PACKAGE_ROLES = [
  'README',
  'CERTIFICATE',
  'VERIFIER',
  'PROVENANCE_SHEET',
  'CUSTODY_TABLE',
  'BUNDLE',
  'COMPLETENESS',
  'CUSTODY',
  'PLATFORM',
  'ORIGINAL',
] as const;

/** One of the roles. */
export type PackageRole = (typeof PACKAGE_ROLES)[number];

/** The roles of answers from the index. */
export type AnswerRole = Extract<PackageRole, 'COMPLETENESS' | 'CUSTODY' | 'PLATFORM'>;

/** What follows when a member of this role is missing or another one. */
export const WEIGHTS: Readonly<Record<PackageRole, Weight>> = {
  README: 'PRESENTATION',
  CERTIFICATE: 'PRESENTATION',
  VERIFIER: 'PRESENTATION',
  PROVENANCE_SHEET: 'DERIVED',
  CUSTODY_TABLE: 'DERIVED',
  BUNDLE: 'PROOF',
  COMPLETENESS: 'PROOF',
  CUSTODY: 'CUSTODY',
  PLATFORM: 'PLATFORM',
  ORIGINAL: 'CONTENT',
};
