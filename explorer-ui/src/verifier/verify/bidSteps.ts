// SPDX-License-Identifier: Apache-2.0
import { timeVouch, vouchedAt } from '../bid/timeVouch';
import { formatInstant, type Instant } from '../code/instants';
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
 * stamp or the other organisation's signature in a disclosure is about the last batch, and older than the disclosure, is found out here.
 */
export class BidSteps {
  private readonly verifier: TimestampVerifier;
  private readonly trust: TrustRoot;

  constructor(trust: TrustRoot) {
    this.trust = trust;
    this.verifier = new TimestampVerifier(trust.timeAuthorities);
  }

  /** Ends the step of the record's form, with the gaps that its marks and who vouches for the time leave. */
  end(record: Envelope, progress: Progress): void {
    const gaps = new Set<Gap>();
    const { type, body } = record;
    if (body !== undefined && type.wireName.startsWith('bid.')) {
      for (const mark of MARKS) {
        if (isMarked(body, mark)) {
          gaps.add(mark);
        }
      }
      if (type.wireName === 'bid.disclosure' && (body.has('stamp') || body.has('vouch'))) {
        this.vouched(record, body, gaps, progress);
      }
    }
    progress.several('RECORD', gaps);
  }

  private vouched(record: Envelope, body: JsonObject, gaps: Set<Gap>, progress: Progress): void {
    const disclosed = `before the disclosure of ${formatInstant(record.at)}`;
    const stamp = this.verified(body);
    const stamped = stamp?.authority !== undefined && stamp.latest <= record.at;
    if (stamped) {
      progress.found(
        'TIMESTAMP_AUTHORITY',
        `the last batch stamped ${disclosed}`,
        `existed before ${formatInstant(stamp.latest)}`,
      );
    }
    const shown = this.shownAt(record, body);
    if (shown !== undefined) {
      progress.found('OTHER_ORGANISATION', `the last batch shown ${disclosed}`, `existed at ${formatInstant(shown)}`);
    }
    if (!stamped && shown === undefined) {
      gaps.add('CENTRE_ALONE');
    }
  }

  /** When another organisation was shown the last batch, if its signature shows that and is not younger than the disclosure. */
  private shownAt(record: Envelope, body: JsonObject): Instant | undefined {
    const vouch = body.optional('vouch');
    const last = body.optional('last');
    if (!(vouch instanceof JsonObject) || !(last instanceof JsonObject)) {
      return undefined;
    }
    try {
      const at = vouchedAt(timeVouch(vouch), record.organisation, canonical(last.without('marks')), this.trust);
      return at !== undefined && at <= record.at ? at : undefined;
    } catch (refused) {
      if (refused instanceof Refusal) {
        return undefined;
      }
      throw refused;
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
