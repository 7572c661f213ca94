// SPDX-License-Identifier: Apache-2.0
// Draws the boats straight onto the chart's canvas: one call for all shapes, one for the lines ahead of them. The shapes are
// computed in the shader, so they are sharp at any size and need no picture.
import type { CustomLayerInterface, CustomRenderMethodInput, Map as Chart } from 'maplibre-gl';
import { GONE, pointing, ROLES, SILENT, type Fleet } from './fleet';

const SHAPES = `#version 300 es
in vec2 a_at; in float a_angle; in float a_role; in float a_silent;
uniform mat4 u_matrix; uniform float u_size;
out float v_angle; flat out int v_role; out float v_silent;
void main() {
  gl_Position = u_matrix * vec4(a_at, 0.0, 1.0);
  gl_PointSize = u_size;
  v_angle = a_angle; v_role = int(a_role + 0.5); v_silent = a_silent;
}`;

const INK = `#version 300 es
precision highp float;
in float v_angle; flat in int v_role; in float v_silent;
uniform vec3 u_inks[7]; uniform vec3 u_sea; uniform float u_size;
out vec4 ink;
float wedge(vec2 q, float top, float base, float wide) {
  vec2 n = normalize(vec2(base + top, -wide));
  return max(dot(vec2(abs(q.x), q.y) - vec2(0.0, -top), n), q.y - base);
}
float hull(vec2 q) {
  return max(max(abs(q.x) - 0.32, q.y - 0.66), dot(vec2(abs(q.x), q.y) - vec2(0.0, -0.8), normalize(vec2(0.45, -0.32))));
}
void main() {
  vec2 p = (gl_PointCoord - 0.5) * 2.0;
  if (v_role != 2 && v_silent < 0.5 && dot(p, p) > 0.85) discard;
  float c = cos(v_angle), s = sin(v_angle);
  vec2 q = vec2(p.x * c + p.y * s, -p.x * s + p.y * c);
  float line = 2.4 / u_size;
  float d;
  if (v_angle < -50.0 && v_role != 2) d = v_role == 0 ? length(p) - 0.3 : abs(length(p) - 0.3) - line * 0.6;
  else if (v_role == 0) d = wedge(q, 0.74, 0.58, 0.32);
  else if (v_role == 1) d = hull(q);
  else if (v_role == 2) d = min(abs(length(p) - 0.78) - line * 0.7, v_angle < -50.0 ? length(p) - 0.25 : max(wedge(q, 0.55, 0.42, 0.38), -wedge(q - vec2(0.0, 0.52), 0.34, 0.3, 0.24)));
  else if (v_role == 3) d = min(abs(wedge(q, 0.7, 0.52, 0.34) + line) - line * 0.6, max(wedge(q, 0.7, 0.52, 0.34), 0.22 - q.y));
  else if (v_role == 4) d = abs(hull(q) + line) - line * 0.6;
  else if (v_role == 5) d = min(abs(hull(q) + line) - line * 0.6, max(abs(q.x) - 0.2, abs(q.y - 0.1) - 0.22));
  else d = abs(wedge(q, 0.66, 0.5, 0.32) + line) - line * 0.6;
  if (v_silent > 0.5) d = min(d, max(abs(length(p) - 0.9) - line * 0.5, -sin(atan(p.y, p.x) * 8.0) * 0.3));
  float soft = 1.6 / u_size;
  float in_ = 1.0 - smoothstep(-soft, soft, d);
  float rim = 1.0 - smoothstep(0.02, 0.1 + soft, d);
  float a = max(in_, rim * 0.75);
  if (a < 0.02) discard;
  ink = vec4(mix(u_sea, u_inks[v_role], in_) * a, a);
}`;

const AHEAD = `#version 300 es
in vec2 a_at; in float a_role; uniform mat4 u_matrix; flat out int v_role;
void main() { gl_Position = u_matrix * vec4(a_at, 0.0, 1.0); v_role = int(a_role + 0.5); }`;
const LINE = `#version 300 es
precision highp float;
flat in int v_role; uniform vec3 u_inks[7]; out vec4 ink;
void main() { ink = vec4(u_inks[v_role], 1.0) * 0.85; }`;

const mercator = (lat: number) => (1 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / Math.PI) / 2;
const TURN = Math.PI / 180;

/** The layer of boats. Positions are kept relative to the county, so that single precision is enough down to a metre. */
export class BoatLayer implements CustomLayerInterface {
  readonly id = 'boats';
  readonly type = 'custom' as const;
  readonly renderingMode = '2d' as const;
  /** colours of the seven roles and of the sea, 0 to 1 */
  inks: Float32Array<ArrayBuffer> = new Float32Array(21);
  sea = new Float32Array(3);
  /** size of a boat in CSS pixels */
  size = 26;
  private chart!: Chart;
  private gl!: WebGL2RenderingContext;
  private shapes!: WebGLProgram;
  private lines!: WebGLProgram;
  private points!: WebGLBuffer;
  private ahead!: WebGLBuffer;
  private pointData = new Float32Array(5 * 1024);
  private aheadData = new Float32Array(6 * 1024);
  private count = 0;
  private aheadCount = 0;
  private drawn = '';
  private readonly x0: number;
  private readonly y0: number;

  constructor(
    private readonly fleet: () => Fleet,
    private readonly now: () => number,
    lon: number,
    lat: number,
  ) {
    this.x0 = (lon + 180) / 360;
    this.y0 = mercator(lat);
  }

