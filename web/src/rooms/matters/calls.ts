// SPDX-License-Identifier: Apache-2.0
// The desk's questions to the room of matters, and the shape of the answers.
import type { Shown } from '@/rooms/files/calls';
import { get, post, put, query } from '@/frame/calls';
import type { kernel, matters, people } from '@/frame/api.gen';

export type MatterState = matters.DeskListItem['state'];

/** A list of the desk and how many are in it; null for the list of everything, where nothing waits. */
export type ListName = matters.DeskListEntry;

export type ListItem = matters.DeskListItem;

export type ListPage = matters.DeskList;

/** Something with an identifier and a name. */
export type NamedId = matters.DeskMatterNamedId;

/** One line of how a deadline was computed. */
export type Line = kernel.ExplanationLine;

export type MatterClock = matters.DeskMatterClockView;

/** Something this officer may do with this matter now. */
export type Move = matters.DeskMatterMoveView;

export type Reply = matters.DeskMatterReplyView;

export type WhyHere = matters.DeskMatterWhy;

export type DeskMatter = Omit<matters.DeskMatter, 'requester' | 'files'> & {
  requester: Omit<matters.DeskMatterRequester, 'kind'> & { kind: 'anonymous' | 'confidential' | 'known' };
  /** photos and recordings, oldest first */
  files: Shown[];
};

/** A place for a matter, and the words that led there. */
export type Proposal = matters.DeskViewsProposalView;

/** A category, with the unit that has it in this place. */
export type Category = matters.DeskViewsCategoryView;

export type Triage = matters.DeskViewsTriageView;

export type Contact = people.Revealed;

export type NewMatter = matters.MoveRegistration;

/** one of a unit's most urgent matters, in a glance */
export type Urgent = matters.DeskListUrgent;

export type Registered = matters.MoveRegistered;

export const lists = () => get<ListName[]>('/api/desk/lists');

export const list = (key: string, ask: { after?: string; size?: number; q?: string; sort?: string }, signal?: AbortSignal) =>
  get<ListPage>(`/api/desk/list/${encodeURIComponent(key)}${query(ask)}`, { signal });

export const matter = (id: string, signal?: AbortSignal) => get<DeskMatter>(`/api/matters/${encodeURIComponent(id)}`, { signal });

/** Where a matter may go, for whoever decides. */
export const triage = (id: string, signal?: AbortSignal) => get<Triage>(`/api/matters/${encodeURIComponent(id)}/triage`, { signal });

/** Does a move; what comes back is the matter as it now stands. */
export const move = (id: string, key: string, body: Record<string, unknown> = {}, keepalive = false) =>
  post<DeskMatter>(`/api/matters/${encodeURIComponent(id)}/${key}`, body, { keepalive });

/** Shows contact data; the requester sees who looked, when and why. */
export const reveal = (id: string, reason: string) => post<Contact>(`/api/matters/${encodeURIComponent(id)}/reveal`, { reason });

export const register = (matter: NewMatter, key: string) =>
  post<Registered>('/api/matters', matter, { headers: { 'Idempotency-Key': key } });

// ------------------------------------------------------------------------------------------------ routing table

/** A line of the routing table, as it is written. */
export type RuleDraft = matters.RoutingLine;

export type Rule = matters.RoutingLineView;

export type RoutingTable = matters.RoutingTableView;

/** What a changed line would have done to one message of the past. */
export type DryRun = matters.RoutingDryRun;

export const routing = () => get<RoutingTable>('/api/routing');
export const saveRule = (id: string | null, rule: RuleDraft) =>
  id ? put<Rule>(`/api/routing/rules/${id}`, rule) : post<Rule>('/api/routing/rules', rule);
export const dryRun = (replaces: string | null, rule: RuleDraft, last: number) => post<DryRun[]>('/api/routing/dry-run', { replaces, rule, last });

// ------------------------------------------------------------------------------------------------ complaints

export type Complaint = matters.ComplaintsComplaint;

export const complaints = (page = 0) => get<Complaint[]>(`/api/complaints${query({ page })}`);
export const answerComplaint = (id: string, words: string) => post<void>(`/api/complaints/${id}/answer`, { words });
