// SPDX-License-Identifier: Apache-2.0
import { builtInTrust } from 'virtual:built';
import type { Hashing } from '../hashing/fileHasher';
import { MAX_BYTES } from '../verifier/bundle/evidenceBundle';
import { type RegisteredFile, registeredFile } from '../verifier/bundle/registeredFile';
import { utf8 } from '../verifier/code/bytes';
import { Refusal } from '../verifier/error/refusal';
import { parseTrustRoot, type TrustRoot } from '../verifier/trust/trustRoot';
import { AnswerVerifier } from '../verifier/verify/answerVerifier';
import { EvidenceVerifier, type OriginalFile } from '../verifier/verify/evidenceVerifier';
import type { VerificationReport } from '../verifier/verify/report';
import { beginsLikePackage, PackageCheck } from './packageCheck';
import { startHashing } from './work';

/** The trust root in use, or why a file is none. */
export type Trust =
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly name: string; readonly refusal: Refusal }
  | { readonly kind: 'taken'; readonly name?: string; readonly root: TrustRoot };

/** A bundle, or an answer from the index, that was chosen. */
export interface Bundle {
  readonly name: string;
  /** Absent for a file that is too large to be one. */
  readonly bytes?: Uint8Array;
  /** Whether it is an answer from the index. */
  readonly isAnswer?: boolean;
  /** The file that it registers. */
  readonly registered?: RegisteredFile;
}

/** An original file that was chosen. */
export interface Original {
  readonly name: string;
  readonly size: number;
  hashed: number;
  state: 'hashing' | 'hashed' | 'cancelled' | 'unreadable';
  content?: OriginalFile;
  cancel(): void;
}

/** What is said of a bundle. */
export interface Result {
  readonly bundle: Bundle;
  readonly original?: Original;
  /** Absent while something is missing. */
  readonly report?: VerificationReport;
}

