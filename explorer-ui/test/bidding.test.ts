// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { biddingOf, type MarkedRecord } from '../src/features/bid/bidding';
import { recordJson } from '../src/narration/recordJson';

const WINDOW = row('bid.window', { deadline: '2026-03-16T01:30:00Z', minimumBidders: 2 });
const BATCH = row('bid.batch', { number: 1, leaves: 8, marks: ['ANCHORED_AFTER_OPENING'] });
const OPENING = row('bid.opening', {});
const DISCLOSURE = row('bid.disclosure', {
  bidders: 3,
  bids: ['A', 'B', 'C'].map((bidder) => ({ bidder, commitment: bidder })),
});
const REVEAL = row('bid.reveal', { outcome: 'VERIFIED', statement: { bidder: 'A' } }, 'later');

function row(type: string, body: unknown, mark: MarkedRecord['mark'] = 'proven'): MarkedRecord {
  return { record: recordJson({ type, id: type, body }), mark };
}

it('says nothing of a lot that receives no sealed bids', () => {
  expect(biddingOf([OPENING])).toBeUndefined();
});

it('does not know who bids or how many do before the disclosure', () => {
  const bidding = biddingOf([WINDOW, BATCH, OPENING]);
  expect(bidding).toMatchObject({ phase: 'OPENING', batches: 1, bids: [], marks: ['ANCHORED_AFTER_OPENING'] });
  expect(bidding).not.toHaveProperty('bidders');
});

it('takes the deadline as it was moved last', () => {
  const moved = row('bid.extension', { deadline: '2026-03-17T01:30:00Z' });
  expect(biddingOf([WINDOW, moved])).toMatchObject({ phase: 'RECEIVING', deadline: '2026-03-17T01:30:00Z' });
});

it.each([
  ['BIDDER', 'REVOKED'],
  ['OTHER', 'WITHDRAWN'],
  ['REMEDY_USED', 'REMEDIED'],
])('tells whose fault it was that a bid was not decrypted: %s', (fault, state) => {
  const bidding = biddingOf([WINDOW, OPENING, DISCLOSURE, REVEAL, row('bid.undecrypted', { bidder: 'B', fault })]);
  expect(bidding?.bids).toMatchObject([
    { bidder: 'A', state: 'VERIFIED', mark: 'later' },
    { bidder: 'B', state, mark: 'proven', record: 'bid.undecrypted' },
    { bidder: 'C', state: 'LOCKED', record: 'bid.disclosure' },
  ]);
  expect(bidding?.phase).toBe('DISCLOSED');
});

it('knows the end, and a lot with too few bids', () => {
  const conclusion = row('bid.conclusion', { toEvaluation: 2 });
  expect(biddingOf([WINDOW, DISCLOSURE, conclusion])).toMatchObject({ phase: 'CONCLUDED', toEvaluation: '2' });
  expect(biddingOf([WINDOW, row('bid.disclosure', { bidders: 1 })])).toMatchObject({ phase: 'FAILED', bidders: '1' });
});
