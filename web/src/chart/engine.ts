// SPDX-License-Identifier: Apache-2.0
// The map engine, fetched by those who draw a chart and by nobody else. Its worker is a file of this office, as the policy asks.
import 'maplibre-gl/dist/maplibre-gl.css';
import * as engine from 'maplibre-gl';
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

engine.setWorkerUrl(worker);
export default engine;
