// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Input } from 'antd';
import { type FormEvent, useCallback, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { FileChoice } from '../../../hashing/FileChoice';
import { HashingNotice } from '../../../hashing/HashingNotice';
import { type NamedFile, useHashing } from '../../../hashing/useHashing';
import { useSpeech } from '../../../language/language';
import { TEXTS } from '../../../language/texts';
import { keyPath, targetOf } from '../target';

/** One box for everything that can be looked up: a code, an id, a digest, or a file that is hashed in the page. */
export function SearchBox() {
  const { say } = useSpeech();
  const navigate = useNavigate();
  const help = useId();
  const field = useId();
  const [text, setText] = useState('');
  const [unknown, setUnknown] = useState<string>();
  const [proof, setProof] = useState<string>();
  const found = useCallback(
    (original: NamedFile) => void navigate(keyPath('digest', original.content.digests.sha256), { state: { original } }),
    [navigate],
  );
  const { state, start, cancel } = useHashing(found);
  const search = (event: FormEvent): void => {
    event.preventDefault();
    const target = targetOf(text);
    if (target !== undefined) {
      void navigate(target);
    } else if (text.trim() !== '') {
      setUnknown(text.trim());
    }
  };
  const take = (file: File): void => {
    if (/\.ev[ab]$/.test(file.name)) {
      setProof(file.name);
    } else {
      setProof(undefined);
      start(file);
    }
  };
  return (
    <search className="search">
      <form onSubmit={search}>
        <label htmlFor={field}>{say(TEXTS.searchLabel)}</label>
        <div className="search-row">
          <Input
            id={field}
            size="large"
            allowClear
            autoComplete="off"
            spellCheck={false}
            aria-describedby={help}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setUnknown(undefined);
            }}
          />
          <Button type="primary" size="large" htmlType="submit">
            {say(TEXTS.searchButton)}
          </Button>
        </div>
        <p id={help} className="quiet">
          {say(TEXTS.searchHelp)}
        </p>
      </form>
      <p>
        <FileChoice take={take}>{say(TEXTS.fileButton)}</FileChoice>{' '}
        <span className="quiet">{say(TEXTS.fileHelp)}</span>
      </p>
      <HashingNotice state={state} cancel={cancel} />
      {unknown !== undefined && <Alert type="warning" showIcon title={say(TEXTS.searchUnknown, { input: unknown })} />}
      {proof !== undefined && (
        <Alert
          type="info"
          showIcon
          role="status"
          title={
            <>
              {proof} {say(TEXTS.isProof)} <a href="/verify.html">{say(TEXTS.navVerify)}</a>
            </>
          }
        />
      )}
    </search>
  );
}