const BUNDLE_BEGINS = /^\{"(batch|blocks|capture|checkpoint)":/;
const IS_ANSWER = /"kind":"index-answer"/;
const SNIFFED = 64;
const MAX_TRUST = 1 << 18;

/** What the user has chosen, and what follows from it. */
export class Session {
  trust: Trust = { kind: 'none' };
  readonly bundles: Bundle[] = [];
  readonly originals: Original[] = [];
  readonly packages: PackageCheck[] = [];
  private readonly changed: () => void;
  private verifiers: { bundles: EvidenceVerifier; answers: AnswerVerifier } | undefined;
  private trustBytes: Uint8Array | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** @param changed is called whenever there is something new to show */
  constructor(changed: () => void) {
    this.changed = changed;
    if (builtInTrust !== undefined) {
      this.takeTrust(undefined, utf8(builtInTrust));
    }
  }

  /** Takes files of any kind; what each is follows from its name and its first bytes. */
  async take(files: Iterable<File>): Promise<void> {
    for (const file of files) {
      try {
        await this.takeOne(file);
      } catch {
        this.originals.push(unreadable(file));
      }
    }
    this.changed();
  }

  /** Takes a file that is said to be a trust root. */
  async takeTrustFile(file: File): Promise<void> {
    const beginning = file.slice(0, MAX_TRUST + 1);
    this.takeTrust(file.name, new Uint8Array(await beginning.arrayBuffer()));
    this.changed();
  }

  /** Forgets all but the trust root. */
  clear(): void {
    for (const original of this.originals) {
      original.cancel();
    }
    for (const check of this.packages) {
      check.reset();
    }
    this.bundles.length = 0;
    this.originals.length = 0;
    this.packages.length = 0;
    this.changed();
  }

  /** What is said of each bundle. */
  results(): Result[] {
    return this.bundles.map((bundle) => this.result(bundle));
  }

  /** The bundle to which an original file belongs. */
  bundleOf(original: Original): Bundle | undefined {
    return this.bundles.find((bundle) => this.originalOf(bundle) === original);
  }

  private result(bundle: Bundle): Result {
    const original = this.originalOf(bundle);
    const beside = original === undefined ? {} : { original };
    if (bundle.bytes === undefined || this.verifiers === undefined || original?.state === 'hashing') {
      return { bundle, ...beside };
    }
    const verifier = bundle.isAnswer === true ? this.verifiers.answers : this.verifiers.bundles;
    return { bundle, ...beside, report: verifier.verify(bundle.bytes, original?.content) };
  }

  /** The file with the registered digests; else the one of the same name; else, of one bundle and one file, that one. */
  private originalOf(bundle: Bundle): Original | undefined {
    const candidates = this.originals.filter(({ state }) => state === 'hashing' || state === 'hashed');
    const { registered } = bundle;
    const same = candidates.find(
      ({ content }) => registered !== undefined && content?.digests.sha256 === registered.digests.sha256,
    );
    const named = candidates.find(
      ({ name }) =>
        `${name}.evb` === bundle.name ||
        `${name}.eva` === bundle.name ||
        stem(name) === stem(bundle.name) ||
        (registered !== undefined && name === registered.name),
    );
    const only = this.bundles.length === 1 && candidates.length === 1 ? candidates[0] : undefined;
    return same ?? named ?? only;
  }

  private async takeOne(file: File): Promise<void> {
    if (await beginsLikePackage(file)) {
      this.takePackage(file);
      return;
    }
    const beginning = await file.slice(0, SNIFFED).text();
    if (/\.ev[ab]$/.test(file.name) || BUNDLE_BEGINS.test(beginning)) {
      await this.takeBundle(file);
    } else if (/^trust.*\.json$/.test(file.name)) {
      await this.takeTrustFile(file);
    } else {
      this.takeOriginal(file);
    }
  }

  private takePackage(file: File): void {
    const check = new PackageCheck(file, this.changed);
    this.packages.push(check);
    this.checkLater(check);
  }

  /** One after the other: two at once would only share the disk. Without a trust root it waits for one. */
  private checkLater(check: PackageCheck): void {
    const trust = this.trustBytes;
    check.reset();
    if (trust !== undefined) {
      this.last = this.last.then(() => (this.isStillWanted(check, trust) ? check.check(trust) : undefined));
    }
  }

  /** While it waited for its turn, everything may have been cleared, or another trust root chosen. */
  private isStillWanted(check: PackageCheck, trust: Uint8Array): boolean {
    return this.packages.includes(check) && this.trustBytes === trust;
  }

  private takeTrust(name: string | undefined, bytes: Uint8Array): void {
    try {
      const root = parseTrustRoot(bytes);
      this.trust = { kind: 'taken', root, ...(name === undefined ? {} : { name }) };
      this.verifiers = { bundles: new EvidenceVerifier(root), answers: new AnswerVerifier(root) };
      this.trustBytes = bytes;
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      // An older trust root must not go on being used where the user believes that the new one is.
      this.trust = { kind: 'refused', name: name ?? '', refusal };
      this.verifiers = undefined;
      this.trustBytes = undefined;
    }
    for (const check of this.packages) {
      this.checkLater(check);
    }
  }

  private async takeBundle(file: File): Promise<void> {
    if (file.size > MAX_BYTES) {
      this.bundles.push({ name: file.name });
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    // Canonical JSON has no white space, and quotation marks inside of texts are escaped.
    if (file.name.endsWith('.eva') || IS_ANSWER.test(new TextDecoder().decode(bytes))) {
      this.bundles.push({ name: file.name, bytes, isAnswer: true });
      return;
    }
    const registered = registeredFile(bytes);
    this.bundles.push({ name: file.name, bytes, ...(registered === undefined ? {} : { registered }) });
  }

  private takeOriginal(file: File): void {
    let hashing: Hashing | undefined;
    const original: Original = {
      name: file.name,
      size: file.size,
      hashed: 0,
      state: 'hashing',
      cancel: () => {
        if (original.state === 'hashing') {
          original.state = 'cancelled';
          hashing?.cancel();
          this.changed();
        }
      },
    };
    this.originals.push(original);
    const run = async (): Promise<void> => {
      if (original.state !== 'hashing') {
        return;
      }
      hashing = startHashing(file, (bytes) => {
        original.hashed = bytes;
        this.changed();
      });
      try {
        original.content = await hashing.done;
        original.state = 'hashed';
      } catch {
        original.state = isCancelled(original) ? 'cancelled' : 'unreadable';
      }
      this.changed();
    };
    // One after the other: two at once would only share the disk.
    this.last = this.last.then(run);
  }
}

function unreadable(file: File): Original {
  return { name: file.name, size: file.size, hashed: 0, state: 'unreadable', cancel: () => {} };
}

/** A name without its ending. */
function stem(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}

/** Asked anew: while the file was being read, the user may have cancelled. */
function isCancelled(original: Original): boolean {
  return original.state === 'cancelled';
}
