// SPDX-License-Identifier: Apache-2.0
import { CUSTODY_STEPS, RECORD_TYPES } from '../narration/words';
import { element } from '../report/dom';
import { gapsView, type Judged, limitsView, stepsView, verdictView } from '../report/reportParts';
import { type Language, REPORT_TEXTS } from '../report/texts';
import { civil, shanghai, spanWords } from '../report/times';
import { type Instant, parseInstant, SECOND } from '../verifier/code/instants';
import type { CustodyEvent, FileCustody } from '../verifier/packages/custodyTable';
import {
  ARTICLES,
  FACTORS,
  PACKAGE_ANSWERS,
  PACKAGE_RULES,
  PLATFORM,
  PRE_CHAIN,
  STANDINGS,
  TIME,
  WITHHELD,
} from '../verifier/packages/packageCatalogue';
import {
  type PackagedAnswer,
  type PackagedBundle,
  type PackageReport,
  packageAnswer,
} from '../verifier/packages/packageReport';
import type { ProvenanceFinding } from '../verifier/packages/provenanceSheet';
import { type Bilingual, RULES } from '../verifier/verify/catalogue';
import { failureOf } from '../verifier/verify/report';
import type { PackageCheck } from './packageCheck';
import { recordFacts } from './reportView';
import { TEXTS } from './texts';

/** A package as a section of the page: the verdict on the whole first, then what it states, then each part. */
export function packageView(check: PackageCheck, language: Language): HTMLElement {
  const heading = element('h3', {}, `${TEXTS.package[language]}　${check.file.name}`);
  return element('article', { class: 'result package' }, heading, ...contents(check, language));
}

function contents(check: PackageCheck, language: Language): HTMLElement[] {
  const { state, file } = check;
  const say = (text: Bilingual): string => text[language];
  switch (state.kind) {
    case 'waiting':
      return [element('p', { class: 'waiting' }, say(TEXTS.trustNone))];
    case 'checking': {
      const label = `${say(TEXTS.checking)} ${file.name}`;
      const max = String(Math.max(1, file.size));
      const bar = element('progress', { max, value: String(state.bytes), 'aria-label': label });
      const cancel = element('button', { type: 'button' }, `${say(TEXTS.cancel)} ${file.name}`);
      cancel.addEventListener('click', () => check.cancel());
      return [element('p', {}, bar, ' ', cancel)];
    }
    case 'cancelled':
      return [element('p', { class: 'problem' }, say(TEXTS.cancelled))];
    case 'failed':
      return [element('p', { class: 'problem', role: 'alert' }, `${say(TEXTS.packageFailed)} (${state.reason})`)];
    case 'checked':
      return new ReportView(state.report, language).sections();
  }
}

/** The sections of one report in one language. */
class ReportView {
  private readonly report: PackageReport;
  private readonly language: Language;

  constructor(report: PackageReport, language: Language) {
    this.report = report;
    this.language = language;
  }

  sections(): HTMLElement[] {
    const { verdict, custody, provenance, withheld } = this.report;
    // Of a package that does not match nothing is stated beyond what each part says.
    const stated = verdict === 'MATCHES';
    return [
      this.verdict(),
      ...this.findings(),
      this.statements(),
      ...(withheld.length > 0 ? this.withheld() : []),
      ...(stated ? custody.flatMap((file) => this.custody(file)) : []),
      ...(stated ? this.provenance(provenance) : []),
      ...this.parts(),
      element('p', { class: 'waiting' }, this.say(TEXTS.packageLimit)),
      element('p', { class: 'waiting' }, `${this.say(TEXTS.checkedAt)}${this.say(REPORT_TEXTS.colon)}${now()}`),
    ];
  }

  private say(text: Bilingual): string {
    return text[this.language];
  }

  private known(words: Readonly<Record<string, Bilingual>>, code: string): string {
    const text = words[code];
    return text === undefined ? code : this.say(text);
  }

  private heading(text: Bilingual): HTMLElement {
    return element('h4', {}, this.say(text));
  }