  onAdd(chart: Chart, gl: WebGLRenderingContext | WebGL2RenderingContext): void {
    this.chart = chart;
    this.gl = gl as WebGL2RenderingContext;
    this.shapes = program(this.gl, SHAPES, INK);
    this.lines = program(this.gl, AHEAD, LINE);
    this.points = this.gl.createBuffer();
    this.ahead = this.gl.createBuffer();
  }

  /** Draws; called by the chart once a frame at most. */
  render(context: WebGLRenderingContext | WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const gl = context as WebGL2RenderingContext;
    this.fill();
    const matrix = shifted(input.defaultProjectionData.mainMatrix, this.x0, this.y0);
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.bindVertexArray(null);

    gl.useProgram(this.lines);
    gl.uniformMatrix4fv(gl.getUniformLocation(this.lines, 'u_matrix'), false, matrix);
    gl.uniform3fv(gl.getUniformLocation(this.lines, 'u_inks'), this.inks);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.ahead);
    attribute(gl, this.lines, 'a_at', 2, 12, 0);
    attribute(gl, this.lines, 'a_role', 1, 12, 8);
    gl.drawArrays(gl.LINES, 0, this.aheadCount);

    // from afar a boat is a speck: small specks keep a crowd readable, and cheap to draw
    const zoom = this.chart.getZoom();
    const size = (zoom < 9 ? 10 : zoom < 11.5 && this.count > 1000 ? 14 : this.size) * devicePixelRatio;
    gl.useProgram(this.shapes);
    gl.uniformMatrix4fv(gl.getUniformLocation(this.shapes, 'u_matrix'), false, matrix);
    gl.uniform1f(gl.getUniformLocation(this.shapes, 'u_size'), size);
    gl.uniform3fv(gl.getUniformLocation(this.shapes, 'u_inks'), this.inks);
    gl.uniform3fv(gl.getUniformLocation(this.shapes, 'u_sea'), this.sea);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.points);
    attribute(gl, this.shapes, 'a_at', 2, 20, 0);
    attribute(gl, this.shapes, 'a_angle', 1, 20, 8);
    attribute(gl, this.shapes, 'a_role', 1, 20, 12);
    attribute(gl, this.shapes, 'a_silent', 1, 20, 16);
    gl.drawArrays(gl.POINTS, 0, this.count);
  }

  private fill(): void {
    const fleet = this.fleet();
    const now = this.now();
    const key = fleet.version + '/' + Math.floor(now / 1000);
    if (key === this.drawn) return;
    this.drawn = key;
    const most = fleet.boats.size;
    if (this.pointData.length < most * 5) this.pointData = new Float32Array(most * 7);
    if (this.aheadData.length < most * 6) this.aheadData = new Float32Array(most * 8);
    let n = 0;
    let m = 0;
    for (const boat of fleet.boats.values()) {
      const silence = now - boat.heard;
      if (silence > GONE) continue;
      const x = (boat.lon + 180) / 360 - this.x0;
      const y = mercator(boat.lat) - this.y0;
      const way = pointing(boat);
      const found = ROLES.indexOf(boat.role as (typeof ROLES)[number]);
      const role = found < 0 ? ROLES.length - 1 : found;
      const p = this.pointData;
      p[n++] = x;
      p[n++] = y;
      p[n++] = way === null ? -100 : way * TURN;
      p[n++] = role;
      p[n++] = silence > SILENT ? 1 : 0;
      if (boat.cog === null || boat.sog === null || boat.sog < 0.3 || silence > SILENT) continue;
      // six minutes ahead: a tenth of the speed, in sixtieths of a degree of latitude
      const far = boat.sog / 10 / 60 / 360 / Math.cos(boat.lat * TURN);
      const a = this.aheadData;
      a[m++] = x;
      a[m++] = y;
      a[m++] = role;
      a[m++] = x + Math.sin(boat.cog * TURN) * far;
      a[m++] = y - Math.cos(boat.cog * TURN) * far;
      a[m++] = role;
    }
    this.count = n / 5;
    this.aheadCount = m / 3;
    const gl = this.gl;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.points);
    gl.bufferData(gl.ARRAY_BUFFER, this.pointData.subarray(0, n), gl.DYNAMIC_DRAW);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.ahead);
    gl.bufferData(gl.ARRAY_BUFFER, this.aheadData.subarray(0, m), gl.DYNAMIC_DRAW);
  }
}

const places = new WeakMap<WebGLProgram, Map<string, number>>();
function attribute(gl: WebGL2RenderingContext, of: WebGLProgram, name: string, size: number, stride: number, offset: number): void {
  const known = places.get(of) ?? new Map<string, number>();
  places.set(of, known);
  const at = known.get(name) ?? gl.getAttribLocation(of, name);
  known.set(name, at);
  gl.enableVertexAttribArray(at);
  gl.vertexAttribPointer(at, size, gl.FLOAT, false, stride, offset);
}

/** The matrix for positions told relative to a point. */
function shifted(m: ArrayLike<number>, x: number, y: number): Float32Array {
  const out = new Float32Array(16);
  for (let i = 0; i < 16; i++) out[i] = m[i]!;
  for (let i = 0; i < 4; i++) out[12 + i] = m[i]! * x + m[4 + i]! * y + m[12 + i]!;
  return out;
}

function program(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const made = gl.createProgram();
  for (const [kind, text] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind)!;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? 'shader');
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  if (!gl.getProgramParameter(made, gl.LINK_STATUS)) throw new Error(gl.getProgramInfoLog(made) ?? 'program');
  return made;
}
