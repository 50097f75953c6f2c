// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../error/refusal';
import { ROLES, type Role } from './role';

/** A kind of record: who may sign it and how it may travel. */
export interface RecordType {
  readonly wireName: string;
  readonly signers: readonly Role[];
  /** Whether a session key that a person delegated may sign it. */
  readonly allowsSessionKey: boolean;
  /** Whether it may be sealed and opened afterwards. */
  readonly mayBeSealed: boolean;
}

const CENTRE: readonly Role[] = ['CENTRE_STAFF', 'CENTRE_WITNESS'];
const DOSSIER: readonly Role[] = ['CENTRE_STAFF', 'SUPERVISION_OFFICE', 'INDUSTRY_SUPERVISOR'];
const OFFICERS: readonly Role[] = ['INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE'];
const CAPTURE: readonly Role[] = ['CENTRE_STAFF', 'CENTRE_WITNESS', 'DEVICE'];
const BIDDING: readonly Role[] = ['CENTRE_STAFF', 'TENDERER', 'AGENCY'];
const CUSTODY: readonly Role[] = [
  'CENTRE_STAFF',
  'CENTRE_WITNESS',
  'SUPERVISION_OFFICE',
  'INDUSTRY_SUPERVISOR',
  'DISCIPLINE_AUDIT',
  'PLATFORM',
];

function plain(wireName: string, signers: readonly Role[]): RecordType {
  return { wireName, signers, allowsSessionKey: false, mayBeSealed: false };
}

function bySession(wireName: string, signers: readonly Role[]): RecordType {
  return { wireName, signers, allowsSessionKey: true, mayBeSealed: true };
}

