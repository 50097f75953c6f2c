// SPDX-License-Identifier: Apache-2.0

/** What the build puts into the page. */
declare module 'virtual:built' {
  /** The text of a trust root, if the page was built with one. */
  export const builtInTrust: string | undefined;
}
