// SPDX-License-Identifier: Apache-2.0
import { formatInstant } from '../code/instants';
import { Refusal } from '../error/refusal';
import { JsonArray, JsonObject } from '../json/values';
import { canonical } from '../json/writer';
import type { Envelope } from '../record/envelope';
import { timestampToken } from '../time/timestampToken';
import { TimestampRefused, TimestampVerifier, type VerifiedTimestamp } from '../time/timestampVerifier';
import type { TrustRoot } from '../trust/trustRoot';
import type { Gap } from './catalogue';
import type { Progress } from './progress';

const MARKS: readonly Gap[] = ['ANCHORED_AFTER_OPENING', 'CENTRE_ALONE'];

/**
 * What a record about sealed bids says of itself that keeps a match from being plain. The contract asks for the marks that hold; whether the
 * stamp in a disclosure is one over the last batch, and older than the disclosure, is found out here.
 */
export class BidSteps {
  private readonly verifier: TimestampVerifier;

  constructor(trust: TrustRoot) {
    this.verifier = new TimestampVerifier(trust.timeAuthorities);
  }

  /** Ends the step of the record's form, with the gaps that its marks and stamp leave. */
  end(record: Envelope, progress: Progress): void {
    const gaps = new Set<Gap>();
    const { type, body } = record;
    if (body !== undefined && type.wireName.startsWith('bid.')) {
      for (const mark of MARKS) {
        if (isMarked(body, mark)) {
          gaps.add(mark);
        }
      }
      if (type.wireName === 'bid.disclosure' && body.has('stamp')) {
        this.stamp(record, body, gaps, progress);
      }
    }
    progress.several('RECORD', gaps);
  }

  private stamp(record: Envelope, body: JsonObject, gaps: Set<Gap>, progress: Progress): void {
    const stamp = this.verified(body);
    if (stamp?.authority !== undefined && stamp.latest <= record.at) {
      const computed = `the last batch stamped before the disclosure of ${formatInstant(record.at)}`;
      progress.found('TIMESTAMP_AUTHORITY', computed, `existed before ${formatInstant(stamp.latest)}`);
    } else {
      gaps.add('CENTRE_ALONE');
    }
  }

  private verified(body: JsonObject): VerifiedTimestamp | undefined {
    const stamp = body.optional('stamp');
    const last = body.optional('last');
    if (typeof stamp !== 'string' || !(last instanceof JsonObject)) {
      return undefined;
    }
    try {
      return this.verifier.verify(timestampToken(stamp), canonical(last.without('marks')));
    } catch (refused) {
      if (refused instanceof TimestampRefused || refused instanceof Refusal) {
        return undefined;
      }
      throw refused;
    }
  }
}

function isMarked(body: JsonObject, mark: string): boolean {
  const marks = body.optional('marks');
  return marks instanceof JsonArray && marks.elements.includes(mark);
}
