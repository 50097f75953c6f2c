// SPDX-License-Identifier: Apache-2.0
import { Link, useSearchParams } from 'react-router';
import { Department } from '../gateway/department';
import { useSpeech } from '../language/language';
import type { Bilingual } from '../verifier/verify/catalogue';

/** Which of a list of matters are shown. */
export interface Choice {
  /** Only what is open, or only what is closed; both if left out. */
  readonly open?: boolean;
  /** Only those of this department. */
  readonly department?: string;
}

/** The choice that the address names: what is open, unless it says otherwise. */
export function useChoice(): Choice {
  const [search] = useSearchParams();
  const open = search.get('open') ?? 'true';
  const department = search.get('department');
  return {
    ...(open === 'true' || open === 'false' ? { open: open === 'true' } : {}),
    ...(department === null ? {} : { department }),
  };
}

/** The address of a choice on the same page. */
export function choicePath({ open, department }: Choice): string {
  const search = new URLSearchParams({ open: open === undefined ? 'all' : String(open) });
  if (department !== undefined) {
    search.set('department', department);
  }
  return `?${search}`;
}

/** Leads to what is open, closed, or of any department. */
export function Choices({
  choice,
  texts,
}: {
  choice: Choice;
  texts: Readonly<Record<'filter' | 'open' | 'closed' | 'all' | 'ofDepartment' | 'everyDepartment', Bilingual>>;
}) {
  const { say } = useSpeech();
  const { open, department, ...rest } = choice;
  const of = department === undefined ? rest : { ...rest, department };
  const ways: readonly (readonly [Bilingual, Choice])[] = [
    [texts.open, { ...of, open: true }],
    [texts.closed, { ...of, open: false }],
    [texts.all, of],
  ];
  return (
    <>
      <nav aria-label={say(texts.filter)} className="choices">
        {ways.map(([text, way]) => (
          <Link key={text.en} to={choicePath(way)} aria-current={way.open === open ? 'true' : undefined}>
            {say(text)}
          </Link>
        ))}
      </nav>
      {department !== undefined && (
        <p>
          {say(texts.ofDepartment)} <Department id={department} /> ·{' '}
          <Link to={choicePath(open === undefined ? {} : { open })}>{say(texts.everyDepartment)}</Link>
        </p>
      )}
    </>
  );
}
