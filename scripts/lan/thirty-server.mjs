/** The server of `npm start`, with `--lan` or without, on any free port: to be measured as a process of its own. */
import { serve } from '../server.mjs';
import { serveLan } from './serve-lan.mjs';

const [, , kind] = process.argv;
const { secureUrls } = kind === 'lan' ? await serveLan({ securePort: 0, plainPort: 0 }) : {};
console.log(secureUrls?.[0] ?? (await serve()).url);
