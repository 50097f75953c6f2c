// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../error/refusal';
import type { TrustRoot } from '../trust/trustRoot';
import { AnswerVerifier } from '../verify/answerVerifier';
import { EvidenceVerifier } from '../verify/evidenceVerifier';
import type { ByteSource } from './byteSource';
import { sumOf } from './memberSum';
import { PackageFile } from './packageFile';
import { MANIFEST_NAME, MAX_MANIFEST_BYTES, type PackageManifest, parseManifest } from './packageManifest';
import { type PackageFinding, PackageRefused } from './packageRefused';
import type { PackageReport } from './packageReport';
import { PackageVerification, type Verifiers } from './packageVerification';

/**
 * Verifies packages without any network. Every byte is hostile until it was checked; no content makes it throw. Files are read in
 * pieces and never unpacked; bundles and answers are read whole and have their own limits.
 *
 * Stricter than a single bundle's verification in one point: a checkpoint without quorum makes a package `CANNOT_TELL`.
 */
export class PackageVerifier {
  private readonly verifiers: Verifiers;

  /** Verifies by this trust root and by nothing else. */
  constructor(trust: TrustRoot) {
    this.verifiers = { bundles: new EvidenceVerifier(trust), answers: new AnswerVerifier(trust) };
  }

  /**
   * Verifies a package. Rejects only if the file cannot be read; nothing is said about the evidence then.
   *
   * @param progress is told now and then how many bytes of the file are done
   */
  async verify(source: ByteSource, progress: (bytes: number) => void = () => {}): Promise<PackageReport> {
    try {
      const file = await PackageFile.open(source);
      return await new PackageVerification(file, await manifestOf(file), this.verifiers, progress).report();
    } catch (refused) {
      if (refused instanceof PackageRefused) {
        return nothing(refused.finding);
      }
      throw refused;
    }
  }
}

function nothing(finding: PackageFinding): PackageReport {
  return {
    verdict: 'PROOF_INVALID',
    preChain: 'NOT_STATED',
    platform: 'NOT_STATED',
    time: 'NOT_STATED',
    findings: [finding],
    withheld: [],
    bundles: [],
    answers: [],
    custody: [],
    provenance: [],
  };
}

async function manifestOf(file: PackageFile): Promise<PackageManifest> {
  const [first] = file.members;
  if (first === undefined || first.name !== MANIFEST_NAME || first.size > MAX_MANIFEST_BYTES) {
    const demanded = `${MANIFEST_NAME} as the first member, of at most ${MAX_MANIFEST_BYTES} bytes`;
    throw new PackageRefused('MANIFEST', demanded, 'none');
  }
  const bytes = await file.content(first);
  if (sumOf(bytes).crc !== first.crc) {
    throw new PackageRefused('MANIFEST', 'its check sum', 'another');
  }
  try {
    return parseManifest(bytes);
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      throw new PackageRefused('MANIFEST', 'a manifest of version 1', refusal.sentence);
    }
    throw refusal;
  }
}
