// SPDX-License-Identifier: Apache-2.0
import { FileChoice } from '../../../hashing/FileChoice';
import { HashingNotice } from '../../../hashing/HashingNotice';
import { type NamedFile, useHashing } from '../../../hashing/useHashing';
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';
import { text } from '../../../narration/recordJson';
import { CONFIDENTIALITY } from '../../../narration/words';
import type { Withdrawal } from '../../../verifier/verify/report';

interface Registration {
  readonly body: Readonly<Record<string, unknown>>;
  readonly sha256: string;
  /** The order by which the content was withdrawn, as the bundle proves. */
  readonly withdrawn: Withdrawal | undefined;
}

/** The original of a registered file: to be fetched where it is public, and to be compared with a file of the visitor's. */
export function Original(props: {
  registration: Registration;
  original: NamedFile | undefined;
  compare: (file: NamedFile) => void;
}) {
  const { say } = useSpeech();
  const { registration, original, compare } = props;
  const { state, start, cancel } = useHashing(compare);
  const confidentiality = text(registration.body, 'confidentiality');
  const words = CONFIDENTIALITY[confidentiality];
  return (
    <section aria-labelledby="original" className="original">
      <h2 id="original">{say(TEXTS.originalHeading)}</h2>
      {registration.withdrawn !== undefined ? (
        <p>{say(TEXTS.originalWithdrawn, { order: registration.withdrawn.order })}</p>
      ) : confidentiality === 'PUBLIC' ? (
        <p>
          <a href={`/api/v1/files/${registration.sha256}`} download={text(registration.body, 'name')}>
            {say(TEXTS.downloadOriginal)}
          </a>
        </p>
      ) : (
        <p>{say(TEXTS.originalClosed, { confidentiality: words === undefined ? confidentiality : say(words) })}</p>
      )}
      <p>
        <FileChoice take={start}>{say(TEXTS.compareButton)}</FileChoice>{' '}
        <span className="quiet">{say(TEXTS.compareHelp)}</span>
      </p>
      <HashingNotice state={state} cancel={cancel} />
      {original !== undefined && (
        <p role="status">
          {say(TEXTS.comparedWith, { name: original.name })} {say(TEXTS.bytesOf, { size: original.content.size })}
          <br />
          <code>{`SHA-256 ${original.content.digests.sha256}`}</code>
        </p>
      )}
    </section>
  );
}
