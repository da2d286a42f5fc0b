import './serve-lab.js';