  private verdict(): HTMLElement {
    const { verdict } = this.report;
    const answer = packageAnswer(this.report);
    const style = answer === 'MATCHES_WITH_GAPS' ? 'gaps' : verdict.toLowerCase();
    const gaps = answer === 'MATCHES_WITH_GAPS' ? ` (${this.say(TEXTS.withGaps)})` : '';
    return element(
      'div',
      { class: `verdict ${style}` },
      element('p', { class: 'answer' }, this.say(PACKAGE_ANSWERS[answer])),
      element('p', { class: 'code' }, `${verdict}${gaps}`),
      this.reason(),
    );
  }

  /** The rule that the worst part breaks; a rule about the package itself stands among the findings. */
  private reason(): HTMLElement | undefined {
    const { verdict, bundles, answers } = this.report;
    const worst = [...bundles, ...answers].find(({ report }) => report.verdict === verdict && failureOf(report));
    const broken = worst === undefined ? undefined : failureOf(worst.report)?.findings[0];
    if (worst === undefined || broken === undefined) {
      return undefined;
    }
    const reason = `${this.say(REPORT_TEXTS.why)}${this.say(REPORT_TEXTS.colon)}${this.say(RULES[broken.rule])}`;
    return element('p', {}, `${reason} [${broken.rule}]　${worst.name}`);
  }

  private findings(): HTMLElement[] {
    const items = this.report.findings.map(({ rule, demanded, given }) => {
      const colon = this.say(REPORT_TEXTS.colon);
      const values = `${this.say(TEXTS.demanded)} ${demanded}${this.say(TEXTS.given)} ${given}`;
      return element('li', {}, `${this.say(PACKAGE_RULES[rule])} [${rule}]${colon}${values}`);
    });
    return items.length === 0
      ? []
      : [this.heading(TEXTS.findingsHeading), element('ul', { class: 'problem findings' }, ...items)];
  }

  private statements(): HTMLElement {
    const { preChain, platform, time } = this.report;
    const texts = [PRE_CHAIN[preChain], PLATFORM[platform], TIME[time]];
    return element('ul', { class: 'statements' }, ...texts.map((text) => element('li', {}, this.say(text))));
  }

  private withheld(): HTMLElement[] {
    const items = this.report.withheld.map(({ record, reason }) =>
      element(
        'li',
        {},
        `${this.say(TEXTS.fileOfRecord)} `,
        element('code', {}, record),
        `${this.say(REPORT_TEXTS.colon)}${this.say(WITHHELD[reason])}`,
      ),
    );
    return [this.heading(TEXTS.withheldHeading), element('ul', { class: 'withheld' }, ...items)];
  }

  private custody(file: FileCustody): HTMLElement[] {
    const { registration, capture, delaySeconds, complete, events, record } = file;
    const beside = this.report.bundles.find(({ report }) => report.record?.id === record)?.original;
    const name = registration.name ?? beside ?? record;
    const facts: [Bilingual, string][] = [
      [TEXTS.file, `${registration.mediaType}, ${registration.size} ${this.say(TEXTS.bytes)}`],
    ];
    if (registration.capturedAt !== undefined) {
      facts.push([TEXTS.capturedAt, shanghai(registration.capturedAt)]);
    }
    if (capture !== undefined) {
      const { device, software, sequence, clockOffsetMs } = capture;
      facts.push([TEXTS.capturedBy, `${device}, ${software}, ${this.say(TEXTS.sequence)} ${sequence}`]);
      facts.push([TEXTS.clockOffset, `${clockOffsetMs} ms`]);
    }
    if (delaySeconds !== undefined) {
      facts.push([TEXTS.delay, spanWords(delaySeconds, this.language)]);
    }
    const rows = facts.flatMap(([term, value]) => [element('dt', {}, this.say(term)), element('dd', {}, value)]);
    return [
      element('h4', {}, `${this.say(TEXTS.custodyHeading)}　${name}`),
      element('dl', {}, ...rows),
      this.table(
        [
          TEXTS.what,
          TEXTS.organisation,
          TEXTS.eventHappened,
          TEXTS.eventEntered,
          TEXTS.entryDelay,
          TEXTS.block,
          TEXTS.proofIn,
        ],
        events.map((event) => this.eventCells(event)),
        TEXTS.custodyHeading,
      ),
      element('p', complete ? {} : { class: 'problem' }, this.say(complete ? TEXTS.complete : TEXTS.incomplete)),
    ];
  }

