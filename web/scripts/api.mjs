// SPDX-License-Identifier: Apache-2.0
// Writes the types of the desk's calls from the API document: node scripts/api.mjs
// A value belongs to a room, so it stands in the room's namespace. What the document does not require may be null: in an
// answer it is there and null, in what is sent it may be left out.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = import.meta.dirname;
export const source = resolve(here, '../../docs/openapi.json');
export const target = resolve(here, '../src/frame/api.gen.ts');

const nameOf = (ref) => ref.replace('#/components/schemas/', '');

/** The names that a part of the document leads to, directly or by others. */
function reached(document, part, names = new Set()) {
  JSON.stringify(part, (key, value) => {
    if (key === '$ref' && !names.has(nameOf(value))) {
      names.add(nameOf(value));
      reached(document, document.components.schemas[nameOf(value)], names);
    }
    return value;
  });
  return names;
}

function type(schema, sent, indent) {
  if (!schema || Object.keys(schema).length === 0) return 'unknown';
  if (schema.$ref) return schema.$ref.includes('.') ? nameOf(schema.$ref) : `house.${nameOf(schema.$ref)}`;
  const several = schema.oneOf ?? schema.anyOf;
  if (several) return several.map((each) => type(each, sent, indent)).join(' | ');
  if (schema.allOf) return schema.allOf.map((each) => type(each, sent, indent)).join(' & ');
  if (schema.enum) return schema.enum.map((each) => (each === null ? 'null' : `'${each}'`)).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((each) => type({ ...schema, type: each }, sent, indent)).join(' | ');
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array': {
      const item = type(schema.items, sent, indent);
      return item.includes(' ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
    }
    default:
      if (schema.properties) return fields(schema, sent, indent);
      if (schema.additionalProperties && schema.additionalProperties !== true) return `Record<string, ${type(schema.additionalProperties, sent, indent)}>`;
      return schema.type === 'object' ? 'Record<string, unknown>' : 'unknown';
  }
}

function fields(schema, sent, indent) {
  const inner = indent + '  ';
  const lines = Object.entries(schema.properties).map(([name, value]) => {
    const always = (schema.required ?? []).includes(name);
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
    return `${inner}${key}${!always && sent ? '?' : ''}: ${type(value, sent, inner)}${always ? '' : ' | null'};`;
  });
  return lines.length ? `{\n${lines.join('\n')}\n${indent}}` : 'Record<string, never>';
}

/** The types of a document, as the text of a file. */
export function types(document) {
  const bodies = Object.values(document.paths).flatMap((path) => Object.values(path).map((operation) => operation.requestBody));
  const sent = reached(document, bodies);
  const rooms = new Map();
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    const [room, own] = name.includes('.') ? name.split('.') : ['house', name];
    const body = schema.properties ? `interface ${own} ${fields(schema, sent.has(name), '  ')}` : `type ${own} = ${type(schema, sent.has(name), '  ')};`;
    rooms.set(room, [...(rooms.get(room) ?? []), `  export ${body}`]);
  }
  const text = [...rooms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([room, values]) => `export namespace ${room} {\n${values.join('\n\n')}\n}\n`);
  return `// SPDX-License-Identifier: Apache-2.0\n// Made from docs/openapi.json by ./anlan docs; nobody edits it.\n\n${text.join('\n')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(target, types(JSON.parse(readFileSync(source, 'utf8'))));
}
