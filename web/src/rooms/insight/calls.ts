// SPDX-License-Identifier: Apache-2.0
import { get, post, query } from '@/frame/calls';
import type { insight } from '@/frame/api.gen';

/** One reading of a figure: n above the line, d below it; shares and their interval in per cent. */
export type Counted = insight.ValueCounted;

/** What a figure says in one cell. A withheld one says nothing else. */
export type Value = insight.Value;

export type Span = insight.FigureViewSpan;

export type Point = insight.FigureViewPoint;

export type Named = insight.FigureViewNamed;

export type Summary = insight.FigurePagesSummary;

export type Line = insight.FigureViewLine;

export type Release = insight.FigureViewReleaseView;

export type Figure = insight.FigureView;

/** A row behind a figure. What would give a withheld cell away is empty. */
export type Row = insight.FigurePagesRowView;

export type RowPage = insight.FigurePagesRowPage;

export const figures = () => get<Summary[]>('/api/figures');
export const figure = (k: string, period: string, by: string, within: string) => get<Figure>(`/api/figures/${k}${query({ period, by, within })}`);
export const rows = (k: string, period: string, by: string, key: string, mark: string, page: number) =>
  get<RowPage>(`/api/figures/${k}/rows${query({ period, by, key, mark, page })}`);
export const valuesFile = (k: string, period: string) => `/api/figures/${k}/values.csv${query({ period })}`;
export const rowsFile = (k: string, period: string) => `/api/figures/${k}/rows.csv${query({ period })}`;
export const draft = (k: string, period: string) => post<void>(`/api/figures/${k}/releases`, { period });
export const audit = (release: string, looked: number, wrong: number) => post<void>(`/api/figures/releases/${release}/audit`, { looked, wrong });
export const publish = (release: string) => post<void>(`/api/figures/releases/${release}/publish`);