const TYPES = new Map(
  [
    plain('registry.organisation', ['REGISTRAR']),
    plain('registry.department', ['REGISTRAR']),
    plain('registry.key', ['REGISTRAR', ...CENTRE]),
    plain('registry.revocation', ROLES),
    plain('registry.policy', ['REGISTRAR']),
    plain('registry.qualification', ['REGISTRAR']),
    plain('registry.catalogue', ['SUPERVISION_OFFICE']),
    { ...plain('credit.behaviour', [...CENTRE, 'INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']), mayBeSealed: true },
    plain('credit.proposal', [...CENTRE, 'INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('credit.notice', ['INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('credit.objection', ['EXPERT', 'AGENCY', 'BIDDER', 'TENDERER', 'INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('credit.decision', ['INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('credit.evaluation', ['CENTRE_STAFF', 'INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('credit.form', ['TENDERER', 'AGENCY', 'EXPERT', 'CENTRE_STAFF', 'INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('credit.closing', ['CENTRE_STAFF', 'INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('credit.exemption', ['INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('credit.referral', ['CENTRE_STAFF', 'INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('credit.acknowledgement', ['POOL_OWNER', 'INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('credit.repair', ['INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('credit.grade', ['INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('credit.merit', ['CENTRE_STAFF', 'INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('credit.push', ['SUPERVISION_OFFICE']),
    plain('inspection.plan', ['INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('inspection.draw', ['INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('inspection.report', ['INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('casework.filing', ['DISCIPLINE_AUDIT', ...OFFICERS]),
    plain('casework.admission', OFFICERS),
    plain('casework.transfer', OFFICERS),
    plain('casework.acknowledgement', ['DISCIPLINE_AUDIT', ...OFFICERS]),
    plain('casework.consultation', OFFICERS),
    plain('casework.examination', OFFICERS),
    plain('casework.answer', OFFICERS),
    plain('casework.closing', OFFICERS),
    { ...plain('alert.raising', ['PLATFORM', 'CENTRE_STAFF', ...OFFICERS]), mayBeSealed: true },
    plain('alert.investigation', OFFICERS),
    plain('alert.conclusion', OFFICERS),
    plain('registry.subject', ['CENTRE_STAFF', 'INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    plain('registry.pool', ['POOL_OWNER']),
    plain('registry.membership', ['POOL_OWNER']),
    plain('dossier.project', DOSSIER),
    plain('dossier.tender', DOSSIER),
    plain('dossier.lot', DOSSIER),
    plain('dossier.stage', ['CENTRE_STAFF', 'CENTRE_WITNESS', 'SUPERVISION_OFFICE']),
    plain('dossier.status', DOSSIER),
    { ...plain('dossier.event', [...DOSSIER, 'CENTRE_WITNESS', 'TENDERER', 'AGENCY']), mayBeSealed: true },
    plain('dossier.deferral', ['CENTRE_STAFF']),
    plain('dossier.completion', ['CENTRE_STAFF']),
    plain('dossier.history', ['CENTRE_STAFF', 'SUPERVISION_OFFICE']),
    plain('dossier.closing', ['CENTRE_STAFF', 'SUPERVISION_OFFICE']),
    plain('witness.assignment', ['CENTRE_STAFF']),
    plain('witness.handover', CENTRE),
    { ...plain('witness.session', CENTRE), allowsSessionKey: true },
    bySession('witness.item', ['CENTRE_WITNESS']),
    bySession('witness.note', [...CENTRE, 'INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']),
    bySession('witness.incident', ['CENTRE_WITNESS']),
    bySession('witness.escalation', CENTRE),
    { ...plain('witness.referral', ['CENTRE_STAFF']), mayBeSealed: true },
    { ...plain('witness.acknowledgement', ['INDUSTRY_SUPERVISOR', 'SUPERVISION_OFFICE']), mayBeSealed: true },
    plain('witness.certificate', ['CENTRE_WITNESS']),
    plain('witness.addendum', ['CENTRE_WITNESS', 'TENDERER', 'AGENCY']),
    bySession('evidence.file', CAPTURE),
    bySession('evidence.capture', CAPTURE),
    bySession('evidence.custody', CUSTODY),
    bySession('evidence.access', [...CUSTODY, 'TENDERER', 'BIDDER', 'EXPERT']),
    plain('evidence.erasure', ['SUPERVISION_OFFICE', 'INDUSTRY_SUPERVISOR']),
    plain('evidence.batch', ['PLATFORM']),
    plain('sanction.draft', OFFICERS),
    plain('sanction.notice', OFFICERS),
    plain('sanction.statement', OFFICERS),
    plain('sanction.review', OFFICERS),
    plain('sanction.proposal', OFFICERS),
    plain('sanction.officer', OFFICERS),
    plain('sanction.ballot', OFFICERS),
    plain('sanction.conclusion', OFFICERS),
    plain('sanction.service', OFFICERS),
    plain('sanction.publication', OFFICERS),
    plain('sanction.push', ['SUPERVISION_OFFICE']),
    plain('sanction.appeal', ['TENDERER', 'AGENCY', 'BIDDER', 'EXPERT', ...OFFICERS]),
    plain('sanction.stay', OFFICERS),
    plain('sanction.revocation', OFFICERS),
    plain('sanction.repair', OFFICERS),
    plain('sanction.relief', OFFICERS),
    plain('sanction.measure', OFFICERS),
    plain('sanction.history', OFFICERS),
    plain('sanction.reinstatement', ['POOL_OWNER', ...OFFICERS]),
    bySession('sanction.eligibility', [...CENTRE, ...OFFICERS, 'PLATFORM']),
    plain('list.definition', OFFICERS),
    plain('list.delta', OFFICERS),
    plain('list.push', ['SUPERVISION_OFFICE']),
    plain('list.access', ['DISCIPLINE_AUDIT', ...OFFICERS]),
    plain('bid.window', BIDDING),
    plain('bid.extension', BIDDING),
    plain('bid.batch', ['PLATFORM']),
    { ...plain('bid.opening', CENTRE), allowsSessionKey: true },
    plain('bid.disclosure', ['PLATFORM']),
    plain('bid.reveal', ['PLATFORM']),
    { ...plain('bid.undecrypted', CENTRE), allowsSessionKey: true },
    { ...plain('bid.conclusion', CENTRE), allowsSessionKey: true },
    plain('bid.deposit', ['CENTRE_STAFF', 'PLATFORM']),
    plain('bid.collision', ['PLATFORM']),
    { ...plain('sealed', ['DEVICE', ...CUSTODY]), allowsSessionKey: true },
    plain('record.opening', ['CENTRE_STAFF', 'CENTRE_WITNESS', 'SUPERVISION_OFFICE', 'DISCIPLINE_AUDIT']),
    plain('checkpoint.policy', ['REGISTRAR']),
    plain('checkpoint.fork', ['CHECKPOINT_COSIGNER']),
    plain('checkpoint.resolve', ['REGISTRAR']),
    plain('checkpoint.anchor', ['CHECKPOINT_COSIGNER']),
  ].map((type) => [type.wireName, type]),
);

/** All kinds that this release knows. */
export function recordTypes(): readonly RecordType[] {
  return [...TYPES.values()];
}

/** The type of a wire name; an unknown one is refused (`UNKNOWN_TYPE`). */
export function recordType(wireName: string): RecordType {
  const type = TYPES.get(wireName);
  if (type === undefined) {
    throw new Refusal('UNKNOWN_TYPE', `${wireName} is no record type`);
  }
  return type;
}
