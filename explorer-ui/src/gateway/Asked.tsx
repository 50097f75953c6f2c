// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Waiting } from '../narration/Waiting';
import { ProblemNotice } from './ProblemNotice';
import { isMissing } from './problem';

/** What was asked of the gateway, as far as it is answered. */
interface Question<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  refetch(): unknown;
}

/** Shows an answer once it is there; until then that it is awaited, and else why there is none and what to do. */
export function Asked<T>({
  question: { data, error, refetch },
  missing,
  children,
}: {
  question: Question<T>;
  /** What to say where there is nothing; without it that is a problem like any other. */
  missing?: ReactNode;
  children: (answer: T) => ReactNode;
}) {
  if (error !== null) {
    return missing !== undefined && isMissing(error) ? (
      missing
    ) : (
      <ProblemNotice failure={error} again={() => void refetch()} />
    );
  }
  return data === undefined ? <Waiting /> : children(data);
}
