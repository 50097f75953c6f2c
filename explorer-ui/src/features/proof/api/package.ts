// SPDX-License-Identifier: Apache-2.0

/** Where the gateway hands out the evidence package of a record: bundles, public originals, certificate and verifier in one file. */
export function recordPackage(id: string): string {
  return `/api/v1/records/${encodeURIComponent(id)}/package`;
}

/** The same of all records of a lot. */
export function lotPackage(code: string): string {
  return `/api/v1/lots/${encodeURIComponent(code)}/package`;
}
