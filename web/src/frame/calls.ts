// SPDX-License-Identifier: Apache-2.0
// How the desk speaks to the county office: JSON both ways, the session cookie, and one kind of error.

/** A call that was answered with a refusal, or not answered at all. It always says what to do next. */
export class Refused extends Error {
  constructor(
    /** HTTP status; 0 when nothing answered */
    readonly status: number,
    /** stable code of the refusal, such as `objected-already` */
    readonly code: string,
    /** what happened, one sentence */
    readonly title: string,
    /** what to do next, one sentence; may be empty when the server knew none */
    readonly next: string,
    /** the object it concerns, or null */
    readonly about: unknown = null,
  ) {
    super(title);
    this.name = 'Refused';
  }
}

/** What a call may carry beside its body. */
export interface Extras {
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** send it even while the page is being left */
  keepalive?: boolean;
}

export const get = <T>(path: string, extras?: Extras) => call<T>('GET', path, undefined, extras);
export const post = <T>(path: string, body: unknown = {}, extras?: Extras) => call<T>('POST', path, body, extras);
export const put = <T>(path: string, body: unknown = {}, extras?: Extras) => call<T>('PUT', path, body, extras);
export const remove = <T>(path: string, extras?: Extras) => call<T>('DELETE', path, undefined, extras);

/** Sends a form with a file in it. */
export const upload = <T>(path: string, form: FormData, extras?: Extras) => call<T>('POST', path, form, extras);

/** Asks for bytes to be saved, with a body that says why. */
export async function fetchBytes(path: string, body: unknown): Promise<{ bytes: Blob; name: string }> {
  const answer = await answered('POST', path, body, {});
  const name = /filename="?([^";]+)/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'original';
  return { bytes: await answer.blob(), name };
}

/** Query part of an address from what is set; empty values are left out. */
export function query(values: Record<string, string | number | boolean | null | undefined>): string {
  const set = Object.entries(values).filter(([, v]) => v !== undefined && v !== null && v !== '');
  return set.length ? '?' + new URLSearchParams(set.map(([k, v]) => [k, String(v)])).toString() : '';
}

async function call<T>(method: string, path: string, body?: unknown, extras: Extras = {}): Promise<T> {
  const answer = await answered(method, path, body, extras);
  if (answer.status === 204) return undefined as T;
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

async function answered(method: string, path: string, body: unknown, extras: Extras): Promise<Response> {
  let answer = await send(method, path, body, extras);
  if (answer.status === 403 && method !== 'GET' && (!cookie('XSRF-TOKEN') || (await isStale(answer)))) {
    // The token's cookie comes with the first read, and changes with a sign-in elsewhere. Fetch one, then ask again: the first
    // try changed nothing.
    await send('GET', '/api/session', undefined, {});
    answer = await send(method, path, body, extras);
  }
  if (answer.status === 401) throw signedOut(method);
  if (!answer.ok) throw await refusal(answer);
  return answer;
}

/** Whether the office refused the form's token and nothing else. */
async function isStale(answer: Response): Promise<boolean> {
  const problem: unknown = await answer.clone().json().catch(() => null);
  return typeof problem === 'object' && problem !== null && 'code' in problem && problem.code === 'form-expired';
}

async function send(method: string, path: string, body: unknown, extras: Extras): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', ...extras.headers };
  const form = body instanceof FormData;
  // a form names its own type, with the boundary between its parts
  if (body !== undefined && !form) headers['Content-Type'] = 'application/json';
  const token = cookie('XSRF-TOKEN');
  if (method !== 'GET' && token) headers['X-XSRF-TOKEN'] = token;
  try {
    return await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      signal: extras.signal,
      keepalive: extras.keepalive,
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
    });
  } catch (e) {
    if (e instanceof DOMException && e.name === 'AbortError') throw e;
    throw new Refused(0, 'offline', '', '');
  }
}

async function refusal(answer: Response): Promise<Refused> {
  try {
    const problem = await answer.json();
    return new Refused(
      answer.status,
      problem.code ?? String(problem.type ?? '').split(':').pop() ?? '',
      problem.title ?? '',
      problem.detail ?? '',
      problem.about ?? null,
    );
  } catch {
    return new Refused(answer.status, '', '', '');
  }
}

function signedOut(method: string): Refused {
  // Reading again after sign-in costs nothing, so go there at once. A change keeps the page, because it holds what was typed.
  if (method === 'GET') location.assign(signInAddress());
  return new Refused(401, 'signed-out', '', '');
}

/** Where to sign in, so that one comes back to this page. */
export function signInAddress(): string {
  return '/sign-in?next=' + encodeURIComponent(location.pathname + location.search);
}

/** The value of a cookie, or an empty string. */
export function cookie(name: string): string {
  const found = document.cookie.split('; ').find((c) => c.startsWith(name + '='));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}
