// SPDX-License-Identifier: Apache-2.0
import { blobSource } from '../hashing/blobSource';
import { type Hashing, hashFile } from '../hashing/fileHasher';
import { type Work, workIn, workOn } from '../hashing/work';
import { byId } from '../report/dom';
import type { PackageReport } from '../verifier/packages/packageReport';
import { PackageVerifier } from '../verifier/packages/packageVerifier';
import { parseTrustRoot } from '../verifier/trust/trustRoot';
import type { OriginalFile } from '../verifier/verify/evidenceVerifier';

/** What the page lets a worker do. */
type Task =
  | { readonly kind: 'hash'; readonly file: Blob }
  | { readonly kind: 'package'; readonly file: Blob; readonly trust: Uint8Array };

/** Begins to hash a file beside the page. */
export function startHashing(file: Blob, progress: (bytes: number) => void): Hashing {
  return start({ kind: 'hash', file }, progress);
}

/** Begins to verify a package beside the page, by the trust root of these bytes. */
export function startPackage(file: Blob, trust: Uint8Array, progress: (bytes: number) => void): Work<PackageReport> {
  return start({ kind: 'package', file, trust }, progress);
}

/** What the page's program does where it runs as a worker. */
export function serve(): void {
  workOn<Task, OriginalFile | PackageReport>((task, progress) => {
    switch (task.kind) {
      case 'hash':
        return hashFile(task.file, progress);
      case 'package':
        return new PackageVerifier(parseTrustRoot(task.trust)).verify(blobSource(task.file), progress);
    }
  });
}

/** The worker runs the page's own program: from a disk no other file can be loaded, and the program need not be there twice. */
function start<T>(task: Task, progress: (bytes: number) => void): Work<T> {
  const program = byId('program', HTMLScriptElement).text;
  const url = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const work = workIn<Task, T>(new Worker(url), task, progress);
  const revoke = (): void => URL.revokeObjectURL(url);
  work.done.then(revoke, revoke);
  return work;
}
