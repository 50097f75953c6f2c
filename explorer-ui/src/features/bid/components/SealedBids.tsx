// SPDX-License-Identifier: Apache-2.0
import { Alert } from 'antd';
import { useSpeech } from '../../../language/language';
import { RecordLink, SubjectLink } from '../../../narration/CodeLink';
import { Moment } from '../../../narration/Moment';
import { ProofMark } from '../../../narration/ProofMark';
import { Table } from '../../../narration/Table';
import { Word } from '../../../narration/Word';
import { GAPS } from '../../../verifier/verify/catalogue';
import type { Bidding } from '../bidding';
import { BID_TEXTS, OUTCOMES, PHASES } from '../texts';

/** The sealed bids of a lot: how far they are, what became of each, and what cannot be shown of their times. */
export function SealedBids({ bidding }: { bidding: Bidding }) {
  const { say } = useSpeech();
  const { phase, deadline, minimumBidders, batches, bidders, toEvaluation, bids, marks } = bidding;
  return (
    <section aria-labelledby="bids">
      <h2 id="bids">{say(BID_TEXTS.heading)}</h2>
      <p>
        <strong>
          <Word words={PHASES} code={phase} />
        </strong>
      </p>
      <p className="quiet">{say(BID_TEXTS.lead)}</p>
      {marks.map((mark) => (
        <Alert
          key={mark}
          type="warning"
          showIcon
          role="status"
          title={<Mark mark={mark} />}
          description={<code>{mark}</code>}
        />
      ))}
      <dl>
        <dt>{say(BID_TEXTS.deadline)}</dt>
        <dd>
          <Moment text={deadline} />
        </dd>
        <dt>{say(BID_TEXTS.minimum)}</dt>
        <dd>{minimumBidders}</dd>
        <dt>{say(BID_TEXTS.batches)}</dt>
        <dd>{batches}</dd>
        <dt>{say(BID_TEXTS.bidders)}</dt>
        <dd>{bidders ?? say(BID_TEXTS.secret)}</dd>
        {toEvaluation !== undefined && (
          <>
            <dt>{say(BID_TEXTS.toEvaluation)}</dt>
            <dd>{toEvaluation}</dd>
          </>
        )}
      </dl>
      {bids.length > 0 && (
        <Table
          columns={[say(BID_TEXTS.bidder), say(BID_TEXTS.outcome), say(BID_TEXTS.proof)]}
          rows={bids.map((bid) => ({
            key: bid.bidder,
            cells: [
              <SubjectLink key="bidder" subject={`org:${bid.bidder}`} />,
              <Word key="outcome" words={OUTCOMES} code={bid.state} />,
              <span key="proof">
                <ProofMark mark={bid.mark} /> <RecordLink record={bid.record} />
              </span>,
            ],
          }))}
        />
      )}
    </section>
  );
}

/** What a mark means, in the words of the verdict. */
function Mark({ mark }: { mark: string }) {
  return <Word words={GAPS} code={mark} />;
}
