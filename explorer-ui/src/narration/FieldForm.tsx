// SPDX-License-Identifier: Apache-2.0
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';

/** A field of a {@link FieldForm}. */
export interface Field {
  readonly name: string;
  readonly label: string;
  /** What it holds at first. */
  readonly value?: string;
}

/** A form of a few lines of text, with its help below and a button beside the last one. */
export function FieldForm({
  fields,
  help,
  button,
  done,
}: {
  fields: readonly Field[];
  help?: ReactNode;
  button: string;
  done: (values: Readonly<Record<string, string>>) => void;
}) {
  const id = useId();
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map(({ name, value = '' }) => [name, value])),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    done(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()])));
  };
  return (
    <form onSubmit={submit} className="fields">
      {fields.map(({ name, label }) => (
        <div key={name}>
          <label htmlFor={id + name}>{label}</label>
          <Input
            id={id + name}
            allowClear
            autoComplete="off"
            spellCheck={false}
            {...(help === undefined ? {} : { 'aria-describedby': `${id}help` })}
            value={values[name] ?? ''}
            onChange={(event) => setValues({ ...values, [name]: event.target.value })}
          />
        </div>
      ))}
      <Button htmlType="submit">{button}</Button>
      {help !== undefined && (
        <p id={`${id}help`} className="quiet">
          {help}
        </p>
      )}
    </form>
  );
}
