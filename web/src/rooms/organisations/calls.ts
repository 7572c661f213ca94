// SPDX-License-Identifier: Apache-2.0
import { get, post, put, query, remove } from '@/frame/calls';
import type { organisations } from '@/frame/api.gen';

/** A unit that can be given work. */
export type Unit = organisations.UnitsUnitView;
export type Officer = organisations.UnitsOfficerView;
export type UnitDetail = organisations.UnitsUnitDetail;
/** Somebody on duty for a while. */
export type OnDuty = organisations.UnitsOnDutyView;
/** A stretch in which somebody has to be on duty and nobody is. */
export type Gap = organisations.UnitsGapView;
/** A shift that repeats; days are dates, hours are the county's. */
export type Shift = organisations.UnitsShiftView;
export type Day = Shift['days'][number];
/** Whole days away; nobody is asked why. */
export type Absence = organisations.UnitsAbsenceView;
/** How a unit's working time differs from the county's. */
export type Hours = organisations.UnitsHoursView;

/** Something with a name that can be picked. */
export interface Named {
  id: string;
  name: string;
  hint?: string | null;
}

/** A unit as it is set up or changed. */
export type UnitForm = Omit<organisations.UnitsUnitForm, 'kind'> & { kind: string };

export const units = () => get<Unit[]>('/api/units');
export const unit = (id: string) => get<UnitDetail>(`/api/units/${id}`);
export const duties = () => get<organisations.UnitsDutyView[]>('/api/duties');
export const setUp = (form: UnitForm) => post<Unit>('/api/units', form);
export const change = (id: string, form: UnitForm) => put<Unit>(`/api/units/${id}`, form);
export const close = (id: string, reason: string) => post<Unit>(`/api/units/${id}/close`, { reason });

export const duty = (id: string, from: string, until: string) => get<OnDuty[]>(`/api/units/${id}/duty${query({ from, until })}`);
export const gaps = (id: string, from: string, until: string) => get<Gap[]>(`/api/units/${id}/gaps${query({ from, until })}`);
export const roster = (id: string) => get<organisations.UnitsRosterView>(`/api/units/${id}/roster`);
export const addShift = (id: string, shift: organisations.UnitsShiftForm) =>
  post<organisations.UnitsCreated>(`/api/units/${id}/shifts`, shift);
export const endShift = (id: string, shift: string) => remove<void>(`/api/units/${id}/shifts/${shift}`);
export const away = (id: string, absence: organisations.UnitsAbsenceForm) => post<organisations.UnitsCreated>(`/api/units/${id}/absences`, absence);
export const back = (id: string, absence: string) => remove<void>(`/api/units/${id}/absences/${absence}`);
export const hours = (id: string) => get<Hours>(`/api/units/${id}/hours`);
export const setHours = (id: string, own: Hours) => put<Hours>(`/api/units/${id}/hours`, own);

// ------------------------------------------------------------------------------------------------ working calendar

/** A day that is not what its weekday says. */
export type SpecialDay = Omit<organisations.CalendarsSpecialDay, 'kind'> & { kind: 'HOLIDAY' | 'MAKE_UP' | 'CLOSED' | 'WORKDAY' };

export type CalendarYear = Omit<organisations.CalendarsYear, 'special'> & { special: SpecialDay[] };

export const calendars = () => get<organisations.CalendarsCalendars>('/api/calendars');
export const calendarYear = (year: number) => get<CalendarYear>(`/api/calendars/${year}`);

// ------------------------------------------------------------------------------------------------ service points

/** A place where one can go instead of writing. */
export type ServicePoint = organisations.ServicePointsPointView;

/** A service point as it is opened or changed. */
export type PointForm = organisations.ServicePointsPointForm;

export const points = () => get<ServicePoint[]>('/api/service-points');
export const openPoint = (form: PointForm) => post<ServicePoint>('/api/service-points', form);
export const changePoint = (id: string, form: PointForm) => put<ServicePoint>(`/api/service-points/${id}`, form);
export const closePoint = (id: string) => post<void>(`/api/service-points/${id}/close`);
