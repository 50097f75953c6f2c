// SPDX-License-Identifier: Apache-2.0
import { type JsonObject, jsonArray, jsonObject } from '../json/values';
import { canonical } from '../json/writer';
import type { FileCustody } from './custodyTable';
import type { Examination, ExaminedBundle } from './examined';
import { ARTICLES, FACTORS, type Factor, type Standing } from './packageCatalogue';
import { platformProof } from './platformProof';
import { timeStatement } from './timeStatement';

const VERSION = 1;
const RULES = '人民法院在线诉讼规则';
const NAMES = Object.keys(FACTORS) as Factor[];

/** A factor and where in the package its proof is. */
export interface ProvenanceFinding {
  readonly factor: Factor;
  /** How well it is shown. */
  readonly standing: Standing;
  /** Members that show it, behind `#` which part of them. */
  readonly sources: readonly string[];
  /** Members for which it is not shown. */
  readonly lacking: readonly string[];
}

/**
 * The provenance sheet: every factor of articles 16 to 18, in order, with where in the package its proof is, or that the package
 * does not prove it. It follows from what was verified, so that a sheet that claims more is found.
 */
export function provenanceSheet(examined: Examination, custody: readonly FileCustody[]): readonly ProvenanceFinding[] {
  return NAMES.map((factor) => find(factor, examined, custody));
}

/** The one form of the sheet. */
export function provenanceSheetBytes(findings: readonly ProvenanceFinding[]): Uint8Array {
  const factors = jsonArray(findings.map(findingJson));
  return canonical(jsonObject({ v: VERSION, kind: 'provenance-sheet', rules: RULES, factors }));
}

function find(factor: Factor, examined: Examination, custody: readonly FileCustody[]): ProvenanceFinding {
  const bundles = examined.soundBundles;
  const files = bundles.filter(({ registration }) => registration !== undefined);
  switch (factor) {
    case 'CONSISTENCY':
      return split(
        factor,
        'PROVEN',
        bundles,
        '',
        ({ registration, original }) => registration === undefined || original !== undefined,
      );
    case 'TIME':
      return timeStatement(bundles) === 'TSA'
        ? split(factor, 'PROVEN', bundles, '#tokens', () => true)
        : split(factor, 'STATED', bundles, '#checkpoint', ({ report }) => report.record?.cosignedAt !== undefined);
    case 'CONSENSUS':
      return split(factor, 'PROVEN', bundles, '#ledger', ({ bundle }) => bundle?.ledger !== undefined);
    case 'VERIFICATION':
      return split(factor, 'PROVEN', bundles, '', () => true);
    case 'SOURCE':
    case 'GENERATION':
      return split(factor, 'STATED', files, '#capture', ({ capture }) => capture !== undefined);
    case 'STORAGE':
      return storage(custody);
    case 'THIRD_PARTY_WITNESS':
      return shown(
        factor,
        'STATED',
        namesOf(bundles.filter(({ report }) => report.record?.type.startsWith('witness.'))),
        [],
      );
    case 'CORROBORATION':
      return shown(factor, 'PROVEN', namesOf(examined.soundAnswers('COMPLETENESS')), []);
    case 'SYSTEM_STANDARDS': {
      const { sources, lacking } = platformProof(examined);
      return shown(factor, 'STATED', sources, lacking);
    }
    case 'PLATFORM_RULES':
    case 'INDEPENDENCE':
    case 'PROCESS_SECURITY':
    case 'NOTARISATION':
      return none(factor);
  }
}

function split(
  factor: Factor,
  best: Standing,
  bundles: readonly ExaminedBundle[],
  part: string,
  shows: (bundle: ExaminedBundle) => boolean,
): ProvenanceFinding {
  const sources = namesOf(bundles.filter(shows)).map((name) => name + part);
  return shown(factor, best, sources, namesOf(bundles.filter((bundle) => !shows(bundle))));
}

function storage(custody: readonly FileCustody[]): ProvenanceFinding {
  const sources = custody
    .filter(({ complete }) => complete)
    .flatMap(({ events }) => events.map(({ source }) => source));
  const lacking = custody.filter(({ complete }) => !complete).map(({ record }) => record);
  return shown('STORAGE', 'PROVEN', [...new Set(sources)], lacking);
}

function namesOf(members: readonly { readonly name: string }[]): string[] {
  return members.map(({ name }) => name);
}

/** A factor that is shown as far as there are sources; `best` says how well they show it. */
function shown(
  factor: Factor,
  best: Standing,
  sources: readonly string[],
  lacking: readonly string[],
): ProvenanceFinding {
  return sources.length === 0
    ? none(factor)
    : { factor, standing: lacking.length === 0 ? best : 'PARTLY', sources, lacking };
}

function none(factor: Factor): ProvenanceFinding {
  return { factor, standing: 'NOT_PROVEN', sources: [], lacking: [] };
}

function findingJson({ factor, standing, sources, lacking }: ProvenanceFinding): JsonObject {
  const { en, zh } = FACTORS[factor];
  const lists = { sources: jsonArray(sources), lacking: jsonArray(lacking) };
  return jsonObject({ article: ARTICLES[factor], factor, en, zh, standing, ...lists });
}
