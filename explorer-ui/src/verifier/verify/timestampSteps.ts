// SPDX-License-Identifier: Apache-2.0
import { hex, utf8 } from '../code/bytes';
import { formatInstant } from '../code/instants';
import { hash } from '../crypto/hashSuite';
import type { TimestampToken } from '../time/timestampToken';
import {
  TimestampRefused,
  type TimestampRule,
  TimestampVerifier,
  type VerifiedTimestamp,
} from '../time/timestampVerifier';
import type { TrustRoot } from '../trust/trustRoot';
import type { Rule } from './catalogue';
import type { Progress } from './progress';
import { Remembered } from './remembered';
import type { TimestampSummary } from './report';
import { StepFailed } from './stepFailed';

const REMEMBERED = 256;

const RULES: Record<TimestampRule, Rule> = {
  FORM: 'TIMESTAMP_FORM',
  IMPRINT: 'TIMESTAMP_IMPRINT',
  SIGNATURE: 'TIMESTAMP_SIGNATURE',
  AUTHORITY: 'TIMESTAMP_AUTHORITY',
};

/** The step that finds out by when a checkpoint existed. What was verified is remembered. */
export class TimestampSteps {
  private readonly verifier: TimestampVerifier;
  private readonly verified = new Remembered<VerifiedTimestamp>(REMEMBERED);

  constructor(trust: TrustRoot) {
    this.verifier = new TimestampVerifier(trust.timeAuthorities);
  }

  /** What the time stamps over a checkpoint's text prove; there is at least one. */
  require(tokens: readonly TimestampToken[], text: string, progress: Progress): readonly TimestampSummary[] {
    const summaries: TimestampSummary[] = [];
    for (const token of tokens) {
      const { authority, latest, certificate } = this.verify(token, text);
      if (authority === undefined) {
        const given = `certificate with SHA-256 ${certificate}`;
        progress.found('TIMESTAMP_AUTHORITY', 'an authority that the trust root names', given);
        continue;
      }
      const { name, trial } = authority;
      progress.found('TIMESTAMP_AUTHORITY', name, `existed before ${formatInstant(latest)}`);
      summaries.push({ authority: name, before: latest, trial });
    }
    if (summaries.some(({ trial }) => trial)) {
      progress.limited('TRIAL_TIME_AUTHORITY');
    }
    if (summaries.length < tokens.length) {
      progress.gap('TIMESTAMP', 'UNKNOWN_TIME_AUTHORITY');
    } else {
      progress.ok('TIMESTAMP');
    }
    return summaries;
  }

  private verify(token: TimestampToken, text: string): VerifiedTimestamp {
    try {
      const key = `${hex(hash('SHA-256', token))} ${text}`;
      return this.verified.get(key, () => this.verifier.verify(token, utf8(text)));
    } catch (refused) {
      if (refused instanceof TimestampRefused) {
        throw StepFailed.invalid(RULES[refused.rule], refused.expected, refused.given);
      }
      throw refused;
    }
  }
}
