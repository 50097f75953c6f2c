// SPDX-License-Identifier: Apache-2.0
import { StateLine } from '../../features/checkpoint/components/StateLine';
import { SearchBox } from '../../features/index/components/SearchBox';
import { NewestRecords } from '../../features/records/components/NewestRecords';
import { useSpeech } from '../../language/language';
import { TEXTS } from '../../language/texts';
import { useTitle } from '../../language/useTitle';

const RAW = [
  { path: '/api/v1/health', text: TEXTS.rawHealth },
  { path: '/log/checkpoint', text: TEXTS.rawCheckpoint },
  { path: '/log/tile/…', text: TEXTS.rawTiles },
  { path: '/log/forks', text: TEXTS.rawForks },
  { path: '/api/v1/trust', text: TEXTS.rawTrust },
  { path: '/openapi', text: TEXTS.rawOpenapi },
];

const COMMAND = 'gateway/verifier/jianzheng verify FILE.evb --trust trust.json';

/** Where everybody begins: search, how the gateway is, what came last, and where the raw data are. */
export function Component() {
  const { say } = useSpeech();
  useTitle();
  return (
    <>
      <h1>{say(TEXTS.homeTitle)}</h1>
      <p>{say(TEXTS.homeLead)}</p>
      <SearchBox />
      <StateLine />
      <section aria-labelledby="newest">
        <h2 id="newest">{say(TEXTS.newestHeading)}</h2>
        <NewestRecords />
      </section>
      <section aria-labelledby="raw">
        <h2 id="raw">{say(TEXTS.rawHeading)}</h2>
        <p>{say(TEXTS.gatewayRole)}</p>
        <dl>
          {RAW.map(({ path, text }) => (
            <div key={path} className="pair">
              <dt>{path.endsWith('…') ? <code>{path}</code> : <a href={path}>{path}</a>}</dt>
              <dd>{say(text)}</dd>
            </div>
          ))}
        </dl>
        <p>
          {say(TEXTS.offline)} <a href="/verify.html">{say(TEXTS.navVerify)}</a> <code>{COMMAND}</code>
        </p>
      </section>
    </>
  );
}
