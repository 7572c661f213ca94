// SPDX-License-Identifier: Apache-2.0
// The chart engine, fetched only by a page that draws one: a line, a band, and nothing else of it.
import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Point } from '../calls';
import { aloud, leading } from './words';

use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The points of a trend as chart series: one stretch for each version of the definition, with gaps where nothing is shown. */
function options(points: Point[], rate: boolean): EChartsCoreOption {
  const ink = token('--ink-2');
  const line = token('--line');
  const first = token('--series-1');
  const number = (p: Point) => (rate ? leading(p.value)?.share : leading(p.value)?.n) ?? null;
  const versions = [...new Set(points.map((p) => p.version))];
  const only = (version: number, of: (p: Point) => number | null) => points.map((p) => (p.version === version ? of(p) : null));
  const band = (version: number) => [
    { type: 'line', stack: `band ${version}`, symbol: 'none', silent: true, lineStyle: { opacity: 0 }, data: only(version, (p) => leading(p.value)?.low ?? null) },
    {
      type: 'line',
      stack: `band ${version}`,
      symbol: 'none',
      silent: true,
      lineStyle: { opacity: 0 },
      areaStyle: { color: first, opacity: 0.14 },
      data: only(version, (p) => (leading(p.value)?.high == null ? null : leading(p.value)!.high! - leading(p.value)!.low!)),
    },
  ];
  return {
    animation: false,
    grid: { left: 48, right: 20, top: 24, bottom: 32 },
    xAxis: {
      type: 'category',
      boundaryGap: points.length < 2,
      data: points.map((p) => p.code.replace(/^20/, '').replace(/^36m-20/, '')),
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      axisLabel: { color: ink, fontSize: 13 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      ...(rate ? { max: 100 } : { minInterval: 1 }),
      axisLabel: { color: ink, fontSize: 13, formatter: rate ? '{value}%' : '{value}' },
      splitLine: { lineStyle: { color: line } },
    },
    tooltip: {
      trigger: 'axis',
      backgroundColor: token('--paper'),
      borderColor: token('--edge'),
      textStyle: { color: token('--ink'), fontSize: 14 },
      formatter: (at: { dataIndex: number }[]) => {
        const point = points[at[0]?.dataIndex ?? 0];
        return point ? `${point.label}<br><b>${aloud(point.value, rate)}</b>` : '';
      },
    },
    series: versions.flatMap((version) => [
      ...(rate ? band(version) : []),
      {
        type: 'line',
        data: only(version, number),
        connectNulls: false,
        symbol: 'circle',
        symbolSize: 8,
        lineStyle: { color: first, width: 2.5 },
        itemStyle: { color: first },
      },
    ]),
  };
}

/** Draws a trend into a box and keeps to its size; the answer draws anew, or takes it away. */
export function drawTrend(box: HTMLElement, points: Point[], rate: boolean) {
  const chart = init(box, undefined, { renderer: 'svg' });
  chart.setOption(options(points, rate));
  const size = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => chart.resize());
  size?.observe(box);
  return {
    again: (now: Point[]) => chart.setOption(options(now, rate), true),
    gone: () => (size?.disconnect(), chart.dispose()),
  };
}
