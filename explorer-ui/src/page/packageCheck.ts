// SPDX-License-Identifier: Apache-2.0
import type { Work } from '../hashing/work';
import { LOCAL_LENGTH, readLocal } from '../verifier/packages/containerHeaders';
import { MANIFEST_NAME } from '../verifier/packages/packageManifest';
import type { PackageReport } from '../verifier/packages/packageReport';
import { startPackage } from './work';

/** How far the verification of a package is. */
export type PackageState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'checking'; readonly bytes: number }
  | { readonly kind: 'checked'; readonly report: PackageReport }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string };

/** A package that was chosen and what is said of it. */
export class PackageCheck {
  readonly file: File;
  state: PackageState = { kind: 'waiting' };
  private readonly changed: () => void;
  private running: Work<PackageReport> | undefined;

  /** @param changed is called whenever there is something new to show */
  constructor(file: File, changed: () => void) {
    this.file = file;
    this.changed = changed;
  }

  /** Verifies the package by the trust root of these bytes; what was said by another one is forgotten. */
  async check(trust: Uint8Array): Promise<void> {
    const work = startPackage(this.file, trust, (bytes) => this.turn(work, { kind: 'checking', bytes }));
    this.running = work;
    this.turn(work, { kind: 'checking', bytes: 0 });
    try {
      const report = await work.done;
      this.turn(work, { kind: 'checked', report });
    } catch (failure) {
      this.turn(work, { kind: 'failed', reason: String(failure) });
    }
  }

  /** Stops what is under way. */
  cancel(): void {
    if (this.state.kind === 'checking') {
      this.stop({ kind: 'cancelled' });
    }
  }

  /** Stops what is under way, and waits for a trust root. */
  reset(): void {
    this.stop({ kind: 'waiting' });
  }

  private stop(state: PackageState): void {
    const { running } = this;
    this.running = undefined;
    running?.cancel();
    this.state = state;
    this.changed();
  }

  /** Work that was stopped says nothing any more: another may be under way. */
  private turn(work: Work<PackageReport>, state: PackageState): void {
    if (this.running === work) {
      this.state = state;
      this.changed();
    }
  }
}

/** Whether a file begins like a package. Any other archive may itself be an original. */
export async function beginsLikePackage(file: Blob): Promise<boolean> {
  const beginning = new Uint8Array(await file.slice(0, LOCAL_LENGTH + MANIFEST_NAME.length).arrayBuffer());
  const isArchive = readLocal(beginning.subarray(0, LOCAL_LENGTH)) !== undefined;
  return isArchive && new TextDecoder().decode(beginning.subarray(LOCAL_LENGTH)) === MANIFEST_NAME;
}
