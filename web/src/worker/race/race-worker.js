import './serve-core-lanes.js';
