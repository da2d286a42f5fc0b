// node tools/recipes.mjs: writes tools/recipes.json, the presets' networks and recipes as the page has them, for
// programs that are not written in JavaScript.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recipes } from './results/recipes.mjs';
import { projectFolder } from './setup/folders.mjs';

writeFileSync(join(projectFolder, 'tools/recipes.json'), `${JSON.stringify(await recipes(), null, 2)}\n`);
console.log('tools/recipes.json is written.');
