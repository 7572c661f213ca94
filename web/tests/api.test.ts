// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
// @ts-expect-error a script without types of its own
import { source, target, types } from '../scripts/api.mjs';

it('keeps the types of the calls as the API document says (./anlan docs makes them anew)', () => {
  expect(readFileSync(target, 'utf8')).toBe(types(JSON.parse(readFileSync(source, 'utf8'))));
});

it('says null where an answer may lack a value, and lets what is sent leave it out', () => {
  const document = {
    paths: { '/a': { post: { requestBody: { content: { x: { schema: { $ref: '#/components/schemas/a.Sent' } } } } } } },
    components: {
      schemas: {
        'a.Sent': { type: 'object', required: ['one'], properties: { one: { type: 'string' }, two: { type: 'integer' } } },
        'a.Told': { type: 'object', properties: { all: { type: 'array', items: { enum: ['x', 'y'] } }, by: { type: 'object', additionalProperties: { $ref: '#/components/schemas/a.Sent' } } } },
      },
    },
  };
  expect(types(document)).toContain('export interface Sent {\n    one: string;\n    two?: number | null;\n  }');
  expect(types(document)).toContain("all: ('x' | 'y')[] | null;\n    by: Record<string, a.Sent> | null;");
});