  private eventCells({ type, step, organisation, at, entered, block, source }: CustodyEvent): (HTMLElement | string)[] {
    const what = this.known(RECORD_TYPES, type);
    const done = step === undefined ? what : `${what}${this.say(REPORT_TEXTS.colon)}${this.known(CUSTODY_STEPS, step)}`;
    const happened = instantOf(at);
    return [
      done,
      organisation,
      happened === undefined ? at : civil(happened),
      civil(entered),
      happened === undefined ? '' : spanWords(Number((entered - happened) / SECOND), this.language),
      String(block),
      element('code', {}, source),
    ];
  }

  private provenance(findings: readonly ProvenanceFinding[]): HTMLElement[] {
    const sourceView = (source: string): HTMLElement => element('code', { class: 'source' }, source);
    const rows = findings.map(({ factor, standing, sources, lacking }) => [
      String(ARTICLES[factor]),
      this.say(FACTORS[factor]),
      element(
        'span',
        standing === 'NOT_PROVEN' ? { class: 'waiting' } : {},
        this.say(STANDINGS[standing]),
        ...sources.map(sourceView),
        lacking.length > 0 && element('span', { class: 'problem' }, this.say(TEXTS.lacking)),
        ...lacking.map(sourceView),
      ),
    ]);
    return [
      this.heading(TEXTS.provenanceHeading),
      element('p', {}, this.say(TEXTS.provenanceHelp)),
      this.table([TEXTS.article, TEXTS.factor, TEXTS.standing], rows, TEXTS.provenanceHeading),
    ];
  }

  /** Each cell names its column, so that a narrow screen can show it as lines; the roles say what it is there too. */
  private table(
    columns: readonly Bilingual[],
    rows: readonly (readonly (HTMLElement | string)[])[],
    label: Bilingual,
  ): HTMLElement {
    const heads = columns.map((column) => element('th', { scope: 'col', role: 'columnheader' }, this.say(column)));
    const body = rows.map((cells) =>
      element(
        'tr',
        { role: 'row' },
        ...cells.map((cell, index) => {
          const column = columns[index];
          const name: Record<string, string> = column === undefined ? {} : { 'data-column': this.say(column) };
          return element('td', { role: 'cell', ...name }, typeof cell === 'string' ? element('span', {}, cell) : cell);
        }),
      ),
    );
    return element(
      'table',
      { role: 'table', 'aria-label': this.say(label) },
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...heads)),
      element('tbody', { role: 'rowgroup' }, ...body),
    );
  }

  private parts(): HTMLElement[] {
    const { bundles, answers } = this.report;
    const parts = [...bundles.map((bundle) => this.bundle(bundle)), ...answers.map((answer) => this.answer(answer))];
    return parts.length === 0 ? [] : [this.heading(TEXTS.parts), ...parts];
  }

  private bundle({ name, original, report }: PackagedBundle): HTMLElement {
    const facts = report.record === undefined ? [] : recordFacts(report.record, this.language);
    const rows = facts.flatMap(([term, value]) => [element('dt', {}, this.say(term)), element('dd', {}, value)]);
    return this.part(original === undefined ? name : `${name} + ${original}`, report, element('dl', {}, ...rows));
  }

  private answer({ name, report, found }: PackagedAnswer): HTMLElement {
    const entries = found === undefined ? '' : ` (${found.name} ${found.key}: ${found.count})`;
    return this.part(`${name}${entries}`, report);
  }

  private part(name: string, report: Judged, facts?: HTMLElement): HTMLElement {
    const gaps = report.gaps.length === 0 ? '' : ` [${report.gaps.join(', ')}]`;
    const isOpen = report.verdict !== 'MATCHES' && report.verdict !== 'NOT_RECORDED';
    return element(
      'details',
      { class: 'part', ...(isOpen ? { open: '' } : {}) },
      element('summary', {}, element('code', { class: 'code' }, report.verdict), `${gaps}　${name}`),
      verdictView(report, this.language),
      report.gaps.length > 0 && gapsView(report, this.language),
      facts,
      stepsView(report, this.language),
      element('p', {}, this.say(REPORT_TEXTS.limitsHeading)),
      limitsView(report, this.language),
    );
  }
}

function now(): string {
  return shanghai(BigInt(Date.now()) * 1_000_000n);
}

/** A time by a signer's word; the ledger holds whatever text was signed. */
function instantOf(text: string): Instant | undefined {
  try {
    return parseInstant(text);
  } catch {
    return undefined;
  }
}
