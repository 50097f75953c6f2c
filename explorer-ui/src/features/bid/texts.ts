// SPDX-License-Identifier: Apache-2.0
import type { Bilingual } from '../../verifier/verify/catalogue';

type Words = Readonly<Record<string, Bilingual>>;

/** What the page of a lot says of its sealed bids. */
export const BID_TEXTS = {
  heading: { zh: '密封投标', en: 'Sealed bids' },
  lead: {
    zh: '由该标段的记录得出。公布前，记录、时间与大小都不透露谁投标、有几家。',
    en: 'Told from the records of the lot. Before the disclosure neither records nor times nor sizes show who bids or how many do.',
  },
  deadline: { zh: '投标截止', en: 'Deadline' },
  minimum: { zh: '最少投标人数', en: 'Bidders needed' },
  batches: { zh: '已上链批次（定长，与有无投标无关）', en: 'Batches on the ledger (of one size, bids or not)' },
  bidders: { zh: '截止时投标人数', en: 'Bids at the deadline' },
  secret: { zh: '公布前保密', en: 'secret until the disclosure' },
  toEvaluation: { zh: '进入评标', en: 'Go on to the evaluation' },
  bidder: { zh: '投标人', en: 'Bidder' },
  outcome: { zh: '结果', en: 'Outcome' },
  proof: { zh: '证明', en: 'Proof' },
} as const satisfies Words;

/** How far the sealed bids are. */
export const PHASES: Words = {
  RECEIVING: { zh: '接收投标中', en: 'bids are received' },
  OPENING: { zh: '开标中', en: 'being opened' },
  DISCLOSED: { zh: '已公布投标人，正在解密', en: 'bidders disclosed, bids being decrypted' },
  CONCLUDED: { zh: '开标结束', en: 'opening concluded' },
  FAILED: { zh: '投标人数不足，流标', en: 'too few bids; the lot fails' },
};

/** What became of a bid. */
export const OUTCOMES: Words = {
  LOCKED: { zh: '已锁定，尚未解密', en: 'locked, not yet decrypted' },
  VERIFIED: { zh: '解密一致', en: 'revealed as committed' },
  MISMATCH: { zh: '与投标时的承诺不符', en: 'differs from what was committed' },
  REVOKED: { zh: '未解密，投标人原因（撤销）', en: 'not decrypted, the bidder’s fault (revoked)' },
  WITHDRAWN: { zh: '未解密，非投标人原因（撤回）', en: 'not decrypted, not the bidder’s fault (withdrawn)' },
  REMEDIED: { zh: '未解密，采用补救方案', en: 'not decrypted, the remedy was used' },
};
