// SPDX-License-Identifier: Apache-2.0
import { NavLink } from 'react-router';
import { useSpeech } from '../language/language';
import { TEXTS } from '../language/texts';
import { useCaller, useSession } from './caller';

/** Leads to what only some of those who sign in may read; nothing for everybody else. */
export function WorkLinks() {
  const { say } = useSpeech();
  const present = useSession();
  const { data: caller } = useCaller();
  const may = (action: string): boolean =>
    present !== undefined && (caller?.may ?? []).some((cell) => cell.action === action && cell.permission === 'MAY');
  return (
    <>
      {may('READ_CASEWORK') && <NavLink to="/casework">{say(TEXTS.navCases)}</NavLink>}
      {may('READ_ALERTS') && <NavLink to="/alerts">{say(TEXTS.navAlerts)}</NavLink>}
    </>
  );
}
