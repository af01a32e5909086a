import { expect, it } from 'vitest';
import { addRemoteModel } from './remote-models';

it.each(['', 'model.gguf', 'file:///model.gguf', 'javascript:alert(1)', 'https://'])(
  'refuses %j as an address, in words',
  async (gguf) => {
    await expect(addRemoteModel({ gguf }, 'https://lab.example/')).rejects.toThrow(/is not a web address/);
  }
);
