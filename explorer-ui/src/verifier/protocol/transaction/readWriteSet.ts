// SPDX-License-Identifier: Apache-2.0
import { Broken } from '../broken';
import * as messages from '../messages';
import { type Message, read } from '../wire';

/** What a transaction read and would write of one chaincode. */
export interface Namespace {
  readonly name: string;
  readonly publicSet: Message<typeof messages.PUBLIC_SET>;
  /** Hashes of private reads and writes. */
  readonly collections: readonly { readonly name: string; readonly written: boolean }[];
}

/** Whether anything is written. */
export function isWritten(namespace: Namespace): boolean {
  return isPubliclyWritten(namespace) || namespace.collections.some(({ written }) => written);
}

/** Whether anything of the public state is written. */
export function isPubliclyWritten({ publicSet }: Namespace): boolean {
  return publicSet.writes.length > 0 || publicSet.metadataWrites.length > 0;
}

/** Reads a read-write set. */
export function readWriteSet(bytes: Uint8Array): readonly Namespace[] {
  const { namespaces } = read(messages.READ_WRITE_SET, bytes, 'TRANSACTION_FORM', 'read-write set');
  return namespaces.map(({ name, set, collections }) => ({
    name,
    publicSet: read(messages.PUBLIC_SET, set, 'TRANSACTION_FORM', `set of ${name}`),
    collections: collections.map((collection) => {
      const what = `set of collection ${collection.name}`;
      const { writes, metadataWrites } = read(messages.HASHED_SET, collection.hashedSet, 'TRANSACTION_FORM', what);
      return { name: collection.name, written: writes.length > 0 || metadataWrites.length > 0 };
    }),
  }));
}

/** Requires that each namespace stands there once. */
export function requireDistinctNamespaces(namespaces: readonly Namespace[]): void {
  if (new Set(namespaces.map(({ name }) => name)).size !== namespaces.length) {
    throw new Broken('TRANSACTION_FORM', 'each namespace once', 'a namespace occurs twice');
  }
}
