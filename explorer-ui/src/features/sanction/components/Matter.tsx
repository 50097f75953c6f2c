// SPDX-License-Identifier: Apache-2.0
import { Department } from '../../../gateway/department';
import { Organisation } from '../../../gateway/organisation';
import { useSpeech } from '../../../language/language';
import { CodeLink } from '../../../narration/CodeLink';
import type { Sanction } from '../sanction';
import { SANCTION_TEXTS } from '../texts';

/** What the matter is about, and who leads it. */
export function Matter({ sanction: { department, lot, modifies, measuresVersion, keepers } }: { sanction: Sanction }) {
  const { say } = useSpeech();
  return (
    <dl>
      <dt>{say(SANCTION_TEXTS.department)}</dt>
      <dd>
        <Department id={department} />
      </dd>
      {lot !== '' && (
        <>
          <dt>{say(SANCTION_TEXTS.lot)}</dt>
          <dd>
            <CodeLink to={`/lots/${lot}`} text={lot} />
          </dd>
        </>
      )}
      {modifies !== '' && (
        <>
          <dt>{say(SANCTION_TEXTS.modifies)}</dt>
          <dd>
            <CodeLink to={`/sanctions/${modifies.replace(/^rec:/, '')}`} text={modifies} />
          </dd>
        </>
      )}
      <dt>{say(SANCTION_TEXTS.measuresVersion)}</dt>
      <dd>
        <code>{measuresVersion}</code>
      </dd>
      {keepers.length > 0 && (
        <>
          <dt>{say(SANCTION_TEXTS.keepers)}</dt>
          <dd>
            {keepers.map((keeper) => (
              <div key={keeper}>
                <Organisation id={keeper} />
              </div>
            ))}
            <span className="quiet">{say(SANCTION_TEXTS.keepersMean)}</span>
          </dd>
        </>
      )}
    </dl>
  );
}
