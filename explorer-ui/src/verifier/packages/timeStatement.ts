// SPDX-License-Identifier: Apache-2.0
import type { ExaminedBundle } from './examined';
import type { TimeStatement } from './packageCatalogue';

/** What these bundles, all of which prove, say of their times: as little as the weakest of them. */
export function timeStatement(bundles: readonly ExaminedBundle[]): TimeStatement {
  const all = bundles.map(ofBundle);
  if (all.length === 0 || all.includes('LEDGER_ONLY')) {
    return 'LEDGER_ONLY';
  }
  return all.includes('TRIAL_TSA') ? 'TRIAL_TSA' : 'TSA';
}

function ofBundle({ report }: ExaminedBundle): TimeStatement {
  const stamps = report.record?.timestamps ?? [];
  if (stamps.length === 0) {
    return 'LEDGER_ONLY';
  }
  return stamps.every(({ trial }) => trial) ? 'TRIAL_TSA' : 'TSA';
}
