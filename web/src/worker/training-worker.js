import './serve-training.js';
