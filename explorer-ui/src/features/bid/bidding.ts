// SPDX-License-Identifier: Apache-2.0
import type { Mark } from '../../narration/ProofMark';
import { objects, type RecordJson, text, texts } from '../../narration/recordJson';

/** A record of a lot, and what the proof says of it. */
export interface MarkedRecord {
  readonly record: RecordJson;
  readonly mark: Mark;
}

/** How far the sealed bids of a lot are. */
export type Phase = 'RECEIVING' | 'OPENING' | 'DISCLOSED' | 'CONCLUDED' | 'FAILED';

/** A disclosed bid and what became of it. */
export interface Bid {
  readonly bidder: string;
  readonly commitment: string;
  /** LOCKED until it has one of the five outcomes. */
  readonly state: string;
  /** The record that told of it last. */
  readonly record: string;
  readonly mark: Mark;
}

/** The sealed bids of a lot. Who bids and how many do is not known, and so not said, before the disclosure. */
export interface Bidding {
  readonly phase: Phase;
  /** A UTC time. */
  readonly deadline: string;
  readonly minimumBidders: string;
  /** Batches so far; they are filled up to one size and come whether or not anybody bids. */
  readonly batches: number;
  /** How many bids stood at the deadline, once that is disclosed. */
  readonly bidders?: string;
  readonly toEvaluation?: string;
  readonly bids: readonly Bid[];
  /** What cannot be shown of the times, such as ANCHORED_AFTER_OPENING. */
  readonly marks: readonly string[];
}

const FAULTS: Readonly<Record<string, string>> = { BIDDER: 'REVOKED', OTHER: 'WITHDRAWN', REMEDY_USED: 'REMEDIED' };

/** The sealed bids as the records of a lot tell them, in log order; undefined for a lot that receives none. */
export function biddingOf(rows: readonly MarkedRecord[]): Bidding | undefined {
  const of = (type: string): MarkedRecord[] => rows.filter(({ record }) => record.type === type);
  const [window] = of('bid.window');
  if (window === undefined) {
    return undefined;
  }
  const disclosures = of('bid.disclosure');
  const [disclosure] = disclosures;
  const conclusion = of('bid.conclusion').at(-1);
  const outcomes = [...of('bid.reveal'), ...of('bid.undecrypted')];
  const bids = disclosures.flatMap(({ record, mark }) =>
    objects(record.body, 'bids').map((bid) =>
      bidOf(text(bid, 'bidder'), text(bid, 'commitment'), record, mark, outcomes),
    ),
  );
  const last = of('bid.extension').at(-1) ?? window;
  const marks = rows
    .filter(({ record }) => record.type.startsWith('bid.'))
    .flatMap(({ record }) => texts(record.body, 'marks'));
  const bidders = disclosure === undefined ? '' : text(disclosure.record.body, 'bidders');
  return {
    phase: phaseOf(of('bid.opening').length > 0, bidders, bids.length, conclusion !== undefined),
    deadline: text(last.record.body, 'deadline'),
    minimumBidders: text(window.record.body, 'minimumBidders'),
    batches: of('bid.batch').length,
    ...(bidders === '' ? {} : { bidders }),
    ...(conclusion === undefined ? {} : { toEvaluation: text(conclusion.record.body, 'toEvaluation') }),
    bids,
    marks: [...new Set(marks)].sort(),
  };
}

function phaseOf(isOpening: boolean, bidders: string, told: number, isConcluded: boolean): Phase {
  if (isConcluded) {
    return 'CONCLUDED';
  }
  if (bidders === '') {
    return isOpening ? 'OPENING' : 'RECEIVING';
  }
  if (told === 0) {
    // Bids are told exactly when there are as many as must be.
    return 'FAILED';
  }
  return told < Number(bidders) ? 'OPENING' : 'DISCLOSED';
}

function bidOf(
  bidder: string,
  commitment: string,
  disclosure: RecordJson,
  mark: Mark,
  outcomes: readonly MarkedRecord[],
): Bid {
  const outcome = outcomes.find(({ record }) => bidderOf(record) === bidder);
  if (outcome === undefined) {
    return { bidder, commitment, state: 'LOCKED', record: disclosure.id, mark };
  }
  const { record } = outcome;
  const fault = text(record.body, 'fault');
  const state = record.type === 'bid.reveal' ? text(record.body, 'outcome') : (FAULTS[fault] ?? fault);
  return { bidder, commitment, state, record: record.id, mark: outcome.mark };
}

function bidderOf({ type, body }: RecordJson): string {
  const statement = body.statement;
  const told = type === 'bid.reveal' && typeof statement === 'object' && statement !== null ? statement : body;
  return text(told as Readonly<Record<string, unknown>>, 'bidder');
}
