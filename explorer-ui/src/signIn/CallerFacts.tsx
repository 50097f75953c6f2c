// SPDX-License-Identifier: Apache-2.0
import { Fragment, type ReactNode } from 'react';
import type { components } from '../../target/api/schema';
import { Department } from '../gateway/department';
import { Organisation } from '../gateway/organisation';
import type { Session } from '../gateway/session';
import { useSpeech } from '../language/language';
import { beijingOf } from '../narration/beijing';
import { SubjectLink } from '../narration/CodeLink';
import { Table } from '../narration/Table';
import { Word } from '../narration/Word';
import type { Bilingual } from '../verifier/verify/catalogue';
import { ACTIONS, PARTIES, PERMISSIONS, SIGN_IN_TEXTS } from './texts';

const MILLISECOND = 1_000_000n;

type Caller = components['schemas']['KnownCaller'];

/** As whom somebody is signed in, until when, and what the gateway lets them do. */
export function CallerFacts({ caller, session: { until } }: { caller: Caller; session: Session }) {
  const { say } = useSpeech();
  const facts: readonly (readonly [Bilingual, ReactNode])[] = [
    [SIGN_IN_TEXTS.organisation, <Organisation key="organisation" id={caller.organisation} />],
    [SIGN_IN_TEXTS.party, <Word key="party" words={PARTIES} code={caller.party} />],
    [SIGN_IN_TEXTS.name, caller.name],
    [SIGN_IN_TEXTS.department, caller.department && <Department key="department" id={caller.department} />],
    [SIGN_IN_TEXTS.post, caller.post],
    [SIGN_IN_TEXTS.person, caller.person && <SubjectLink key="person" subject={caller.person} />],
    [SIGN_IN_TEXTS.subject, caller.subject && <SubjectLink key="subject" subject={caller.subject} />],
    [SIGN_IN_TEXTS.until, beijingOf(BigInt(Math.floor(until)) * MILLISECOND)],
  ];
  return (
    <>
      <dl>
        {facts
          .filter(([, value]) => value !== undefined && value !== '')
          .map(([label, value]) => (
            <Fragment key={label.en}>
              <dt>{say(label)}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
      </dl>
      <h3>{say(SIGN_IN_TEXTS.mayHeading)}</h3>
      <p className="quiet">{say(SIGN_IN_TEXTS.mayLead)}</p>
      <Table
        columns={[say(SIGN_IN_TEXTS.action), say(SIGN_IN_TEXTS.condition)]}
        rows={caller.may.map(({ action, permission }) => ({
          key: action,
          cells: [
            <Word key="action" words={ACTIONS} code={action} />,
            <Word key="permission" words={PERMISSIONS} code={permission} />,
          ],
        }))}
      />
    </>
  );
}
