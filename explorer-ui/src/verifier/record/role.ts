// SPDX-License-Identifier: Apache-2.0

/** What a registered key may act as. A key has exactly one role. */
export const ROLES = [
  'REGISTRAR',
  'CENTRE_STAFF',
  'CENTRE_WITNESS',
  'TENDERER',
  'AGENCY',
  'BIDDER',
  'EXPERT',
  'INDUSTRY_SUPERVISOR',
  'SUPERVISION_OFFICE',
  'DISCIPLINE_AUDIT',
  'POOL_OWNER',
  'PLATFORM',
  'DEVICE',
  'CHECKPOINT_COSIGNER',
  'DEPARTMENT_SEAL',
] as const;

/** One of the roles. */
export type Role = (typeof ROLES)[number];

/** Whether only holders of an enforcement licence may act in this role. */
export function isOfficer(role: Role): boolean {
  return role === 'INDUSTRY_SUPERVISOR' || role === 'SUPERVISION_OFFICE';
}
