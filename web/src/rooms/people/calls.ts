// SPDX-License-Identifier: Apache-2.0
import { get, post, put, query, remove } from '@/frame/calls';
import type { people } from '@/frame/api.gen';

export type Named = people.AccountsNamed;
/** A role somebody holds within an area. */
export type GrantedRole = people.AccountsGrantedRole;
export type Account = Omit<people.AccountsAccount, 'state'> & { state: 'INVITED' | 'ACTIVE' | 'DISABLED' };
export type RoleForm = people.AccountsRoleForm;
export type RoleName = people.AccountsRoleName;
/** A link that lets somebody in once. */
export type InviteLink = people.AccountsLink;
export type Done = people.AccountsDone;
export type Invitation = people.AccountsInviteForm;
/** A use of emergency access. */
export type Use = people.EmergencyAccessUse;

const one = (id: string) => `/api/accounts/${encodeURIComponent(id)}`;

export const accounts = (ask: { q?: string; state?: string; page?: number }) =>
  get<Omit<people.AccountsPage, 'items'> & { items: Account[] }>(`/api/accounts${query(ask)}`);
export const account = (id: string) => get<Account>(one(id));
export const history = (id: string) => get<Done[]>(`${one(id)}/history`);
export const roles = () => get<RoleName[]>('/api/accounts/roles');
export const colleagues = () => get<people.AccountsColleague[]>('/api/accounts/colleagues');
export const invite = (who: Invitation) => post<InviteLink>('/api/accounts', who);
export const newLink = (id: string) => post<InviteLink>(`${one(id)}/link`);
export const correct = (id: string, body: people.AccountsCorrectForm) => put<Account>(one(id), body);
export const transfer = (id: string, unit: string | null, to: RoleForm[]) => post<Account>(`${one(id)}/transfer`, { unit, roles: to });
export const cover = (id: string, by: string, until: string) => post<void>(`${one(id)}/cover`, { by, until });
export const endCover = (id: string, by: string) => post<void>(`${one(id)}/cover/end`, { by });
export const disable = (id: string, reason: string) => post<Account>(`${one(id)}/disable`, { reason });
export const enable = (id: string) => post<Account>(`${one(id)}/enable`);
export const resetSecondStep = (id: string, reason: string) => post<Account>(`${one(id)}/second-step/reset`, { reason });
export const grant = (id: string, role: RoleForm) => post<Account>(`${one(id)}/grants`, role);
export const revoke = (id: string, grantId: string) => remove<void>(`${one(id)}/grants/${grantId}`);

export const breakGlass = (reason: string) => post<people.EmergencyAccessOpened>('/api/accounts/break-glass', { reason });
export const endBreakGlass = () => post<void>('/api/accounts/break-glass/end');
export const uses = (page = 0) => get<Use[]>(`/api/accounts/break-glass${query({ page })}`);
export const readings = (id: string) => get<people.EmergencyAccessReading[]>(`/api/accounts/break-glass/${id}/readings`);
export const review = (id: string, finding: string) => post<void>(`/api/accounts/break-glass/${id}/review`, { finding });
