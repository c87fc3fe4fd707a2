import { defineElements } from '../elements/index.js';

defineElements();
