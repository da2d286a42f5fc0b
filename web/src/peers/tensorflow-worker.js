import './serve-tensorflow-lane.js';
