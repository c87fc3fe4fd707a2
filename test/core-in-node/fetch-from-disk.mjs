// The tests of columns and of the import read sample files over HTTP; in Node, where their addresses are `file:`, from the disk.
import { readFile } from 'node:fs/promises';

globalThis.fetch = async (address) => new Response(await readFile(new URL(address)));
